#include "domain/collectors/formats/lastlog.h"

#include <gtest/gtest.h>

#include <string>

namespace asepsie::collectors::formats {
namespace {

TEST(Lastlog, is_read_by_account_number)
{
    std::string table(292 * 3, '\0');
    table[292] = '\x01';
    EXPECT_EQ(*last_login(table, 1), Moment(std::chrono::seconds(1)));
    EXPECT_EQ(*last_login(table, 2), std::nullopt) << "never";
    EXPECT_EQ(*last_login(table, 9), std::nullopt) << "beyond the table";
    EXPECT_EQ(*last_login(table, -1), std::nullopt);
    EXPECT_EQ(last_login(table.substr(1), 1).error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
