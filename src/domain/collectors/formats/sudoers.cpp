#include "domain/collectors/formats/sudoers.h"

#include "foundation/base/text.h"

#include <string>

namespace asepsie::collectors::formats {
namespace {

bool line_grants(std::string_view line)
{
    line = text::without_comment(line);
    if (line.starts_with("Defaults")) {
        return text::contains(line, "!authenticate");
    }
    const std::size_t tag = line.find("NOPASSWD:");
    if (tag == std::string_view::npos) {
        return false;
    }
    // "NOPASSWD: ALL", "NOPASSWD:SETENV: ALL", "NOPASSWD: /bin/x, ALL"
    std::string_view commands = line.substr(tag + std::string_view("NOPASSWD:").size());
    commands = commands.substr(0, commands.find("PASSWD:"));
    for (const std::string_view command : text::split(commands, ',')) {
        const std::string_view name = text::trim(command.substr(command.rfind(':') == std::string_view::npos ? 0 : command.rfind(':') + 1));
        if (name == "ALL") {
            return true;
        }
    }
    return false;
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
