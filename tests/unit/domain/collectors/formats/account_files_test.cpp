#include "domain/collectors/formats/account_files.h"

#include <gtest/gtest.h>

namespace asepsie::collectors::formats {
namespace {

TEST(Passwd, tells_people_from_services)
{
    const auto accounts = parse_passwd("root:x:0:0:root:/root:/bin/bash\nwww:x:33:33::/var/www:/usr/sbin/nologin\nann:x:1000:1000:Ann:/home/ann:/bin/zsh\nopen::1001:1001::/home/open:/bin/sh\nbroken:x\n\n");
    ASSERT_TRUE(accounts.ok());
    ASSERT_EQ(accounts->size(), 4U);
    EXPECT_FALSE((*accounts)[0].is_human());
    EXPECT_FALSE((*accounts)[1].may_log_in);
    EXPECT_TRUE((*accounts)[2].is_human());
    EXPECT_TRUE((*accounts)[3].has_empty_password);
    EXPECT_EQ(parse_passwd("hello\n").error().code, ErrorCode::malformed);
}

TEST(Group, has_its_number)
{
    const auto groups = parse_group("sudo:x:27:ann\nbad:x:-1:\nshort:x\n");
    EXPECT_EQ(groups.at("sudo"), 27U);
    EXPECT_EQ(groups.size(), 1U);
}

TEST(Shadow, tells_empty_from_locked)
{
    EXPECT_EQ(*empty_passwords("root:!:1:0:99999:7:::\nann:$y$x:1:0:99999:7:::\nopen::1:0:99999:7:::\n"), std::vector<std::string>{"open"});
    EXPECT_EQ(empty_passwords("").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
