#include "domain/collectors/formats/swap_table.h"

#include "domain/collectors/formats/kernel_field.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <optional>

namespace asepsie::collectors::formats {
namespace {

// /dev/dm-1                               partition	999420		0		-2
std::optional<SwapArea> area_of(std::string_view line)
{
    const auto field = text::words(line);
    if (field.size() < 3 || field[0].front() != '/' || (field[1] != "file" && field[1] != "partition")) {
        return std::nullopt;
    }
    return SwapArea{unescaped_field(field[0]), field[1] == "file" ? SwapKind::file : SwapKind::partition};
}

}  // namespace

Result<std::vector<SwapArea>> parse_swap_table(std::string_view text)
{
    std::vector<SwapArea> areas;
    int number = 0;
    int wrong = 0;
    text::for_each_line(text, [&](std::string_view line) {
        ++number;
        const auto area = area_of(line);
        const bool fits = number == 1 ? line.starts_with("Filename") : area || text::trim(line).empty();
        if (!fits && wrong == 0) {
            wrong = number;
        } else if (number > 1 && area) {
            areas.push_back(*area);
        }
    });
    if (number == 0 || wrong != 0) {
        return fail(ErrorCode::malformed, fmt::format("line {} of the table of swap areas", wrong == 0 ? 1 : wrong));
    }
    return areas;
}

}  // namespace asepsie::collectors::formats
