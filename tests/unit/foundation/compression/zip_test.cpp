#include "foundation/compression/zip.h"

#include <gtest/gtest.h>

namespace asepsie::compression {
namespace {

using namespace std::string_literals;

const Moment written_at = *parse_moment("2026-11-25T10:20:31Z");

TEST(Zip, of_a_stored_entry_is_known_byte_by_byte)
{
    const auto archive = zip_of({{ZipEntry::Method::stored, "a", "abc"}}, written_at);
    ASSERT_TRUE(archive.ok());
    // Time: 10 << 11 | 20 << 5 | 15 = 0x528F. Date: 46 << 9 | 11 << 5 | 25 = 0x5D79. CRC-32 of "abc": 0x352441C2.
    const std::string described = "\x14\0\0\0\0\0\x8F\x52\x79\x5D\xC2\x41\x24\x35\3\0\0\0\3\0\0\0\1\0\0\0"s;
    EXPECT_EQ(*archive, "PK\3\4"s + described + "aabc" + "PK\1\2\x14\0"s + described + std::string(14, '\0') + "a" + "PK\5\6\0\0\0\0\1\0\1\0\x2F\0\0\0\x22\0\0\0\0\0"s);
}

TEST(Zip, packs_what_repeats_the_same_way_each_time)
{
    const std::vector<ZipEntry> entries{{ZipEntry::Method::deflated, "much.xml", std::string(100'000, 'x')}, {ZipEntry::Method::deflated, "none.xml", ""}};
    const auto archive = zip_of(entries, written_at);
    ASSERT_TRUE(archive.ok());
    EXPECT_LT(archive->size(), 1'000U);
    EXPECT_EQ(*zip_of(entries, written_at), *archive);
}

TEST(Zip, has_limits)
{
    EXPECT_EQ(zip_of(std::vector<ZipEntry>(65'536, {ZipEntry::Method::stored, "a", ""}), written_at).error().code, ErrorCode::too_large);
    EXPECT_EQ(zip_of({{ZipEntry::Method::stored, "a", ""}}, Moment{})->substr(10, 4), "\0\0\x21\0"s) << "1980 is the first year it knows";
}

}  // namespace
}  // namespace asepsie::compression
