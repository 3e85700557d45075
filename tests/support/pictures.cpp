#include "support/pictures.h"

#include "foundation/base/result.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <png.h>
#include <qrencode.h>

#include <algorithm>
#include <map>
#include <memory>

namespace asepsie::tests {
namespace {

constexpr std::uint32_t margin = 4;  // modules

std::string number(std::uint32_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>((value >> static_cast<unsigned>(8 * i)) & 0xFFU);
    }
    return out;
}

// Samples of 8 bits as a row of others; a palette of 2^depth greys is meant by the same numbers.
std::vector<std::uint8_t> packed_row(const std::uint8_t* values, std::size_t count, int depth)
{
    std::vector<std::uint8_t> row;
    unsigned held = 0;
    int bits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (depth == 16) {
            row.insert(row.end(), 2, values[i]);
        } else {
            held = (held << static_cast<unsigned>(depth)) | (values[i] >> static_cast<unsigned>(8 - depth));
            bits += depth;
        }
        if (bits == 8) {
            row.push_back(static_cast<std::uint8_t>(held));
            held = 0;
            bits = 0;
        }
    }
    if (bits > 0) {
        row.push_back(static_cast<std::uint8_t>(held << static_cast<unsigned>(8 - bits)));
    }
    return row;
}

std::vector<std::uint32_t> gif_order(std::uint32_t height, Rows rows)
{
    std::vector<std::uint32_t> order;
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> passes = rows == Rows::interlaced
        ? std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 8}, {4, 8}, {2, 4}, {1, 2}}
        : std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}};
    for (const auto& [first, step] : passes) {
        for (std::uint32_t y = first; y < height; y += step) {
            order.push_back(y);
        }
    }
    return order;
}

std::string lzw(const std::vector<std::uint8_t>& indices)
{
    std::string out;
    unsigned held = 0;
    unsigned held_bits = 0;
    unsigned bits = 9;
    const auto put = [&](unsigned code) {
        held |= code << held_bits;
        for (held_bits += bits; held_bits >= 8; held_bits -= 8, held >>= 8U) {
            out += static_cast<char>(held & 0xFFU);
        }
    };
    std::map<std::pair<unsigned, std::uint8_t>, unsigned> codes;
    unsigned next = 258;
    put(256);
    unsigned prefix = indices.at(0);
    for (std::size_t i = 1; i < indices.size(); ++i) {
        const auto known = codes.find({prefix, indices[i]});
        if (known != codes.end()) {
            prefix = known->second;
            continue;
        }
        put(prefix);
        if (next < 4096) {
            codes[{prefix, indices[i]}] = next++;
            bits += next - 1 == 1U << bits && bits < 12 ? 1 : 0;
        } else {
            put(256);
            codes.clear();
            next = 258;
            bits = 9;
        }
        prefix = indices[i];
    }
    put(prefix);
    put(257);
    return out + static_cast<char>(held);
}

}  // namespace

Samples qr_code(const std::string& text, std::uint32_t pixels_a_module)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    ASSERT(code != nullptr);
    const auto modules = static_cast<std::uint32_t>(code->width);
    const std::uint32_t side = (modules + 2 * margin) * pixels_a_module;
    Samples picture{side, side, 1, std::vector<std::uint8_t>(std::size_t{side} * side, 255)};
    for (std::uint32_t y = 0; y < modules * pixels_a_module; ++y) {
        for (std::uint32_t x = 0; x < modules * pixels_a_module; ++x) {
            if ((code->data[y / pixels_a_module * modules + x / pixels_a_module] & 1U) != 0) {
                picture.values[std::size_t{y + margin * pixels_a_module} * side + x + margin * pixels_a_module] = 0;
            }
        }
    }
    return picture;
}

Samples side_by_side(const std::vector<Samples>& pictures)
{
    Samples strip;
    for (const Samples& each : pictures) {
        strip.width += each.width;
        strip.height = std::max(strip.height, each.height);
    }
    strip.values.assign(std::size_t{strip.width} * strip.height, 255);
    std::size_t left = 0;
    for (const Samples& each : pictures) {
        for (std::size_t y = 0; y < each.height; ++y) {
            std::copy_n(&each.values[y * each.width], each.width, &strip.values[y * strip.width + left]);
        }
        left += each.width;
    }
    return strip;
}

Samples inverted(Samples picture)
{
    for (std::uint8_t& value : picture.values) {
        value = static_cast<std::uint8_t>(255 - value);
    }
    return picture;
}

Samples with_channels(const Samples& grey, std::size_t channels)
{
    Samples out{grey.width, grey.height, channels, {}};
    for (const std::uint8_t value : grey.values) {
        out.values.insert(out.values.end(), channels == 2 ? 1 : 3, value);
        out.values.insert(out.values.end(), channels % 2 == 0 ? 1 : 0, 255);
    }
    return out;
}

