#include "foundation/images/picture.h"

#include "support/pictures.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace asepsie::images {
namespace {

using tests::Rows;
using tests::Samples;
using tests::Scans;

constexpr int png_grey = 0;
constexpr int png_rgb = 2;
constexpr int png_palette = 3;
constexpr int png_grey_alpha = 4;
constexpr int png_rgb_alpha = 6;

// Wider than high, no multiple of eight, and different everywhere.
Samples slope()
{
    Samples picture{45, 21, 1, {}};
    for (std::uint32_t i = 0; i < picture.width * picture.height; ++i) {
        picture.values.push_back(static_cast<std::uint8_t>((i % 45) * 5 + i / 45));
    }
    return picture;
}

Picture decoded(const std::string& bytes)
{
    auto picture = decode_picture(bytes);
    EXPECT_TRUE(picture.ok()) << picture.error().detail;
    return picture.value_or({});
}

int furthest(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b)
{
    int furthest = a.size() == b.size() ? 0 : 1'000;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        furthest = std::max(furthest, std::abs(a[i] - b[i]));
    }
    return furthest;
}

void expect_slope(const Picture& picture, int tolerance, const std::string& what)
{
    EXPECT_EQ(picture.width, 45U) << what;
    EXPECT_EQ(picture.height, 21U) << what;
    EXPECT_FALSE(picture.is_cut_short) << what;
    EXPECT_LE(furthest(picture.grey, slope().values), tolerance) << what;
}

std::string put(std::string bytes, std::size_t place, const std::string& piece) { return bytes.replace(place, piece.size(), piece); }

TEST(Picture, reads_each_kind_of_png)
{
    for (const Rows rows : {Rows::in_order, Rows::interlaced}) {
        expect_slope(decoded(as_png(slope(), png_grey, 8, rows)), 0, "grey");
        expect_slope(decoded(as_png(slope(), png_grey, 16, rows)), 0, "grey of 16 bits");
        expect_slope(decoded(as_png(slope(), png_grey, 4, rows)), 15, "grey of 4 bits");
        expect_slope(decoded(as_png(slope(), png_grey, 1, rows)), 128, "grey of 1 bit");
        expect_slope(decoded(as_png(slope(), png_palette, 8, rows)), 0, "palette");
        expect_slope(decoded(as_png(slope(), png_palette, 2, rows)), 64, "palette of 4");
        expect_slope(decoded(as_png(with_channels(slope(), 2), png_grey_alpha, 8, rows)), 0, "grey and alpha");
        expect_slope(decoded(as_png(with_channels(slope(), 3), png_rgb, 8, rows)), 0, "RGB");
        expect_slope(decoded(as_png(with_channels(slope(), 3), png_rgb, 16, rows)), 0, "RGB of 16 bits");
        expect_slope(decoded(as_png(with_channels(slope(), 4), png_rgb_alpha, 8, rows)), 0, "RGB and alpha");
    }
    Samples clear = with_channels(slope(), 4);
    for (std::size_t i = 3; i < clear.values.size(); i += 4) {
        clear.values[i] = 0;
    }
    EXPECT_EQ(decoded(as_png(clear, png_rgb_alpha)).grey, std::vector<std::uint8_t>(45 * 21, 255)) << "nothing is white paper";
}

TEST(Picture, reads_jpeg_gif_and_bmp)
{
    expect_slope(decoded(as_jpeg(slope())), 12, "JPEG, grey");
    expect_slope(decoded(as_jpeg(slope(), Scans::many)), 12, "JPEG, grey, progressive");
    expect_slope(decoded(as_jpeg(with_channels(slope(), 3))), 12, "JPEG");
    expect_slope(decoded(as_jpeg(with_channels(slope(), 3), Scans::many)), 12, "JPEG, progressive");
    expect_slope(decoded(as_jpeg(with_channels(slope(), 4))), 14, "JPEG of inks");
    expect_slope(decoded(as_gif(slope())), 0, "GIF");
    expect_slope(decoded(as_gif(slope(), Rows::interlaced)), 0, "GIF, interlaced");
    expect_slope(decoded(as_bmp(slope(), 8)), 0, "BMP of 8 bits");
    expect_slope(decoded(as_bmp(slope(), 24)), 0, "BMP of 24 bits");
    expect_slope(decoded(as_bmp(slope(), 32)), 0, "BMP of 32 bits");
    expect_slope(decoded(as_bmp(slope(), 1)), 128, "BMP of 1 bit");
}

