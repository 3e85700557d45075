#include "foundation/document/icalendar.h"

#include <gtest/gtest.h>

namespace asepsie::document {
namespace {

TEST(Calendar, holds_whole_days_escaped_and_folded)
{
    const Date day = *parse_date("2026-12-31");
    const std::string made = to_icalendar({{"x", day, "Sauvegarde; vérifiée, oui", "un\ndeux" + std::string(100, 'e')}}, *parse_moment("2026-11-25T10:00:00Z"));
    EXPECT_NE(made.find("DTSTAMP:20261125T100000Z\r\n"), std::string::npos);
    EXPECT_NE(made.find("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), std::string::npos);
    EXPECT_NE(made.find("SUMMARY:Sauvegarde\\; vérifiée\\, oui\r\n"), std::string::npos);
    EXPECT_NE(made.find("un\\ndeux"), std::string::npos);
    for (std::size_t start = 0, end = 0; (end = made.find("\r\n", start)) != std::string::npos; start = end + 2) {
        EXPECT_LE(end - start, 75U);
    }
}

TEST(Calendar, says_what_comes_again)
{
    CalendarEvent weekly{"x", *parse_date("2026-11-30"), "Regarder", ""};
    EXPECT_EQ(to_icalendar({weekly}, {}).find("RRULE"), std::string::npos);
    weekly.every_days = 7;
    EXPECT_NE(to_icalendar({weekly}, {}).find("RRULE:FREQ=DAILY;INTERVAL=7\r\n"), std::string::npos);
}

}  // namespace
}  // namespace asepsie::document