std::string as_letters(const std::string& text)
{
    const Samples code = qr_code(text, 1);
    std::string out;
    const auto is_black = [&](std::uint32_t x, std::uint32_t y) { return y < code.height && code.values[std::size_t{y} * code.width + x] == 0; };
    for (std::uint32_t y = 0; y < code.height; y += 2) {
        for (std::uint32_t x = 0; x < code.width; ++x) {
            const bool upper = is_black(x, y);
            const bool lower = is_black(x, y + 1);
            out += upper && lower ? "\u2588" : upper ? "\u2580" : lower ? "\u2584" : " ";
        }
        out += '\n';
    }
    return out;
}

std::string as_png(const Samples& picture, int colour_type, int bit_depth, Rows rows)
{
    std::string out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &out, [](png_structp to, png_bytep data, std::size_t count) { static_cast<std::string*>(png_get_io_ptr(to))->append(reinterpret_cast<char*>(data), count); },
        [](png_structp) {});
    png_set_IHDR(png, info, picture.width, picture.height, bit_depth, colour_type, rows == Rows::interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    std::vector<png_color> palette;
    for (unsigned i = 0; colour_type == PNG_COLOR_TYPE_PALETTE && i < 1U << static_cast<unsigned>(bit_depth); ++i) {
        const auto shade = static_cast<png_byte>(i * 255 / ((1U << static_cast<unsigned>(bit_depth)) - 1));
        palette.push_back({shade, shade, shade});
    }
    if (!palette.empty()) {
        png_set_PLTE(png, info, palette.data(), static_cast<int>(palette.size()));
    }
    png_write_info(png, info);
    const int passes = png_set_interlace_handling(png);
    // Interlaced rows are picked out by libpng: it takes whole ones, pass after pass.
    for (int pass = 0; pass < passes; ++pass) {
        for (std::size_t y = 0; y < picture.height; ++y) {
            const std::size_t count = picture.width * picture.channels;
            png_write_row(png, packed_row(&picture.values[y * count], count, bit_depth).data());
        }
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

std::string as_jpeg(const Samples& picture, Scans scans)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &out, &size);
    jpeg.image_width = picture.width;
    jpeg.image_height = picture.height;
    jpeg.input_components = static_cast<int>(picture.channels);
    jpeg.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : picture.channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    if (scans == Scans::many) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(&picture.values[std::size_t{jpeg.next_scanline} * picture.width * picture.channels]);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::string bytes(reinterpret_cast<char*>(out), size);
    std::free(out);
    return bytes;
}

std::string as_gif(const Samples& grey, Rows rows)
{
    const std::string size = number(grey.width, 2) + number(grey.height, 2);
    std::string out = "GIF89a" + size + "\xF7" + std::string(2, '\0');
    for (unsigned i = 0; i < 256; ++i) {
        out += std::string(3, static_cast<char>(i));
    }
    out += "," + std::string(4, '\0') + size + (rows == Rows::interlaced ? '\x40' : '\0') + '\x08';
    std::vector<std::uint8_t> indices;
    for (const std::uint32_t y : gif_order(grey.height, rows)) {
        const auto row = grey.values.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * grey.width);
        indices.insert(indices.end(), row, row + static_cast<std::ptrdiff_t>(grey.width));
    }
    const std::string packed = lzw(indices);
    for (std::size_t at = 0; at < packed.size(); at += 255) {
        const std::string block = packed.substr(at, 255);
        out += static_cast<char>(block.size()) + block;
    }
    return out + std::string(1, '\0') + ";";
}

std::string as_bmp(const Samples& grey, int bits_a_pixel)
{
    std::string palette;
    for (unsigned i = 0; bits_a_pixel <= 8 && i < 1U << static_cast<unsigned>(bits_a_pixel); ++i) {
        palette += std::string(3, static_cast<char>(i * 255 / ((1U << static_cast<unsigned>(bits_a_pixel)) - 1))) + '\0';
    }
    std::string pixels;
    for (std::size_t y = grey.height; y-- > 0;) {
        const std::uint8_t* values = &grey.values[y * grey.width];
        std::string row;
        if (bits_a_pixel <= 8) {
            const auto packed = packed_row(values, grey.width, bits_a_pixel);
            row.assign(packed.begin(), packed.end());
        }
        for (std::size_t x = 0; bits_a_pixel > 8 && x < grey.width; ++x) {
            row += std::string(3, static_cast<char>(values[x])) + std::string(bits_a_pixel == 32 ? 1 : 0, '\0');
        }
        row.resize((row.size() + 3) / 4 * 4);
        pixels += row;
    }
    const auto pixels_at = static_cast<std::uint32_t>(54 + palette.size());
    return "BM" + number(pixels_at + static_cast<std::uint32_t>(pixels.size()), 4) + number(0, 4) + number(pixels_at, 4) + number(40, 4) + number(grey.width, 4)
        + number(grey.height, 4) + number(1, 2) + number(static_cast<std::uint32_t>(bits_a_pixel), 2) + std::string(24, '\0') + palette + pixels;
}

}  // namespace asepsie::tests