TEST(Picture, unpacks_more_than_a_full_table_of_codes)
{
    Samples noise{300, 300, 1, {}};
    std::uint32_t state = 7;
    for (int i = 0; i < 300 * 300; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        noise.values.push_back(i < 45'000 ? static_cast<std::uint8_t>(state >> 24U) : 9);
    }
    EXPECT_EQ(decoded(as_gif(noise)).grey, noise.values);
}

TEST(Picture, weighs_colours_as_the_eye_does)
{
    EXPECT_EQ(decoded(as_png(Samples{2, 1, 3, {200, 0, 0, 0, 0, 200}}, png_rgb)).grey, (std::vector<std::uint8_t>{60, 23}));
}

TEST(Picture, reads_a_large_picture_smaller)
{
    const Samples large{5'000, 4'000, 1, std::vector<std::uint8_t>(20'000'000, 77)};
    for (const std::string& bytes : {as_png(large, png_grey), as_jpeg(large), as_bmp(large, 8)}) {
        const Picture picture = decoded(bytes);
        EXPECT_LE(std::uint64_t{picture.width} * picture.height, most_decoded_pixels);
        EXPECT_GT(picture.width, 1'200U);
        EXPECT_NEAR(picture.width * 4.0, picture.height * 5.0, 8);
        EXPECT_NEAR(picture.grey.at(picture.grey.size() / 2), 77, 1);
    }
}

TEST(Picture, refuses_what_is_too_large_before_it_is_unpacked)
{
    const auto code = [](const std::string& bytes) { return decode_picture(bytes).error().code; };
    EXPECT_EQ(code(put(as_png(slope(), png_grey), 16, std::string("\0\0\x40\0\0\0\x40\0", 8))), ErrorCode::too_large);
    EXPECT_EQ(code(put(as_gif(slope()), 6, "\xFF\xFF\xFF\xFF")), ErrorCode::too_large);
    EXPECT_EQ(code(put(as_bmp(slope(), 24), 18, std::string("\0\0\1\0", 4))), ErrorCode::too_large);
    const std::string jpeg = as_jpeg(slope());
    EXPECT_EQ(code(put(jpeg, jpeg.find("\xFF\xC0") + 5, "\xFF\xFF\xFF\xFF")), ErrorCode::too_large);
    EXPECT_EQ(code(put(as_png(with_channels(slope(), 4), png_rgb_alpha, 16), 16, std::string("\0\0\x1A\0\0\0\x17\0", 8))), ErrorCode::too_large) << "many bits a pixel";
    Samples frame = slope();
    std::string gif = as_gif(frame);
    EXPECT_EQ(code(put(gif, gif.find(",", 13 + 768) + 5, "\xFF\xFF\xFF\xFF")), ErrorCode::too_large) << "the picture is larger than its screen";
}

TEST(Picture, shows_what_there_is_of_a_damaged_one)
{
    const auto half = [](const std::string& bytes) { return decode_picture(std::string_view(bytes).substr(0, bytes.size() * 2 / 3)); };
    Samples tall{64, 640, 1, {}};
    std::uint32_t state = 7;
    for (std::uint32_t i = 0; i < 64 * 640; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        tall.values.push_back(static_cast<std::uint8_t>(state >> 27U));
    }
    for (const std::string& bytes : {as_png(tall, png_grey), as_png(tall, png_grey, 8, Rows::interlaced), as_jpeg(tall), as_gif(tall), as_bmp(tall, 8)}) {
        const auto picture = half(bytes);
        ASSERT_TRUE(picture.ok()) << bytes.substr(0, 4);
        EXPECT_TRUE(picture->is_cut_short) << bytes.substr(0, 4);
        EXPECT_EQ(picture->grey.size(), tall.values.size());
    }
    std::string png = as_png(slope(), png_grey);
    png[png.find("IDAT") - 6] ^= 1;  // in the checksum of the header
    expect_slope(decoded(png), 0, "a wrong checksum");
}

TEST(Picture, fails_on_what_is_none)
{
    EXPECT_EQ(decode_picture("").error().code, ErrorCode::unsupported);
    EXPECT_EQ(decode_picture("%PDF-1.7").error().code, ErrorCode::unsupported);
    EXPECT_EQ(decode_picture("GIF89a").error().code, ErrorCode::malformed);
    EXPECT_EQ(decode_picture("\x89PNG\r\n\x1A\n").error().code, ErrorCode::malformed);
    EXPECT_EQ(decode_picture(as_png(slope(), png_grey).substr(0, 40)).error().code, ErrorCode::malformed);
    EXPECT_EQ(decode_picture(put(as_bmp(slope(), 24), 30, "\1")).error().code, ErrorCode::unsupported) << "compressed";
    EXPECT_EQ(decode_picture(std::string("RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\x2C\0\5\0", 25)).error().code, ErrorCode::unsupported);
}

TEST(Picture, tells_the_size_from_the_header_alone)
{
    const auto size = [](const std::string& bytes) {
        const auto found = size_of_picture(bytes);
        return found.ok() ? std::pair(found->width, found->height) : std::pair(0U, 0U);
    };
    const std::pair expected(45U, 21U);
    EXPECT_EQ(size(as_png(slope(), png_grey).substr(0, 24)), expected);
    EXPECT_EQ(size(as_jpeg(slope())), expected);
    EXPECT_EQ(size(as_jpeg(slope(), Scans::many)), expected);
    EXPECT_EQ(size(as_gif(slope()).substr(0, 10)), expected);
    EXPECT_EQ(size(as_bmp(slope(), 24).substr(0, 26)), expected);
    EXPECT_EQ(size(put(as_bmp(slope(), 24), 22, "\xEB\xFF\xFF\xFF")), expected) << "from the top";
    EXPECT_EQ(size(std::string("RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\x2C\0\5\0", 25)), expected);
    EXPECT_EQ(size(std::string("RIFF\x1A\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2C\0\0\x14\0\0", 30)), expected);
    EXPECT_EQ(size(std::string("RIFF\x1A\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\1\x2A\x2D\0\x15\0", 30)), expected);
}

TEST(Picture, is_made_of_samples)
{
    EXPECT_EQ(picture_of_samples(2, 1, "\x01\x02").value_or({}).grey, (std::vector<std::uint8_t>{1, 2}));
    EXPECT_EQ(picture_of_samples(2, 2, "\x01\x02").error().code, ErrorCode::malformed);
    EXPECT_EQ(picture_of_samples(0, 2, "").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::images
