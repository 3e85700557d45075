#include "foundation/mime/transfer.h"

#include <gtest/gtest.h>

namespace asepsie::mime {
namespace {

using namespace std::string_literals;

TEST(FromBase64, passes_over_what_does_not_belong)
{
    EXPECT_EQ(from_base64("Qm9uam91cg=="), "Bonjour");
    EXPECT_EQ(from_base64("Qm9u\r\nam91\r\ncg==\r\n"), "Bonjour");
    EXPECT_EQ(from_base64("Qm8=\r\nbmpvdXI="), "Bonjour") << "two pieces, each encoded by itself";
    EXPECT_EQ(from_base64("Q*m-9 u\0a m9.1cg"s), "Bonjour");
}

TEST(FromBase64, gives_what_a_truncated_text_holds)
{
    EXPECT_EQ(from_base64("Qm9uam91c"), "Bonjou");
    EXPECT_EQ(from_base64("Qm9uam91cg"), "Bonjour");
    EXPECT_EQ(from_base64("Qm9uam9"), "Bonjo");
    EXPECT_EQ(from_base64("Q"), "");
    EXPECT_EQ(from_base64(""), "");
    EXPECT_EQ(from_base64("===="), "");
}

TEST(FromQuotedPrintable, resolves_codes_and_joins_lines)
{
    EXPECT_EQ(from_quoted_printable("Assur=C3=a9 =3D 1_2"), "Assuré = 1_2");
    EXPECT_EQ(from_quoted_printable("un =\r\ndeux=  \r\ntrois="), "un deuxtrois") << "blanks behind the sign too";
    EXPECT_EQ(from_quoted_printable("a=b=ZZ=4"), "a=b=ZZ=4") << "what is no code stays";
    EXPECT_EQ(from_quoted_printable("=00"), "\0"s);
}

TEST(FromQuotedWords, reads_a_blank_for_an_underscore) { EXPECT_EQ(from_quoted_words("a_b=5F=C3=A9"), "a b_é"); }

TEST(FromUuencode, reads_the_lines_between_begin_and_end)
{
    EXPECT_EQ(from_uuencode("bla\nbegin 644 a.txt\n#0V%T\n`\nend\nbla"), "Cat");
    EXPECT_EQ(from_uuencode("begin 644 a.txt\r\nM0V%T"), "Cat") << "cut short";
    EXPECT_EQ(from_uuencode("no such thing"), "no such thing");
}

TEST(DecodedBody, goes_by_the_name)
{
    EXPECT_EQ(decoded_body("QQ==", " BASE64 "), "A");
    EXPECT_EQ(decoded_body("=41", "Quoted-Printable"), "A");
    EXPECT_EQ(decoded_body("begin 6 a\n!00``\nend", "x-uuencode"), "A");
    for (const char* encoding : {"", "7bit", "8bit", "binary", "x-unknown"}) {
        EXPECT_EQ(decoded_body("=41", encoding), "=41") << encoding;
    }
}

TEST(Decoding, takes_every_byte)
{
    std::string bytes;
    for (int i = 0; i < 256 * 3; ++i) {
        bytes += static_cast<char>(i);
        for (const char* encoding : {"base64", "quoted-printable", "uuencode"}) {
            EXPECT_LE(decoded_body(bytes, encoding).size(), bytes.size());
        }
    }
    EXPECT_LE(from_quoted_printable(std::string(1'000'000, '=')).size(), 1'000'000U);
}

}  // namespace
}  // namespace asepsie::mime
