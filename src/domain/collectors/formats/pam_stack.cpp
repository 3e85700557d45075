#include "domain/collectors/formats/pam_stack.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::formats {

std::optional<std::string> PamModule::argument(std::string_view wanted) const
{
    for (const std::string& given : arguments) {
        if (given.size() > wanted.size() && given.starts_with(wanted) && given[wanted.size()] == '=') {
            return given.substr(wanted.size() + 1);
        }
    }
    return std::nullopt;
}

std::vector<PamModule> parse_pam_stack(std::string_view text)
{
    std::vector<PamModule> stack;
    text::for_each_line(text, [&](std::string_view line) {
        line = text::without_comment(line);
        const std::size_t open = line.find('[');
        const std::size_t close = line.find(']');
        std::string flat(line);
        if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
            flat.replace(open, close - open + 1, "control");
        }
        const auto words = text::words(flat);
        if (words.size() < 3 || words[0].starts_with("@")) {
            return;
        }
        PamModule module;
        module.type = std::string(words[0].starts_with("-") ? words[0].substr(1) : words[0]);
        module.name = std::string(words[2].substr(words[2].rfind('/') + 1));
        module.arguments.assign(words.begin() + 3, words.end());
        stack.push_back(std::move(module));
    });
    return stack;
}

const PamModule* find_module(const std::vector<PamModule>& stack, std::string_view type, std::string_view name)
{
    const auto found = std::find_if(stack.begin(), stack.end(), [&](const PamModule& module) { return module.type == type && module.name == name; });
    return found == stack.end() ? nullptr : &*found;
}

}  // namespace asepsie::collectors::formats
