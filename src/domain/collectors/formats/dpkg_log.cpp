#include "domain/collectors/formats/dpkg_log.h"

#include "foundation/base/text.h"

namespace asepsie::collectors::formats {
namespace {

constexpr std::size_t longest_line = 1024;

std::optional<Date> day_of_install(std::string_view line)
{
    constexpr std::size_t action_at = 20;  // after "2026-11-20 18:04:31 "
    if (line.size() > longest_line || line.size() < action_at) {
        return std::nullopt;
    }
    const std::string_view action = line.substr(action_at);
    return action.starts_with("install ") || action.starts_with("upgrade ") ? parse_date(line.substr(0, 10)) : std::nullopt;
}

}  // namespace

std::optional<Date> last_install_in_dpkg_log(std::string_view log)
{
    while (!log.empty()) {
        if (log.back() == '\n') {
            log.remove_suffix(1);
            continue;
        }
        const std::size_t before = log.rfind('\n');
        const std::string_view line = before == std::string_view::npos ? log : log.substr(before + 1);
        if (const auto day = day_of_install(line)) {
            return day;
        }
        log.remove_suffix(line.size());
    }
    return std::nullopt;
}

}  // namespace asepsie::collectors::formats
