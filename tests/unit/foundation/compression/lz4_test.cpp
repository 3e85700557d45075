#include "foundation/compression/lz4.h"

#include <gtest/gtest.h>

namespace asepsie {
namespace {

// "hello" six times over, made by the lz4 program.
const std::string hello("\004\042\115\030\144\100\247\020\000\000\000\157\150\145\154\154\157\040\006\000\005\120\150\145\154\154\157\000\000\000\000\275\234\326\164", 35);

TEST(Lz4, gives_the_whole_content)
{
    EXPECT_EQ(*decompress_lz4(hello, 1000), "hello hello hello hello hello hello");
    EXPECT_EQ(*decompress_lz4(hello + hello, 1000), "hello hello hello hello hello hellohello hello hello hello hello hello") << "frames follow each other";
    EXPECT_EQ(decompress_lz4(hello, 10).error().code, ErrorCode::too_large);
}

TEST(Lz4, refuses_what_is_cut_short_or_no_frame)
{
    EXPECT_EQ(decompress_lz4(hello.substr(0, 20), 1000).error().code, ErrorCode::malformed);
    EXPECT_EQ(decompress_lz4("", 1000).error().code, ErrorCode::malformed);
    std::string flipped = hello;
    flipped[30] = static_cast<char>(flipped[30] ^ 1);
    EXPECT_EQ(decompress_lz4(flipped, 1000).error().code, ErrorCode::malformed) << "the checksum does not hold";
    EXPECT_EQ(decompress_lz4("no frame at all", 1000).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie
