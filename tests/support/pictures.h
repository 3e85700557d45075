// Pictures made for tests: QR codes and plain ones, packed into each format by the formats' own libraries or by hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace asepsie::tests {

// Samples row by row, so many channels a pixel.
struct Samples {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::size_t channels = 1;
    std::vector<std::uint8_t> values;
};

// Black on white, a margin of four modules. quietly empty where the text is too long for a code.
Samples qr_code(const std::string& text, std::uint32_t pixels_a_module = 4);
// One beside the other on a white strip.
Samples side_by_side(const std::vector<Samples>& pictures);
Samples inverted(Samples picture);
// Grey as RGB, or RGB with an alpha of 255.
Samples with_channels(const Samples& grey, std::size_t channels);
// As half and whole blocks, two modules a line.
std::string as_letters(const std::string& text);

enum class Rows : std::uint8_t { in_order, interlaced };
// colour_type and bit_depth as PNG counts them; for fewer bits than 8 the samples are cut down, for 16 doubled. Palettes hold greys.
std::string as_png(const Samples& picture, int colour_type, int bit_depth = 8, Rows rows = Rows::in_order);
enum class Scans : std::uint8_t { one, many };
// 1, 3 or 4 channels: grey, RGB, inks.
std::string as_jpeg(const Samples& picture, Scans scans = Scans::one);
std::string as_gif(const Samples& grey, Rows rows = Rows::in_order);
std::string as_bmp(const Samples& grey, int bits_a_pixel);

}  // namespace asepsie::tests
