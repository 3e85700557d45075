#include "domain/collectors/formats/saved_logins.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(SavedLogins, of_firefox_are_counted)
{
    EXPECT_EQ(*count_logins_of_firefox(R"({"nextId":3,"logins":[{},{}]})"), 2U);
    EXPECT_EQ(*count_logins_of_firefox(R"({"logins":[]})"), 0U);
    for (const char* bad : {"", "[]", "{}", R"({"logins":3})", R"({"logins":[)"}) {
        EXPECT_EQ(count_logins_of_firefox(bad).error().code, ErrorCode::malformed) << bad;
    }
}

TEST(SavedLogins, of_chromium_show_by_an_address)
{
    const std::string sqlite("SQLite format 3\0", 16);
    EXPECT_EQ(*holds_logins_of_chromium(sqlite), false);
    EXPECT_EQ(*holds_logins_of_chromium(sqlite + "...https://a.example..."), true);
    EXPECT_EQ(holds_logins_of_chromium("https://").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
