#include "domain/collectors/formats/dpkg_status.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

constexpr std::string_view three = R"(Package: bash
Status: install ok installed
Architecture: amd64
Version: 5.2.15-2+b8
Source: bash-source (5.2.15-2)
Description: GNU Bourne Again SHell
 Package: not-a-field

Package: held
Status: hold ok installed
Architecture: all
Version: 1:2.0~rc1-1

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1
)";

TEST(DpkgStatus, lists_what_is_on_the_disk)
{
    const auto status = parse_dpkg_status(three);
    ASSERT_TRUE(status.ok());
    ASSERT_EQ(status->packages().size(), 2U);
    EXPECT_EQ(status->installed("bash")->version, "5.2.15-2+b8");
    EXPECT_EQ(status->installed("bash")->source, "bash-source");
    EXPECT_FALSE(status->installed("bash")->held);
    EXPECT_TRUE(status->installed("held")->held);
    EXPECT_EQ(status->installed("held")->source, "held");
    EXPECT_EQ(status->installed("gone"), nullptr) << "only its settings are left";
}

TEST(DpkgStatus, is_malformed_without_a_package)
{
    EXPECT_EQ(parse_dpkg_status("").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_dpkg_status("hello\nworld\n").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
