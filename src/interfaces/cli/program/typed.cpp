#include "interfaces/cli/program/typed.h"

#include "foundation/base/text.h"

namespace asepsie::cli {

Result<std::optional<Date>> day_in(const std::string& typed)
{
    const auto day = parse_written_date(typed);
    return typed.empty() || day ? Result<std::optional<Date>>(day) : fail(ErrorCode::bad_usage, typed);
}

std::vector<std::string_view> named_in(std::string_view typed) { return text::trim(typed).empty() ? std::vector<std::string_view>() : text::split(typed, ','); }

Result<std::optional<std::vector<std::int64_t>>> reach_in(std::string_view typed)
{
    using Reach = std::optional<std::vector<std::int64_t>>;
    if (text::trim(typed) == "all") {
        return Reach();
    }
    std::vector<std::int64_t> ids;
    for (const std::string_view part : named_in(typed)) {
        const auto id = text::to_integer(text::trim(part));
        if (!id || *id < 1) {
            return fail(ErrorCode::bad_usage, "1,2,3; all");
        }
        ids.push_back(*id);
    }
    return Reach(std::move(ids));
}

}  // namespace asepsie::cli
