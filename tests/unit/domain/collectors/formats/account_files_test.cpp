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

TEST(Shadow, tells_how_a_password_is_kept)
{
    const auto entries = parse_shadow("root:!:1:0:99999:7:::\nann:$y$x:1:0:99999:7:::\nopen::1:0:99999:7:::\nold:$1$x$y:1:0:99999:7:::\ndes:ab0123456789.:1:0:99999:7:::\nshut:!$6$x:1:0:99999:7:::\nshort:x\n");
    ASSERT_TRUE(entries.ok());
    ASSERT_EQ(entries->size(), 6U);
    constexpr StoredPassword expected[] = {StoredPassword::locked, StoredPassword::strong, StoredPassword::none, StoredPassword::weak, StoredPassword::weak, StoredPassword::locked};
    for (std::size_t i = 0; i < entries->size(); ++i) {
        EXPECT_EQ((*entries)[i].password, expected[i]) << (*entries)[i].name;
    }
    EXPECT_EQ(parse_shadow("").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::collectors::formats
