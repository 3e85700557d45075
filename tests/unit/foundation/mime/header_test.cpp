#include "foundation/mime/header.h"

#include <gtest/gtest.h>

namespace asepsie::mime {
namespace {

using namespace std::string_literals;

TEST(ReadHeader, gives_the_fields_and_where_the_body_begins)
{
    const std::string_view bytes = "From: a@b\r\nSubject: un\r\n  deux\r\nsubject: trois\r\n\r\nle corps";
    const ReadHeader read = read_header(bytes);
    EXPECT_EQ(bytes.substr(read.body_begin), "le corps");
    EXPECT_EQ(unfolded(read.header.first("SUBJECT")), "un  deux");
    EXPECT_EQ(read.header.all("subject").size(), 2U);
    EXPECT_TRUE(read.header.has("from"));
    EXPECT_FALSE(read.header.has("to"));
    EXPECT_EQ(read.header.first("to"), "");
    EXPECT_FALSE(read.is_cut_short);
}

TEST(ReadHeader, passes_over_the_line_of_a_mailbox)
{
    const ReadHeader read = read_header("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n>From y\nTo: z\n\n");
    EXPECT_EQ(read.header.fields().size(), 2U);
    EXPECT_EQ(unfolded(read.header.first("to")), "z");
}

TEST(ReadHeader, ends_where_a_line_is_no_field)
{
    const std::string_view bytes = "Subject: x\nBonjour Madame, voici\n: rien\n";
    EXPECT_EQ(bytes.substr(read_header(bytes).body_begin), "Bonjour Madame, voici\n: rien\n");
    EXPECT_EQ(read_header("Bonjour,\nvoici : un lien\n").header.fields().size(), 0U);
    EXPECT_EQ(read_header("Bonjour,\n").body_begin, 0U);
}

TEST(ReadHeader, takes_odd_line_ends)
{
    EXPECT_EQ(read_header("A: 1\r\r\nB: 2\r\r\n\r\r\ncorps").body_begin, 17U) << "as doubled by a careless gateway";
    const ReadHeader cr = read_header("A: 1\rB: 2\n\nx");
    ASSERT_EQ(cr.header.fields().size(), 1U) << "a CR alone ends no line where LF is used";
    EXPECT_EQ(unfolded(cr.header.first("a")), "1B: 2");
}

TEST(ReadHeader, refuses_names_with_control_characters_and_keeps_nul_in_values)
{
    EXPECT_EQ(read_header("Sub\0ject: x\n\n"s).header.fields().size(), 0U);
    EXPECT_EQ(read_header("Subject: a\0b\n\n"s).header.first("subject").size(), 4U);
}

TEST(ReadHeader, of_a_megabyte_is_cut_short_and_its_body_found)
{
    const std::string bytes = "Subject: x\nX-Long: " + std::string(1'000'001, 'a') + "\nFrom: a@b\n\ncorps";
    const ReadHeader read = read_header(bytes);
    EXPECT_TRUE(read.is_cut_short);
    EXPECT_EQ(bytes.substr(read.body_begin), "corps");
    EXPECT_TRUE(read.header.has("subject"));
}

TEST(ReadHeader, takes_so_many_fields)
{
    std::string bytes;
    for (int i = 0; i < 3'000; ++i) {
        bytes += "X: y\n";
    }
    const ReadHeader read = read_header(bytes + "\ncorps");
    EXPECT_TRUE(read.is_cut_short);
    EXPECT_EQ(read.header.fields().size(), HeaderLimits{}.fields);
    EXPECT_EQ(read.body_begin, bytes.size() + 1);
}

TEST(DecodedWords, of_both_encodings_and_several_charsets)
{
    EXPECT_EQ(decoded_words("=?utf-8?Q?Assur=C3=A9_social?="), "Assuré social");
    EXPECT_EQ(decoded_words("=?ISO-8859-1?q?Assur=E9?= et =?utf-8?B?w6nigqw=?="), "Assuré et é€");
    EXPECT_EQ(decoded_words("=?utf-8*fr?Q?=C3=A9?="), "é") << "with a language (RFC 2231, 5)";
    EXPECT_EQ(decoded_words("=?utf-8?Q?\?= x"), " x");
}

TEST(DecodedWords, drops_the_blanks_between_two_words_only)
{
    EXPECT_EQ(decoded_words("=?utf-8?Q?a?=\r\n  =?utf-8?Q?b?="), "ab");
    EXPECT_EQ(decoded_words("=?utf-8?Q?a?= b =?utf-8?Q?c?="), "a b c");
    EXPECT_EQ(decoded_words("=?utf-8?Q?a?= =?iso-8859-1?B?6Q==?="), "aé") << "of two charsets too";
}

TEST(DecodedWords, joins_a_character_cut_over_two_words)
{
    EXPECT_EQ(decoded_words("=?utf-8?Q?Assur=C3?= =?utf-8?Q?=A9?="), "Assuré");
    EXPECT_EQ(decoded_words("=?utf-8?B?4oI=?= =?UTF-8?B?rA==?="), "€");
    EXPECT_EQ(decoded_words("=?utf-8?Q?=E2=82?= =?utf-8?B?rA==?="), "€") << "in two encodings";
}

TEST(DecodedWords, leaves_what_is_no_word)
{
    for (const char* text : {"=?", "=?=", "=?utf-8?", "=?utf-8?Q?", "=?utf-8?X?a?=", "=?utf-8?Q?a", "a =? b ?= c", "1+1=?", "=?utf-8?\?="}) {
        EXPECT_EQ(decoded_words(text), text);
    }
}

TEST(DecodedWords, takes_plain_bytes_for_utf8_or_windows_1252)
{
    EXPECT_EQ(decoded_words("Assuré"), "Assuré");
    EXPECT_EQ(decoded_words("Assur\xE9"), "Assuré");
    EXPECT_EQ(decoded_words("a\0b"s), "ab");
}

TEST(DecodedWords, of_a_million_beginnings_ends)
{
    std::string text;
    while (text.size() < 1'000'000) {
        text += "=?utf-8?Q?";
    }
    EXPECT_LE(decoded_words(text).size(), text.size());
    EXPECT_LE(decoded_words(text + "?=").size(), text.size());
}

TEST(ReadParameters, gives_the_value_and_the_parameters)
{
    const Parameters read = read_parameters(" Text/HTML; Charset=\"UTF-8\"; name = a b.pdf ;format=flowed");
    EXPECT_EQ(read.value, "text/html");
    EXPECT_EQ(read["charset"], "UTF-8");
    EXPECT_EQ(read["name"], "a b.pdf");
    EXPECT_EQ(read["format"], "flowed");
    EXPECT_EQ(read["other"], "");
}

TEST(ReadParameters, passes_over_what_stands_behind_the_value)
{
    EXPECT_EQ(read_parameters("text/html charset=utf-8").value, "text/html");
    EXPECT_EQ(read_parameters("text/plain (plain text); charset=x").value, "text/plain");
    EXPECT_EQ(read_parameters("base64 ").value, "base64");
}

TEST(ReadParameters, joins_pieces_and_decodes_them)
{
    EXPECT_EQ(read_parameters("a; name*=utf-8''fa%C3%A7ade.pdf")["name"], "façade.pdf");
    EXPECT_EQ(read_parameters("a; name*0=fac; name*1=ture.pdf")["name"], "facture.pdf");
    EXPECT_EQ(read_parameters("a; name*1=ture.pdf; name*0=fac")["name"], "facture.pdf") << "in any order";
    EXPECT_EQ(read_parameters("a; name*0*=iso-8859-1'fr'%E9t; name*1*=%E9; name*2=\".exe\"")["name"], "été.exe");
    EXPECT_EQ(read_parameters("a; name*0*=utf-8''%C3; name*1*=%A9")["name"], "é") << "a character over two pieces";
    EXPECT_EQ(read_parameters("a; name=\"=?utf-8?Q?=C3=A9.pdf?=\"")["name"], "é.pdf") << "as mailers wrongly do";
}

TEST(ReadParameters, believes_the_decoded_name_of_two)
{
    EXPECT_EQ(read_parameters("attachment; filename=\"a.pdf\"; filename*=utf-8''b.exe")["filename"], "b.exe");
    EXPECT_EQ(read_parameters("attachment; filename=a.pdf; filename=b.exe")["filename"], "a.pdf");
}

TEST(ReadParameters, keeps_signs_in_quotes)
{
    EXPECT_EQ(read_parameters("a; name=\"x; y=\\\"z\\\".exe\"; b=c")["name"], "x; y=\"z\".exe");
    EXPECT_EQ(read_parameters("a; name=\"never closed; b=c")["name"], "never closed; b=c");
}

TEST(ReadParameters, takes_any_text)
{
    for (const char* field : {"", ";", ";;;=", "=", "a;=b", "a; *=x", "a; name*99999999999999999999=x", "a; name*-1*=%", "a; name*0*='", "a; name*=%zz"}) {
        static_cast<void>(read_parameters(field)["name"]);
    }
    std::string many = "a";
    for (int i = 0; i < 10'000; ++i) {
        many += "; n" + std::to_string(i) + "=x; m*" + std::to_string(i) + "=y";
    }
    EXPECT_LE(read_parameters(many).parameters.size(), 101U);
}

}  // namespace
}  // namespace asepsie::mime
