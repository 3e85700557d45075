#include "application/practice/systems.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using practice::Entry;

struct Sign {
    std::string_view word;  // folded, whole
    std::string_view system;
};
constexpr std::array signs{Sign{"windows", "windows"}, Sign{"iphone", "ios"}, Sign{"ipad", "ios"}, Sign{"ios", "ios"}, Sign{"ipados", "ios"}, Sign{"android", "android"}, Sign{"samsung", "android"},
    Sign{"galaxy", "android"}, Sign{"pixel", "android"}, Sign{"xiaomi", "android"}, Sign{"mac", "macos"}, Sign{"macbook", "macos"}, Sign{"imac", "macos"}, Sign{"macos", "macos"}, Sign{"linux", "linux"},
    Sign{"debian", "linux"}, Sign{"ubuntu", "linux"}, Sign{"fedora", "linux"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool holds_word(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view system_of(const Entry& device)
{
    const std::string said = text::folded(device.name + " " + device.note);
    const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return holds_word(said, sign.word); });
    return found == signs.end() ? std::string_view() : found->system;
}

std::vector<std::string_view> systems_of(const std::vector<Entry>& devices, Date today)
{
    struct Class {
        bool (*holds)(const Entry&);
        std::vector<std::string_view> systems;
    };
    const std::array classes{Class{[](const Entry& entry) { return entry.kind == "computer"; }, {"windows", "macos", "linux"}},
        Class{[](const Entry& entry) { return entry.kind == "phone" || entry.kind == "tablet"; }, {"android", "ios"}}};
    std::vector<std::string_view> in_use;
    bool is_told = false;
    for (const Class& one : classes) {
        std::vector<std::string_view> found;
        bool all_told = true;
        for (const Entry& device : devices) {
            if (one.holds(device) && !device.is_gone(today)) {
                found.push_back(system_of(device));
                all_told = all_told && !found.back().empty();
            }
        }
        const bool is_class_told = all_told && !found.empty();
        is_told = is_told || is_class_told;
        for (const std::string_view system : one.systems) {
            if (!is_class_told || std::find(found.begin(), found.end(), system) != found.end()) {
                in_use.push_back(system);
            }
        }
    }
    return is_told ? in_use : std::vector<std::string_view>();
}

}  // namespace asepsie::application
