#include "foundation/images/qr_codes.h"

#include "support/pictures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace asepsie::images {
namespace {

using tests::qr_code;
using tests::Samples;
using Texts = std::vector<std::string>;

constexpr const char* code_address = "https://ameli.example/carte?id=123456";

Picture picture_of(const Samples& samples)
{
    return picture_of_samples(samples.width, samples.height, {reinterpret_cast<const char*>(samples.values.data()), samples.values.size()}).value_or({});
}

Texts read(const Samples& samples) { return read_qr_codes(picture_of(samples)); }

TEST(QrCodes, are_read_at_each_size_of_a_module)
{
    for (const std::uint32_t pixels : {2U, 3U, 4U, 7U, 20U}) {
        EXPECT_EQ(read(qr_code(code_address, pixels)), Texts{code_address}) << pixels;
    }
}

TEST(QrCodes, are_read_through_packing_that_loses)
{
    for (const std::uint32_t pixels : {2U, 3U, 5U}) {
        const auto picture = decode_picture(as_jpeg(qr_code(code_address, pixels)));
        ASSERT_TRUE(picture.ok());
        EXPECT_EQ(read_qr_codes(*picture), Texts{code_address}) << pixels;
    }
}

TEST(QrCodes, are_read_white_on_black_and_pale)
{
    EXPECT_EQ(read(inverted(qr_code(code_address))), Texts{code_address});
    Samples pale = qr_code(code_address);
    for (std::uint8_t& value : pale.values) {
        value = value == 0 ? 150 : 230;
    }
    EXPECT_EQ(read(pale), Texts{code_address});
}

TEST(QrCodes, are_read_turned_by_a_quarter)
{
    Samples turned = qr_code(code_address);
    const std::size_t side = turned.width;
    const auto values = turned.values;
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            turned.values[x * side + side - 1 - y] = values[y * side + x];
        }
    }
    EXPECT_EQ(read(turned), Texts{code_address});
}

TEST(QrCodes, are_read_where_there_are_several)
{
    std::vector<Samples> codes;
    Texts expected;
    for (int i = 0; i < 6; ++i) {
        expected.push_back("https://x.example/" + std::to_string(i));
        codes.push_back(qr_code(expected.back(), 3));
    }
    Texts found = read(side_by_side(codes));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, expected);
    codes.assign(15, codes.front());
    EXPECT_EQ(read(side_by_side(codes)), Texts{expected.front()}) << "each text once";
}

TEST(QrCodes, say_text_that_may_be_shown)
{
    EXPECT_EQ(read(qr_code("Élise, 5 €")), Texts{"Élise, 5 €"});
    EXPECT_EQ(read(qr_code("a\xE2\x80\xAE" "b")), Texts{"a\xEF\xBF\xBD" "b"});
    EXPECT_EQ(read(qr_code(std::string(2'000, 'a'))).at(0).size(), 2'000U);
}

TEST(QrCodes, are_none_in_other_pictures)
{
    EXPECT_EQ(read_qr_codes({}), Texts{});
    EXPECT_EQ(read({500, 500, 1, std::vector<std::uint8_t>(250'000, 128)}), Texts{});
    EXPECT_EQ(read({20, 20, 1, std::vector<std::uint8_t>(400, 0)}), Texts{});
    EXPECT_EQ(read_qr_codes({100, 100, {1, 2, 3}, false}), Texts{}) << "without its samples";
}

// What a code's corner looks like, everywhere: without a bound this takes hours.
TEST(QrCodes, take_no_time_over_thousands_of_corners)
{
    Samples wall{1'998, 1'998, 1, std::vector<std::uint8_t>(1'998 * 1'998, 255)};
    for (std::uint32_t y = 0; y < wall.height; ++y) {
        for (std::uint32_t x = 0; x < wall.width; ++x) {
            const std::uint32_t ring = std::max(std::max(x % 18, 8U) - std::min(x % 18, 8U), std::max(y % 18, 8U) - std::min(y % 18, 8U));
            wall.values[y * wall.width + x] = ring <= 2 || (ring >= 5 && ring <= 6) ? 0 : 255;
        }
    }
    const Samples code = qr_code(code_address, 8);
    for (std::size_t y = 0; y < code.height; ++y) {
        std::copy_n(&code.values[y * code.width], code.width, &wall.values[(y + 500) * wall.width + 500]);
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(read(wall), Texts{code_address}) << "the largest corners are looked at";
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "under sanitizers on a slow machine";
}

}  // namespace
}  // namespace asepsie::images
