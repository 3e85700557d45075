#include "domain/collectors/formats/debian_version.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace asepsie::collectors::formats {
namespace {

TEST(DebianVersions, are_in_the_order_of_the_manual)
{
    // Each is older than the next.
    const std::vector<std::string> ordered{"0~", "0", "0.1", "1.0~~", "1.0~~a", "1.0~", "1.0-0~bpo12+1", "1.0", "1.0-0.1", "1.0-1~deb12u1", "1.0-1", "1.0-1+b1", "1.0-1+deb12u1",
        "1.0-1+deb12u2", "1.0-1+deb12u10", "1.0-2", "1.0a", "1.0+dfsg", "1.0.1", "1.9", "1.10", "2", "10", "0:11", "1:0.1", "2:0", "10:0"};
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        for (std::size_t j = 0; j < ordered.size(); ++j) {
            EXPECT_EQ(compare_debian_versions(ordered[i], ordered[j]), i <=> j) << ordered[i] << " and " << ordered[j];
        }
    }
}

TEST(DebianVersions, that_are_written_otherwise_may_be_the_same)
{
    EXPECT_EQ(compare_debian_versions("0:1.0-1", "1.0-1"), std::strong_ordering::equal);
    EXPECT_EQ(compare_debian_versions("1.0", "1.0-0"), std::strong_ordering::equal);
    EXPECT_EQ(compare_debian_versions("1.01", "1.1"), std::strong_ordering::equal);
    EXPECT_EQ(compare_debian_versions("00:1.00-01", "1.0-1"), std::strong_ordering::equal);
}

TEST(DebianVersions, split_at_the_first_colon_and_the_last_dash)
{
    EXPECT_EQ(compare_debian_versions("6.1.0-9-amd64", "6.1.0-37-amd64"), std::strong_ordering::less);
    EXPECT_EQ(compare_debian_versions("1:2.3:4-5", "1:2.3:5-1"), std::strong_ordering::less);
    EXPECT_EQ(compare_debian_versions("2.0-rc1-1", "2.0-rc2-1"), std::strong_ordering::less);
}

TEST(DebianVersions, of_any_length_and_bytes_have_their_place)
{
    const std::string long_number(100'000, '9');
    EXPECT_EQ(compare_debian_versions(long_number, long_number + "0"), std::strong_ordering::less);
    EXPECT_EQ(compare_debian_versions(std::string("1\0\xFF", 3), "1"), std::strong_ordering::greater);
    EXPECT_EQ(compare_debian_versions(":", ""), std::strong_ordering::equal);
}

}  // namespace
}  // namespace asepsie::collectors::formats
