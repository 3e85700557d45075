#include "domain/collectors/formats/dpkg_log.h"

#include <gtest/gtest.h>

#include <string>

namespace asepsie::collectors::formats {
namespace {

std::string last_in(const std::string& log)
{
    const auto day = last_install_in_dpkg_log(log);
    return day ? to_iso(*day) : "none";
}

TEST(DpkgLog, gives_the_day_of_the_last_install_or_upgrade)
{
    EXPECT_EQ(last_in("2026-10-01 08:00:00 install a:amd64 <none> 1\n2026-10-02 08:00:00 upgrade b:all 1 2\n2026-11-03 08:00:00 remove c:all 1 <none>\n"
                      "2026-11-04 08:00:00 status installed b:all 2\n\n"),
        "2026-10-02");
    EXPECT_EQ(last_in("2026-10-01 08:00:00 install a:amd64 <none> 1"), "2026-10-01");
}

TEST(DpkgLog, may_hold_none)
{
    for (const std::string log : {"", "\n\n", "2026-11-04 08:00:00 status installed b:all 2\n", "install\n", "2026-99-99 08:00:00 install a\n", "xxxxxxxxxxxxxxxxxxxx" "upgrade "}) {
        EXPECT_EQ(last_in(log), "none") << log;
    }
    EXPECT_EQ(last_in("2026-10-01 08:00:00 install " + std::string(1'000'000, 'a')), "none");
    EXPECT_EQ(last_in(std::string(1'000'000, '\0')), "none");
}

}  // namespace
}  // namespace asepsie::collectors::formats
