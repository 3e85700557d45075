#include "domain/collectors/formats/lastlog.h"

#include <cstring>

namespace asepsie::collectors::formats {

Result<std::optional<Moment>> last_login(std::string_view table, std::int64_t uid)
{
    constexpr std::size_t record_bytes = 292;  // 4 of time, 32 of terminal, 256 of place
    if (table.size() % record_bytes != 0) {
        return fail(ErrorCode::malformed, "the table of log-ins is not made of whole records");
    }
    const auto index = static_cast<std::size_t>(uid);
    if (uid < 0 || index >= table.size() / record_bytes) {
        return std::optional<Moment>();
    }
    std::uint32_t seconds = 0;
    std::memcpy(&seconds, table.data() + index * record_bytes, sizeof seconds);
    return seconds == 0 ? std::optional<Moment>() : std::optional(Moment(std::chrono::seconds(seconds)));
}

}  // namespace asepsie::collectors::formats
