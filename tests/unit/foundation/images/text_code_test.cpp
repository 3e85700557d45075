#include "foundation/images/text_code.h"

#include "foundation/images/qr_codes.h"
#include "support/pictures.h"

#include <gtest/gtest.h>

namespace asepsie::images {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* text_address = "https://ameli.example/carte?id=123456";

Texts read(const std::string& text)
{
    const auto picture = picture_of_text_code(text);
    return picture ? read_qr_codes(*picture) : Texts{};
}

// Each line with something done to it.
template <typename Change>
std::string changed(const std::string& text, Change change)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        out += change(text.substr(at, end - at)) + "\n";
        at = end + 1;
    }
    return out;
}

std::string replaced(std::string text, const std::string& piece, const std::string& other)
{
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + other.size())) {
        text.replace(at, piece.size(), other);
    }
    return text;
}

TEST(TextCode, is_read_within_a_text)
{
    const std::string code = tests::as_letters(text_address);
    EXPECT_EQ(read(code), Texts{text_address});
    EXPECT_EQ(read("Bonjour,\n\n" + code + "\nCordialement"), Texts{text_address});
    EXPECT_EQ(read(changed(code, [](const std::string& line) { return "> " + line + "\r"; })), Texts{text_address}) << "quoted";
    EXPECT_EQ(read(changed(code, [](const std::string& line) { return line + "\n"; })), Texts{text_address}) << "with empty lines between";
    EXPECT_EQ(read(replaced(code, " ", "\xC2\xA0")), Texts{text_address}) << "with spaces that do not break";
    EXPECT_EQ(read(changed(code, [](const std::string& line) { return line.substr(0, line.find_last_not_of(' ') + 1); })), Texts{text_address}) << "ends cut off";
}

TEST(TextCode, is_read_drawn_in_light_for_a_dark_screen)
{
    std::string code = replaced(tests::as_letters(text_address), " ", "x");
    code = replaced(replaced(replaced(code, "\u2588", " "), "\u2580", "y"), "\u2584", "\u2580");
    code = replaced(replaced(code, "x", "\u2588"), "y", "\u2584");
    EXPECT_EQ(read(code), Texts{text_address});
}

TEST(TextCode, is_read_drawn_with_two_whole_blocks_a_module)
{
    const tests::Samples code = tests::qr_code(text_address, 1);
    std::string text;
    for (std::size_t i = 0; i < code.values.size(); ++i) {
        text += code.values[i] == 0 ? "\u2588\u2588" : "  ";
        text += (i + 1) % code.width == 0 ? "\n" : "";
    }
    EXPECT_EQ(read(text), Texts{text_address});
}

TEST(TextCode, is_none_in_other_texts)
{
    EXPECT_FALSE(picture_of_text_code(""));
    EXPECT_FALSE(picture_of_text_code("Bonjour,\nvotre carte"));
    EXPECT_FALSE(picture_of_text_code(replaced(std::string(10, 'x'), "x", std::string(63, ' ') + "\u2588\u2588\n"))) << "too small";
    const std::string bar = replaced(std::string(30, 'x'), "x", "\u2588");
    EXPECT_FALSE(picture_of_text_code(bar + "\n" + bar)) << "a bar of progress";
    EXPECT_TRUE(picture_of_text_code(replaced(std::string(12, 'x'), "x", bar + "\n")));
    EXPECT_FALSE(picture_of_text_code(replaced(std::string(12, 'x'), "x", bar + "a" + bar + "\n"))) << "with letters between";
}

TEST(TextCode, stays_within_its_size)
{
    const std::string bar = replaced(std::string(1'000, 'x'), "x", "\u2588");
    const auto picture = picture_of_text_code(replaced(std::string(1'000, 'x'), "x", bar + "\n"));
    ASSERT_TRUE(picture);
    EXPECT_LE(std::uint64_t{picture->width} * picture->height, most_decoded_pixels);
    EXPECT_FALSE(picture_of_text_code("\xE2\x96\x88\xE2\x96")) << "cut short within a sign";
    EXPECT_TRUE(picture_of_text_code(replaced(std::string(150, 'x'), "x", bar + "\n") + std::string(2'000'000, '\n')));
}

}  // namespace
}  // namespace asepsie::images
