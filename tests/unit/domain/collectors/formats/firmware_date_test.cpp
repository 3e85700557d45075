#include "domain/collectors/formats/firmware_date.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(FirmwareDate, is_month_day_year)
{
    EXPECT_EQ(to_iso(*parse_firmware_date("03/14/2013\n")), "2013-03-14");
    for (const char* wrong : {"", "14/03/2013", "2013-03-14", "03/14", "hello"}) {
        EXPECT_FALSE(parse_firmware_date(wrong).ok()) << wrong;
    }
}

}  // namespace
}  // namespace asepsie::collectors::formats
