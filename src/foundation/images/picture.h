// Pictures that came from elsewhere, read into plain samples of a bounded number, whatever their bytes pretend.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsie::images {

constexpr std::uint64_t most_pixels = 40'000'000;         // as the header says, before anything is decoded
constexpr std::uint64_t most_decoded_pixels = 4'000'000;  // beyond which a picture is read smaller than it is
constexpr std::uint32_t longest_side = 20'000;            // pixels
constexpr std::size_t most_raw_bytes = 48U << 20U;        // what a PNG may expand to, before it is made smaller

enum class PictureFormat : std::uint8_t { png, jpeg, gif, bmp, webp };

struct PictureSize {
    PictureFormat format = PictureFormat::png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

struct Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> grey;  // row by row from the top, 0 black; what is transparent is white
    bool is_cut_short = false;       // damaged or incomplete: what could not be read is white
};

// From the header alone. Errors: unsupported (none of the formats), malformed (without a size, or of no pixel).
Result<PictureSize> size_of_picture(std::string_view bytes);

// PNG, JPEG, the first picture of a GIF, and BMP without compression. Errors: unsupported, malformed, too_large (also: it would take too much memory or time).
// most: pixels beyond which it is read smaller than it is.
Result<Picture> decode_picture(std::string_view bytes, std::uint64_t most = most_decoded_pixels);

// A picture of so many grey samples that stand elsewhere already, made smaller where it has too many. Errors: malformed (another number of samples than width * height), too_large.
Result<Picture> picture_of_samples(std::uint32_t width, std::uint32_t height, std::string_view grey, std::uint64_t most = most_decoded_pixels);

}  // namespace asepsie::images
