#include "domain/collectors/formats/sshd_config.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::parse_sshd_config;
using collectors::formats::SshdConfig;
using Files = Result<std::vector<std::string>>;

Files no_file(std::string_view) { return std::vector<std::string>{}; }

std::string value_of(const Result<SshdConfig>& config, std::string_view keyword)
{
    const auto value = config->get(keyword);
    return value.ok() ? value->value_or("(default)") : std::string(name_of(value.error().code));
}

TEST(SshdConfig, first_value_wins)
{
    const auto config = parse_sshd_config("PasswordAuthentication no\npasswordauthentication yes\n# PermitRootLogin yes\n", no_file);
    EXPECT_EQ(value_of(config, "passwordauthentication"), "no");
    EXPECT_EQ(value_of(config, "permitrootlogin"), "(default)");
}

TEST(SshdConfig, takes_every_way_to_write_a_line)
{
    const auto config = parse_sshd_config("  UsePAM=yes\r\nPermitRootLogin = \"Without-Password\" # why\nChallengeResponseAuthentication no\n"
        "AuthenticationMethods publickey,password  publickey\n", no_file);
    EXPECT_EQ(value_of(config, "usepam"), "yes");
    EXPECT_EQ(value_of(config, "permitrootlogin"), "without-password");
    EXPECT_EQ(value_of(config, "kbdinteractiveauthentication"), "no");
    EXPECT_EQ(value_of(config, "authenticationmethods"), "publickey,password publickey");
}

TEST(SshdConfig, included_files_stand_where_they_are_included)
{
    std::string asked;
    const auto read = [&](std::string_view pattern) -> Files {
        asked = pattern;
        return std::vector<std::string>{"PasswordAuthentication no\nMatch User claire\nX11Forwarding yes\n", "PasswordAuthentication yes\nUsePAM no\n"};
    };
    const auto config = parse_sshd_config("Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication yes\nUsePAM yes\nX11Forwarding no\n", read);
    EXPECT_EQ(asked, "/etc/ssh/sshd_config.d/*.conf");
    EXPECT_EQ(value_of(config, "passwordauthentication"), "no");
    EXPECT_EQ(value_of(config, "usepam"), "no");
    // A Match block ends with the file it stands in.
    EXPECT_EQ(value_of(config, "x11forwarding"), "no");
    EXPECT_TRUE(config->has_conditional("x11forwarding", "yes"));
}

TEST(SshdConfig, match_ends_what_holds_for_everyone)
{
    const auto config = parse_sshd_config("UsePAM yes\nMatch Address 192.168.1.0/24\n  PasswordAuthentication yes\nInclude more\n",
        [](std::string_view) -> Files { return std::vector<std::string>{"PermitRootLogin yes\n"}; });
    EXPECT_EQ(value_of(config, "passwordauthentication"), "(default)");
    EXPECT_TRUE(config->has_conditional("passwordauthentication", "yes"));
    EXPECT_TRUE(config->has_conditional("permitrootlogin", "yes"));
    EXPECT_FALSE(config->has_conditional("usepam", "yes"));
}

TEST(SshdConfig, what_stands_below_an_unread_file_is_not_known)
{
    const auto config = parse_sshd_config("UsePAM yes\nInclude x\nPasswordAuthentication no\nUsePAM no\n",
        [](std::string_view) -> Files { return fail(ErrorCode::denied, "x"); });
    EXPECT_EQ(value_of(config, "usepam"), "yes");
    EXPECT_EQ(value_of(config, "passwordauthentication"), "denied");
    EXPECT_EQ(value_of(config, "permitrootlogin"), "denied");
}

TEST(SshdConfig, loops_and_crowds_end)
{
    const auto loop = parse_sshd_config("Include self\n", [](std::string_view) -> Files { return std::vector<std::string>{"Include self\nUsePAM yes\n"}; });
    ASSERT_TRUE(loop->unread);
    EXPECT_EQ(loop->unread->code, ErrorCode::malformed);
    const auto crowd = parse_sshd_config("Include a b c\n", [](std::string_view) -> Files { return std::vector<std::string>(40, "Include a\n"); });
    ASSERT_TRUE(crowd->unread);
    EXPECT_EQ(crowd->unread->code, ErrorCode::too_large);
}

TEST(SshdConfig, refuses_bytes_that_are_no_text)
{
    EXPECT_EQ(parse_sshd_config(std::string_view("UsePAM\0yes", 10), no_file).error().code, ErrorCode::malformed);
    EXPECT_TRUE(parse_sshd_config("\"\n=\n= =\nMatch\nInclude\nUsePAM \"yes\nkey\"", no_file).ok());
    EXPECT_TRUE(parse_sshd_config("", no_file)->global.empty());
}

}  // namespace
