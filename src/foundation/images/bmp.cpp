#include "foundation/images/formats.h"
#include "foundation/images/palette.h"

#include <algorithm>

namespace asepsie::images {
namespace {

// MS-WMF, section 2.2.2.9: BITMAPFILEHEADER (14 bytes), then a header that says its own length.
constexpr std::size_t file_header_bytes = 14;
constexpr std::uint32_t core_header_bytes = 12;
constexpr std::uint32_t without_compression = 0;
constexpr std::uint32_t with_masks = 3;  // BI_BITFIELDS: taken for the usual order, blue first

struct Layout {
    std::uint32_t header = 0;  // bytes
    bool is_core = false;
    std::uint32_t bits_a_pixel = 0;
    std::size_t row_bytes = 0;
    std::size_t pixels_at = 0;
    bool is_from_top = false;
};

Layout layout_of(std::string_view bytes, const PictureSize& size)
{
    Layout layout;
    layout.header = little_endian(bytes, file_header_bytes, 4);
    layout.is_core = layout.header == core_header_bytes;
    layout.bits_a_pixel = little_endian(bytes, layout.is_core ? 24 : 28, 2);
    layout.row_bytes = ((std::size_t{size.width} * layout.bits_a_pixel + 31) / 32) * 4;
    layout.pixels_at = little_endian(bytes, 10, 4);
    layout.is_from_top = !layout.is_core && little_endian(bytes, 22, 4) > 0x7FFF'FFFFU;
    return layout;
}

Palette palette_of(std::string_view bytes, const Layout& layout)
{
    Palette palette;
    const std::size_t entry_bytes = layout.is_core ? 3 : 4;
    for (std::size_t i = 0; layout.bits_a_pixel <= 8 && i < (std::size_t{1} << layout.bits_a_pixel); ++i) {
        const std::size_t entry = file_header_bytes + layout.header + i * entry_bytes;
        const auto channel = [&](std::size_t place) { return static_cast<std::uint8_t>(little_endian(bytes, entry + place, 1)); };
        palette.set(i, channel(2), channel(1), channel(0));
    }
    return palette;
}

// 24 or 32 bits, blue first.
void read_colours(const std::uint8_t* source, std::size_t bytes_a_pixel, std::vector<std::uint8_t>& rgb)
{
    for (std::size_t x = 0; x < rgb.size(); x += 3, source += bytes_a_pixel) {
        rgb[x] = source[2];
        rgb[x + 1] = source[1];
        rgb[x + 2] = source[0];
    }
}

// 1, 4 or 8 bits, the first pixel in the highest.
void read_indices(const std::uint8_t* source, std::uint32_t bits_a_pixel, std::vector<std::uint8_t>& indices)
{
    const std::uint32_t mask = (1U << bits_a_pixel) - 1;
    std::uint32_t shift = 8;
    for (std::uint8_t& index : indices) {
        shift -= bits_a_pixel;
        index = static_cast<std::uint8_t>((std::uint32_t{*source} >> shift) & mask);
        if (shift == 0) {
            shift = 8;
            ++source;
        }
    }
}

}  // namespace

Result<Picture> decode_bmp(std::string_view bytes, const PictureSize& size, std::uint64_t most)
{
    const Layout layout = layout_of(bytes, size);
    const std::uint32_t compression = layout.is_core ? without_compression : little_endian(bytes, 30, 4);
    const bool is_known = layout.bits_a_pixel == 1 || layout.bits_a_pixel == 4 || layout.bits_a_pixel == 8 || layout.bits_a_pixel == 24 || layout.bits_a_pixel == 32;
    if (!is_known || (compression != without_compression && !(compression == with_masks && layout.bits_a_pixel == 32))) {
        return fail(ErrorCode::unsupported, "bmp: compressed, or of an unusual depth");
    }
    if (layout.pixels_at >= bytes.size()) {
        return fail(ErrorCode::malformed, "bmp: no pixels");
    }
    const std::string_view pixels = bytes.substr(layout.pixels_at);
    const std::size_t rows_there = std::min<std::size_t>(size.height, pixels.size() / layout.row_bytes);
    if (rows_there == 0) {
        return fail(ErrorCode::malformed, "bmp: not one row");
    }
    const KeptSize kept = kept_size_of(size, most);
    RowGatherer rows(size, kept.width, kept.height);
    const bool has_palette = layout.bits_a_pixel <= 8;
    Palette palette = palette_of(bytes, layout);
    const std::vector<std::uint8_t> blank(std::size_t{size.width} * 3, 255);
    std::vector<std::uint8_t> row(std::size_t{size.width} * (has_palette ? 1 : 3));
    for (std::size_t y = 0; y < size.height; ++y) {
        const std::size_t stored = layout.is_from_top ? y : size.height - 1 - y;
        const auto* source = reinterpret_cast<const std::uint8_t*>(pixels.data()) + std::min(stored, rows_there) * layout.row_bytes;
        if (stored >= rows_there) {
            rows.add(blank.data(), Samples::rgb);
        } else if (has_palette) {
            read_indices(source, layout.bits_a_pixel, row);
            palette.add_row(rows, row.data(), row.size(), row.size());
        } else {
            read_colours(source, layout.bits_a_pixel / 8, row);
            rows.add(row.data(), Samples::rgb);
        }
    }
    Picture picture = std::move(rows).finish();
    picture.is_cut_short = rows_there < size.height;
    return picture;
}

}  // namespace asepsie::images
