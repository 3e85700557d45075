#include "foundation/containers/lzfu.h"

#include "support/compound_writer.h"

#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

using tests::little_endian;

TEST(Lzfu, expands_the_examples_of_the_standard)
{
    // MS-OXRTFCP 3.1.1 and 3.1.2.
    const std::string hello("\x2d\0\0\0\x2b\0\0\0\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\0\x0a\0\x72\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\0\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0", 49);
    EXPECT_EQ(decompress_rtf(hello).value_or(""), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    const std::string crossing("\x1a\0\0\0\x1c\0\0\0\x4c\x5a\x46\x75\xe2\xd4\x4b\x51\x41\0\x04\x20\x57\x58\x59\x5a\x0d\x6e\x7d\x01\x0e\xb0", 30);
    EXPECT_EQ(decompress_rtf(crossing).value_or(""), "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
}

TEST(Lzfu, gives_what_is_not_compressed_and_refuses_the_rest)
{
    EXPECT_EQ(decompress_rtf(little_endian(20, 4) + little_endian(3, 4) + "MELA" + little_endian(0, 4) + "abcd").value_or(""), "abc");
    EXPECT_EQ(decompress_rtf(little_endian(20, 4) + little_endian(3, 4) + "ABCD" + little_endian(0, 4)).error().code, ErrorCode::malformed);
    EXPECT_EQ(decompress_rtf(little_endian(20, 4) + little_endian(most_rtf_bytes + 1, 4) + "LZFu" + little_endian(0, 4)).error().code, ErrorCode::too_large);
    EXPECT_EQ(decompress_rtf("short").error().code, ErrorCode::truncated);
}

}  // namespace
}  // namespace asepsie::containers
