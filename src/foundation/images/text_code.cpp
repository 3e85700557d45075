#include "foundation/images/text_code.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace asepsie::images {
namespace {

// The largest code has 177 modules a side and a margin of 4; some draw a module with two columns.
constexpr std::size_t most_columns = 2 * (177 + 2 * 8);
constexpr std::size_t most_lines = 177 + 2 * 8;
constexpr std::size_t most_empty_lines = 2;  // between two lines of a drawing, as some programs leave them
constexpr std::uint32_t pixels_a_module = 4;
constexpr std::uint32_t margin = 4 * pixels_a_module;

enum class Half : std::uint8_t { none = 0, upper = 1, lower = 2, both = 3 };

struct Sign {
    std::size_t bytes = 1;
    Half half = Half::none;
    bool is_blank = false;
};

// Whatever is neither a block nor a blank (space, no-break space, U+2000 to U+200A, ideographic space) belongs to no drawing.
Sign sign_at(std::string_view text)
{
    const auto starts = [text](std::string_view sign) { return text.starts_with(sign); };
    if (starts(" ") || starts("\t")) {
        return {1, Half::none, true};
    }
    if (starts("\xC2\xA0")) {
        return {2, Half::none, true};
    }
    if (starts("\xE2\x96\x80")) {
        return {3, Half::upper, false};
    }
    if (starts("\xE2\x96\x84")) {
        return {3, Half::lower, false};
    }
    if (starts("\xE2\x96\x88")) {
        return {3, Half::both, false};
    }
    const bool is_wide_blank = starts("\xE3\x80\x80") || (starts("\xE2\x80") && text.size() > 2 && static_cast<std::uint8_t>(text[2]) <= 0x8A);
    if (is_wide_blank) {
        return {3, Half::none, true};
    }
    const auto lead = static_cast<std::uint8_t>(text.front());
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return {std::min(bytes, text.size()), Half::none, false};
}

// The halves of a line from its first column on; what stands before the first block and behind the last one (a ">" of a quotation) is blank.
struct Line {
    std::vector<Half> halves;
    bool is_empty = true;   // nothing but blanks
    bool is_drawn = false;  // at least one block, and nothing foreign between the first and the last
};

Line line_of(std::string_view text)
{
    Line line;
    std::size_t last_foreign = 0;  // columns up to and with it
    std::size_t first_block = 0;   // the same, 0 where there is none
    std::size_t last_block = 0;
    while (!text.empty() && line.halves.size() < most_columns) {
        const Sign sign = sign_at(text);
        text.remove_prefix(sign.bytes);
        line.halves.push_back(sign.half);
        const std::size_t column = line.halves.size();
        line.is_empty = line.is_empty && sign.is_blank;
        if (sign.half != Half::none) {
            first_block = first_block == 0 ? column : first_block;
            // A foreign sign between two blocks: no drawing.
            if (last_foreign > first_block) {
                return {{}, false, false};
            }
            last_block = column;
        } else if (!sign.is_blank) {
            last_foreign = column;
        }
    }
    line.is_drawn = last_block > 0;
    line.halves.resize(last_block);
    return line;
}

struct Drawing {
    std::vector<std::vector<Half>> lines;
    std::size_t empty_lines = 0;  // since the last one

    [[nodiscard]] std::size_t first_column() const
    {
        std::size_t first = most_columns;
        for (const auto& line : lines) {
            const auto block = std::find_if(line.begin(), line.end(), [](Half half) { return half != Half::none; });
            first = std::min(first, static_cast<std::size_t>(block - line.begin()));
        }
        return first;
    }
    [[nodiscard]] std::size_t end_column() const
    {
        std::size_t end = 0;
        for (const auto& line : lines) {
            end = std::max(end, line.size());
        }
        return end;
    }
    [[nodiscard]] std::size_t area() const
    {
        const std::size_t columns = end_column() - std::min(end_column(), first_column());
        return lines.size() >= fewest_code_lines && columns >= fewest_code_columns ? lines.size() * columns : 0;
    }
};

// A module is as high as it is wide: half a line and a column.
Picture drawn(const Drawing& drawing)
{
    const std::size_t first = drawing.first_column();
    const auto columns = static_cast<std::uint32_t>(drawing.end_column() - first);
    const auto rows = static_cast<std::uint32_t>(drawing.lines.size() * 2);
    Picture picture;
    picture.width = columns * pixels_a_module + 2 * margin;
    picture.height = rows * pixels_a_module + 2 * margin;
    picture.grey.assign(std::size_t{picture.width} * picture.height, 255);
    const auto blacken = [&](std::size_t column, std::size_t row) {
        for (std::size_t y = 0; y < pixels_a_module; ++y) {
            const std::size_t begin = (margin + row * pixels_a_module + y) * picture.width + margin + column * pixels_a_module;
            std::fill_n(picture.grey.begin() + static_cast<std::ptrdiff_t>(begin), pixels_a_module, std::uint8_t{0});
        }
    };
    for (std::size_t line = 0; line < drawing.lines.size(); ++line) {
        for (std::size_t column = first; column < drawing.lines[line].size(); ++column) {
            const Half half = drawing.lines[line][column];
            if (half == Half::upper || half == Half::both) {
                blacken(column - first, line * 2);
            }
            if (half == Half::lower || half == Half::both) {
                blacken(column - first, line * 2 + 1);
            }
        }
    }
    return picture;
}

}  // namespace

std::optional<Picture> picture_of_text_code(std::string_view utf8_text)
{
    if (!text::contains(utf8_text, "\xE2\x96")) {
        return std::nullopt;
    }
    Drawing largest;
    Drawing current;
    std::size_t largest_area = 0;
    const auto end_drawing = [&] {
        if (const std::size_t area = current.lines.empty() ? 0 : current.area(); area > largest_area) {
            largest_area = area;
            largest = std::move(current);
        }
        current = {};
    };
    text::for_each_line(utf8_text, [&](std::string_view written) {
        Line line = line_of(written);
        if (line.is_drawn) {
            current.lines.push_back(std::move(line.halves));
            current.empty_lines = 0;
        } else if (!line.is_empty || ++current.empty_lines > most_empty_lines) {
            end_drawing();
        }
        if (current.lines.size() >= most_lines) {
            end_drawing();
        }
    });
    end_drawing();
    return largest_area > 0 ? std::optional<Picture>(drawn(largest)) : std::nullopt;
}

}  // namespace asepsie::images
