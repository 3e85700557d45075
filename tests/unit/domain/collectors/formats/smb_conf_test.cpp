#include "domain/collectors/formats/smb_conf.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::parse_smb_conf;
using collectors::formats::SmbDialect;
using Shares = std::vector<std::string>;

Result<std::string> no_include(std::string_view path) { return fail(ErrorCode::not_found, std::string(path)); }

Shares shares(std::string_view text) { return parse_smb_conf(text, no_include)->guest_shares; }

TEST(SmbConf, names_the_shares_that_ask_no_password)
{
    EXPECT_EQ(shares("[global]\nmap to guest = bad user\n[scans]\npath = /srv/scans\nguest ok = yes\n"
                     "[dossiers]\nguest ok = no\n[x]\nPUBLIC = True\n"), (Shares{"scans", "x"}));
    EXPECT_EQ(shares("[scans]\nguest only = yes\nread only = no\n"), Shares{});
    EXPECT_EQ(shares("[scans]\nguest ok = yes\nguest ok = no\n"), Shares{});
    EXPECT_EQ(shares("[scans]\nguest ok = maybe\n"), Shares{});
}

TEST(SmbConf, global_section_gives_the_usual_value)
{
    EXPECT_EQ(shares("[GLOBAL]\nguest ok = yes\n[a]\npath = /a\n[b]\nguest ok = no\n"), Shares{"a"});
    EXPECT_EQ(shares("[a]\npath = /a\n[global]\nguest ok = 1\n"), Shares{"a"});
}

TEST(SmbConf, leaves_out_printers_and_what_is_not_available)
{
    EXPECT_EQ(shares("[printers]\nguest ok = yes\n[laser]\nguest ok = yes\nprint ok = yes\n[old]\nguest ok = yes\navailable = no\n"), Shares{});
}

TEST(SmbConf, knows_the_oldest_protocol)
{
    const auto oldest = [](std::string_view line) { return parse_smb_conf("[global]\n" + std::string(line) + "\n", no_include); };
    EXPECT_EQ(oldest("workgroup = CABINET")->oldest, SmbDialect::by_default);
    EXPECT_EQ(oldest("server min protocol = default")->oldest, SmbDialect::by_default);
    EXPECT_EQ(oldest("min protocol = NT1")->oldest, SmbDialect::first);
    EXPECT_EQ(oldest("server min protocol = LANMAN1")->oldest, SmbDialect::first);
    EXPECT_EQ(oldest("ServerMinProtocol = SMB2_10")->oldest, SmbDialect::second_or_later);
    EXPECT_EQ(oldest("server min protocol = smb3")->oldest, SmbDialect::second_or_later);
    EXPECT_EQ(oldest("client min protocol = NT1")->oldest, SmbDialect::by_default);
    EXPECT_EQ(oldest("server min protocol = LATEST").error().code, ErrorCode::malformed);
}

TEST(SmbConf, reads_included_files_where_they_are_named)
{
    const auto read = [](std::string_view path) -> Result<std::string> {
        if (path == "/etc/samba/shares.conf") {
            return std::string("guest ok = yes\n[more]\nguest ok = yes\n");
        }
        return path == "/loop" ? Result<std::string>(std::string("include = /loop\n")) : fail(path == "/denied" ? ErrorCode::denied : ErrorCode::not_found, "");
    };
    EXPECT_EQ(parse_smb_conf("[a]\ninclude = /etc/samba/shares.conf\n", read)->guest_shares, (Shares{"a", "more"}));
    EXPECT_FALSE(parse_smb_conf("[global]\ninclude = /absent\n", read)->unread);
    EXPECT_EQ(parse_smb_conf("[global]\ninclude = /denied\n", read)->unread->code, ErrorCode::denied);
    EXPECT_EQ(parse_smb_conf("[global]\ninclude = /loop\n", read)->unread->code, ErrorCode::too_large);
    EXPECT_EQ(parse_smb_conf("[global]\ninclude = /etc/samba/%m.conf\n", read)->unread->code, ErrorCode::unsupported);
    EXPECT_EQ(parse_smb_conf("[global]\nconfig backend = registry\n", read)->unread->code, ErrorCode::unsupported);
    EXPECT_EQ(parse_smb_conf("[global]\nregistry shares = yes\n", read)->unread->code, ErrorCode::unsupported);
}

TEST(SmbConf, knows_whether_people_may_share_to_guests)
{
    EXPECT_FALSE(parse_smb_conf("", no_include)->people_may_share_to_guests);
    EXPECT_TRUE(parse_smb_conf("[global]\n   usershare allow guests = yes\n", no_include)->people_may_share_to_guests);
    EXPECT_EQ(parse_smb_conf(std::string_view("\0", 1), no_include).error().code, ErrorCode::malformed);
}

}  // namespace
