#include "foundation/mime/entity.h"

#include <gtest/gtest.h>

namespace asepsie::mime {
namespace {

Parts parts_of(std::string_view bytes)
{
    auto parts = read_parts(bytes);
    EXPECT_TRUE(parts.ok());
    return std::move(*parts);
}

// A multipart of these parts, each with its header.
std::string multipart(const std::vector<std::string>& parts, const std::string& boundary = "b", const std::string& kind = "mixed")
{
    std::string text = "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\nignored\r\n";
    for (const std::string& part : parts) {
        text += "--" + boundary + "\r\n" + part + "\r\n";
    }
    return text + "--" + boundary + "--\r\nignored too\r\n";
}

TEST(ReadParts, of_a_simple_message_is_one)
{
    const Parts parts = parts_of("Subject: x\r\n\r\ncorps");
    ASSERT_EQ(parts.entities.size(), 1U);
    EXPECT_EQ(parts.entities[0].type.value, "text/plain");
    EXPECT_EQ(parts.entities[0].body, "corps");
    EXPECT_TRUE(parts.limits_met.empty());
}

TEST(ReadParts, takes_a_multipart_apart)
{
    const std::string bytes = multipart({"Content-Type: text/plain\r\n\r\nun", "Content-Type: TEXT/HTML; charset=utf-8\r\nContent-Transfer-Encoding: Base64\r\n\r\nPGI+", "\r\nsans header\r\n"});
    const Parts parts = parts_of(bytes);
    ASSERT_EQ(parts.entities.size(), 4U);
    EXPECT_TRUE(parts.entities[0].is_multipart());
    EXPECT_EQ(parts.entities[1].body, "un");
    EXPECT_EQ(parts.entities[2].type.value, "text/html");
    EXPECT_EQ(parts.entities[2].decoded(), "<b>");
    EXPECT_EQ(parts.entities[3].body, "sans header\r\n") << "the line end before the mark is the mark's";
    EXPECT_EQ(parts.entities[3].type.value, "text/plain");
    EXPECT_EQ(parts.entities[3].level, 1U);
    EXPECT_TRUE(parts.limits_met.empty());
}

TEST(ReadParts, marks_several_forms_of_the_same)
{
    const auto forms = [](const std::string& boundary, const std::vector<std::string>& parts) { return multipart(parts, boundary, "alternative"); };
    const Parts parts = parts_of(multipart({forms("i", {"\r\nun", forms("j", {"\r\ndeux"})}), "\r\ntrois", forms("k", {"\r\nquatre"})}));
    ASSERT_EQ(parts.entities.size(), 8U);
    EXPECT_NE(parts.entities[2].alternative, 0U);
    EXPECT_EQ(parts.entities[4].alternative, parts.entities[2].alternative) << "of the outermost";
    EXPECT_EQ(parts.entities[5].alternative, 0U);
    EXPECT_NE(parts.entities[7].alternative, 0U);
    EXPECT_NE(parts.entities[7].alternative, parts.entities[2].alternative);
}

TEST(ReadParts, leaves_a_message_in_it_whole)
{
    const Parts parts = parts_of(multipart({"Content-Type: message/rfc822\r\n\r\n" + multipart({"\r\nun"}, "other")}));
    ASSERT_EQ(parts.entities.size(), 2U);
    EXPECT_TRUE(parts.entities[1].is_message());
}

TEST(ReadParts, of_a_multipart_without_end_gives_what_there_is)
{
    const Parts parts = parts_of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nun\n--b\n\ndeux, et pas de f");
    ASSERT_EQ(parts.entities.size(), 3U);
    EXPECT_EQ(parts.entities[2].body, "deux, et pas de f");
    EXPECT_TRUE(parts.limits_met.empty());
}

TEST(ReadParts, of_a_multipart_without_parts_is_the_text_that_programs_show)
{
    for (const std::string boundary : {"", "; boundary=", "; boundary=elsewhere"}) {
        const Parts parts = parts_of("Content-Type: multipart/mixed" + boundary + "\n\n<html>bonjour");
        ASSERT_EQ(parts.entities.size(), 1U);
        EXPECT_EQ(parts.entities[0].type.value, "text/html");
        EXPECT_EQ(parts.limits_met.empty(), !boundary.ends_with("elsewhere")) << "another program may find the parts";
    }
}

TEST(ReadParts, takes_the_boundary_as_it_is_written)
{
    for (const std::string& boundary : std::vector<std::string>{"=?utf-8?Q?a?=", std::string(300, 'b')}) {
        const std::string whole = multipart({"\r\nun", "\r\ndeux"}, boundary);
        const Parts parts = parts_of(whole);
        ASSERT_EQ(parts.entities.size(), 3U) << boundary;
        EXPECT_EQ(parts.entities[2].body, "deux");
        EXPECT_TRUE(parts.limits_met.empty());
    }
}

TEST(ReadParts, tells_a_boundary_from_one_it_begins)
{
    const Parts parts = parts_of("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nun\n--bb\ndeux\n--b  \n\ntrois\n--b--");
    ASSERT_EQ(parts.entities.size(), 3U);
    EXPECT_EQ(parts.entities[1].body, "un\n--bb\ndeux");
    EXPECT_EQ(parts.entities[2].body, "trois");
}

TEST(ReadParts, nested_a_hundred_deep_meets_a_limit)
{
    std::string bytes = "Content-Type: text/plain\n\nfond";
    for (int i = 0; i < 100; ++i) {
        bytes = multipart({bytes}, "b" + std::to_string(i));
    }
    const Parts parts = parts_of(bytes);
    EXPECT_EQ(parts.limits_met, std::vector<std::string>{"levels"});
    EXPECT_LE(parts.entities.size(), most_levels + 2);
}

TEST(ReadParts, of_a_hundred_thousand_parts_meets_a_limit)
{
    std::string bytes = "Content-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 100'000; ++i) {
        bytes += "--b\n\nx\n";
    }
    const Parts parts = parts_of(bytes + "--b--");
    EXPECT_EQ(parts.limits_met, std::vector<std::string>{"parts"});
    EXPECT_EQ(parts.entities.size(), most_parts);
}

TEST(ReadParts, with_a_header_of_a_megabyte_meets_a_limit)
{
    EXPECT_EQ(parts_of("Subject: x\nX: " + std::string(1'100'000, 'a') + "\n\ncorps").limits_met, std::vector<std::string>{"header"});
    EXPECT_EQ(parts_of(multipart({"X: " + std::string(1'100'000, 'a') + "\n\ncorps"})).limits_met, std::vector<std::string>{"header"}) << "of a part";
}

TEST(ReadParts, refuses_a_message_that_is_too_large)
{
    const auto parts = read_parts(std::string(most_message_bytes + 1, 'a'));
    ASSERT_FALSE(parts.ok());
    EXPECT_EQ(parts.error().code, ErrorCode::too_large);
}

TEST(Entity, is_named_as_a_person_is_shown)
{
    EXPECT_EQ(parts_of("Content-Type: a/b; name=n.pdf\nContent-Disposition: attachment; filename=\"f.exe\"\n\n").entities[0].file_name(), "f.exe");
    EXPECT_EQ(parts_of("Content-Type: a/b; name=\"=?utf-8?Q?=C3=A9.pdf?=\"\n\n").entities[0].file_name(), "é.pdf");
    EXPECT_EQ(parts_of("Content-Type: a/b\n\n").entities[0].file_name(), "");
}

TEST(Entity, decodes_whatever_is_written_behind_the_encoding)
{
    EXPECT_EQ(parts_of("Content-Transfer-Encoding: BASE64 (x)\n\nQQ==").entities[0].decoded(), "A");
    EXPECT_EQ(parts_of("Content-Transfer-Encoding: quoted-printable;\n\n=41").entities[0].decoded(), "A");
    EXPECT_EQ(parts_of("Content-Transfer-Encoding: base64\n\nQm9uam9").entities[0].decoded(), "Bonjo") << "cut short";
}

}  // namespace
}  // namespace asepsie::mime
