#include "domain/collectors/formats/sudoers.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(Sudoers, grants_all_where_it_says_so)
{
    for (const char* open : {"ann ALL=(ALL) NOPASSWD: ALL\n", "%sudo ALL=(ALL:ALL) NOPASSWD:ALL", "ann ALL = NOPASSWD: /bin/ls, ALL\n", "ann ALL=(ALL) \\\n NOPASSWD: ALL\n", "ann ALL=NOPASSWD:SETENV: ALL\n",
             "Defaults !authenticate\n", "  Defaults:ann !authenticate\n", "bob ALL=(ALL) NOPASSWD: /sbin/reboot, NOPASSWD: ALL\n", "#1000 ALL=(ALL) NOPASSWD: ALL\n"}) {
        EXPECT_TRUE(grants_all_without_password(open)) << open;
    }
    for (const char* closed : {"", "%sudo ALL=(ALL:ALL) ALL\n", "# ann ALL=(ALL) NOPASSWD: ALL\n", "ann ALL=NOPASSWD: /usr/bin/systemctl restart x\n", "ann ALL=NOPASSWD: /bin/ls, PASSWD: ALL\n", "ann ALL=(ALL) ALL, NOPASSWD: /bin/ls\n", "#ann ALL=(ALL) NOPASSWD: ALL\n"}) {
        EXPECT_FALSE(grants_all_without_password(closed)) << closed;
    }
}

}  // namespace
}  // namespace asepsie::collectors::formats
