#include "domain/collectors/formats/dnf_advisories.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace asepsie::collectors::formats {
namespace {

// rpmrc's architectures that a computer or telephone of today may run.
constexpr std::array<std::string_view, 9> architectures{"noarch", "x86_64", "i686", "i386", "aarch64", "armv7hl", "ppc64le", "s390x", "riscv64"};

// "kernel-core" of "kernel-core-6.17.4-300.fc43.x86_64", or nothing where the word is no package.
std::string_view package_name(std::string_view word)
{
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || std::find(architectures.begin(), architectures.end(), word.substr(dot + 1)) == architectures.end()) {
        return {};
    }
    const std::size_t release = word.rfind('-', dot);
    const std::size_t version = release == std::string_view::npos || release == 0 ? std::string_view::npos : word.rfind('-', release - 1);
    return version == std::string_view::npos ? std::string_view{} : word.substr(0, version);
}

}  // namespace

std::vector<std::string> packages_of_dnf_advisories(std::string_view table)
{
    std::set<std::string, std::less<>> names;
    text::for_each_line(table, [&](std::string_view line) {
        const auto words = text::words(line);
        // The advisory stands before the package: a line that begins with one is a message of dnf's.
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (const std::string_view name = package_name(words[i]); !name.empty()) {
                names.emplace(name);
                break;
            }
        }
    });
    return {names.begin(), names.end()};
}

}  // namespace asepsie::collectors::formats
