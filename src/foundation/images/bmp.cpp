#include "foundation/images/formats.h"
#include "foundation/images/row_gatherer.h"

#include <algorithm>
#include <array>

namespace asepsie::images {
namespace {

// MS-WMF, section 2.2.2.9: BITMAPFILEHEADER (14 bytes), then a header that says its own length.
constexpr std::size_t file_header_bytes = 14;
constexpr std::uint32_t core_header_bytes = 12;
constexpr std::uint32_t without_compression = 0;
constexpr std::uint32_t with_masks = 3;  // BI_BITFIELDS: taken for the usual order, blue first

struct Layout {
    std::uint32_t bits_a_pixel = 0;
    std::size_t row_bytes = 0;
    std::size_t pixels_at = 0;
    bool is_from_top = false;
    std::array<std::uint8_t, 256 * 3> palette{};  // RGB
};

Layout layout_of(std::string_view bytes, const PictureSize& size)
{
    Layout layout;
    const std::uint32_t header = little_endian(bytes, file_header_bytes, 4);
    const bool is_core = header == core_header_bytes;
    layout.bits_a_pixel = little_endian(bytes, is_core ? 24 : 28, 2);
    layout.row_bytes = ((std::size_t{size.width} * layout.bits_a_pixel + 31) / 32) * 4;
    layout.pixels_at = little_endian(bytes, 10, 4);
    layout.is_from_top = !is_core && little_endian(bytes, 22, 4) > 0x7FFF'FFFFU;
    const std::size_t entry_bytes = is_core ? 3 : 4;
    for (std::size_t i = 0; layout.bits_a_pixel <= 8 && i < (std::size_t{1} << layout.bits_a_pixel); ++i) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            layout.palette[i * 3 + channel] = static_cast<std::uint8_t>(little_endian(bytes, file_header_bytes + header + i * entry_bytes + 2 - channel, 1));
        }
    }
    return layout;
}

void read_row(const std::uint8_t* source, const Layout& layout, std::uint32_t width, std::vector<std::uint8_t>& rgb)
{
    const std::size_t step = layout.bits_a_pixel / 8;
    for (std::size_t x = 0; x < width; ++x) {
        if (step >= 3) {
            const std::uint8_t* pixel = source + x * step;
            rgb[x * 3] = pixel[2];
            rgb[x * 3 + 1] = pixel[1];
            rgb[x * 3 + 2] = pixel[0];
            continue;
        }
        const std::size_t bit = x * layout.bits_a_pixel;
        const std::size_t shift = 8 - layout.bits_a_pixel - bit % 8;
        const std::size_t index = (static_cast<std::size_t>(source[bit / 8]) >> shift) & ((std::size_t{1} << layout.bits_a_pixel) - 1);
        std::copy_n(&layout.palette[index * 3], 3, &rgb[x * 3]);
    }
}

}  // namespace

Result<Picture> decode_bmp(std::string_view bytes, const PictureSize& size, Colours colours)
{
    const bool is_core = little_endian(bytes, file_header_bytes, 4) == core_header_bytes;
    const std::uint32_t compression = is_core ? without_compression : little_endian(bytes, 30, 4);
    const Layout layout = layout_of(bytes, size);
    const bool is_known = layout.bits_a_pixel == 1 || layout.bits_a_pixel == 4 || layout.bits_a_pixel == 8 || layout.bits_a_pixel == 24 || layout.bits_a_pixel == 32;
    if (!is_known || (compression != without_compression && !(compression == with_masks && layout.bits_a_pixel == 32))) {
        return fail(ErrorCode::unsupported, "bmp: compressed, or of an unusual depth");
    }
    if (layout.pixels_at >= bytes.size()) {
        return fail(ErrorCode::malformed, "bmp: no pixels");
    }
    const std::string_view pixels = bytes.substr(layout.pixels_at);
    const std::size_t rows_there = std::min<std::size_t>(size.height, pixels.size() / layout.row_bytes);
    const KeptSize kept = kept_size_of(size);
    RowGatherer rows(size, kept.width, kept.height, colours);
    std::vector<std::uint8_t> rgb(std::size_t{size.width} * 3, 255);
    const std::vector<std::uint8_t> blank(rgb);
    for (std::size_t y = 0; y < size.height; ++y) {
        const std::size_t stored = layout.is_from_top ? y : size.height - 1 - y;
        if (stored < rows_there) {
            read_row(reinterpret_cast<const std::uint8_t*>(pixels.data()) + stored * layout.row_bytes, layout, size.width, rgb);
        }
        rows.add(stored < rows_there ? rgb.data() : blank.data(), Samples::rgb);
    }
    Picture picture = std::move(rows).finish();
    picture.is_cut_short = rows_there < size.height;
    return picture;
}

}  // namespace asepsie::images
