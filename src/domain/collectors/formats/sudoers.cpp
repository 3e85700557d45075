#include "domain/collectors/formats/sudoers.h"

#include "foundation/base/text.h"

#include <string>

namespace asepsie::collectors::formats {
namespace {

bool line_grants(std::string_view line)
{
    line = text::trim(line);
    // "#1000" is a user by number, any other "#" begins a comment (sudoers(5)).
    const bool is_by_number = line.size() > 1 && line[0] == '#' && line[1] >= '0' && line[1] <= '9';
    line = is_by_number ? line.substr(1) : text::without_comment(line);
    if (line.starts_with("Defaults")) {
        return text::contains(line, "!authenticate");
    }
    // A tag holds for the commands after it, until another of its kind: "NOPASSWD: /bin/x, ALL", "NOPASSWD:SETENV: ALL".
    bool without_password = false;
    bool grants = false;
    for (const std::string_view command : text::split(line, ',')) {
        const std::size_t without = command.rfind("NOPASSWD:");
        const std::size_t with = command.rfind("PASSWD:");
        if (with != std::string_view::npos) {
            without_password = without != std::string_view::npos && without + 2 == with;
        }
        const std::string_view name = text::trim(command.substr(command.rfind(':') == std::string_view::npos ? 0 : command.rfind(':') + 1));
        grants = grants || (without_password && name == "ALL");
    }
    return grants;
}

}  // namespace

bool grants_all_without_password(std::string_view text)
{
    std::string line;
    bool grants = false;
    text::for_each_line(text, [&](std::string_view part) {
        if (part.ends_with("\\")) {
            line += part.substr(0, part.size() - 1);
            return;
        }
        line += part;
        grants = grants || line_grants(line);
        line.clear();
    });
    return grants || line_grants(line);
}

}  // namespace asepsie::collectors::formats
