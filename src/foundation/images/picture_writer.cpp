#include "foundation/images/picture_writer.h"

#include "foundation/images/row_gatherer.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <memory>

namespace asepsie::images {
namespace {

constexpr int quick_compression = 3;  // of 9

struct Destroy {
    void operator()(png_structp png) const { png_destroy_write_struct(&png, nullptr); }
};

[[noreturn]] void give_up(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void stay_silent(png_structp, png_const_charp) {}

// Nothing that is thrown may pass through libpng, so the room is made beforehand.
void append(png_structp png, png_bytep data, std::size_t count)
{
    auto& out = *static_cast<std::string*>(png_get_io_ptr(png));
    if (out.capacity() - out.size() < count) {
        png_error(png, "no room");
    }
    out.append(reinterpret_cast<const char*>(data), count);
}

void flush_nothing(png_structp) {}

// Holds nothing that must be destroyed: libpng leaves it by longjmp. info is destroyed beside it.
bool write_rows(png_structp png, png_infop info, const Picture& picture, std::string& out)
{
    if (setjmp(png_jmpbuf(png)) != 0) {  // NOLINT(cert-err52-cpp): the only way that libpng has
        return false;
    }
    const bool is_coloured = !picture.rgb.empty();
    png_set_write_fn(png, &out, append, flush_nothing);
    png_set_compression_level(png, quick_compression);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
    png_set_IHDR(png, info, picture.width, picture.height, 8, is_coloured ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const std::size_t row_bytes = std::size_t{picture.width} * (is_coloured ? 3 : 1);
    const std::uint8_t* row = is_coloured ? picture.rgb.data() : picture.grey.data();
    for (std::uint32_t y = 0; y < picture.height; ++y, row += row_bytes) {
        png_write_row(png, row);
    }
    png_write_end(png, nullptr);
    return true;
}

Picture made_to_fit(const Picture& picture)
{
    const std::uint64_t longest = std::max(picture.width, picture.height);
    const auto fitted = [longest](std::uint32_t side) {
        return longest <= longest_shown_side ? side : std::max(1U, static_cast<std::uint32_t>(std::uint64_t{side} * longest_shown_side / longest));
    };
    const bool is_coloured = !picture.rgb.empty();
    RowGatherer rows({PictureFormat::png, picture.width, picture.height}, fitted(picture.width), fitted(picture.height), is_coloured ? Colours::grey_and_rgb : Colours::grey);
    for (std::size_t y = 0; y < picture.height; ++y) {
        const std::size_t begin = y * picture.width;
        rows.add(is_coloured ? &picture.rgb[begin * 3] : &picture.grey[begin], is_coloured ? Samples::rgb : Samples::grey);
    }
    return std::move(rows).finish();
}

}  // namespace

Result<std::string> png_of(const Picture& picture)
{
    const std::size_t pixels = std::size_t{picture.width} * picture.height;
    const bool has_its_samples = picture.rgb.empty() ? picture.grey.size() == pixels : picture.rgb.size() == pixels * 3;
    if (pixels == 0 || !has_its_samples) {
        return fail(ErrorCode::malformed, "picture: another number of samples");
    }
    const Picture fitted = made_to_fit(picture);
    const std::unique_ptr<png_struct, Destroy> png(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, stay_silent));
    png_infop info = png ? png_create_info_struct(png.get()) : nullptr;
    if (info == nullptr) {
        return fail(ErrorCode::io_failed, "png: not started");
    }
    std::string out;
    // Deflate never grows by more than a few bytes a block of 16 KiB; chunks by 12 bytes each of 8 KiB.
    out.reserve(fitted.grey.size() * (fitted.rgb.empty() ? 1 : 3) * 9 / 8 + fitted.height + 65'536);
    const bool is_written = write_rows(png.get(), info, fitted, out);
    png_destroy_info_struct(png.get(), &info);
    if (!is_written) {
        return fail(ErrorCode::io_failed, "png: not written");
    }
    out.shrink_to_fit();
    return out;
}

}  // namespace asepsie::images
