#include "domain/collectors/formats/nfs_exports.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::NfsClient;
using collectors::formats::parse_nfs_exports;

// "everybody", "root", both or neither, of the only client of the only line.
std::string state_of(std::string_view line)
{
    const auto exports = parse_nfs_exports(line);
    EXPECT_TRUE(exports.ok()) << line;
    EXPECT_EQ(exports->size(), 1U) << line;
    EXPECT_EQ(exports->front().clients.size(), 1U) << line;
    const NfsClient& client = exports->front().clients.front();
    return std::string(client.is_everybody() ? "everybody " : "") + (client.keeps_root() ? "root" : "");
}

TEST(NfsExports, names_paths_and_clients)
{
    const auto exports = parse_nfs_exports("# exports\n/srv/imagerie  192.168.1.20(rw,sync)   poste2(ro)\n\"/srv/a b\" *(ro)\n"
        "/srv/c\\040d @cabinet \\\n   192.168.1.0/24(rw)\n");
    ASSERT_TRUE(exports.ok());
    ASSERT_EQ(exports->size(), 3U);
    EXPECT_EQ((*exports)[0].path, "/srv/imagerie");
    EXPECT_EQ((*exports)[0].clients[1].host, "poste2");
    EXPECT_EQ((*exports)[0].clients[0].options, (std::vector<std::string>{"rw", "sync"}));
    EXPECT_EQ((*exports)[1].path, "/srv/a b");
    EXPECT_EQ((*exports)[2].path, "/srv/c d");
    EXPECT_EQ((*exports)[2].clients.size(), 2U);
}

TEST(NfsExports, know_everybody)
{
    EXPECT_EQ(state_of("/srv *(rw)"), "everybody ");
    EXPECT_EQ(state_of("/srv"), "everybody ");
    EXPECT_EQ(state_of("/srv (rw)"), "everybody ");
    EXPECT_EQ(state_of("/srv 0.0.0.0/0(ro)"), "everybody ");
    EXPECT_EQ(state_of("/srv ::/0"), "everybody ");
    EXPECT_EQ(state_of("/srv 192.168.1.0/24(rw)"), "");
    EXPECT_EQ(state_of("/srv *.cabinet.lan(rw)"), "");
    EXPECT_EQ(state_of("/srv *(rw,sec=krb5p)"), "");
    EXPECT_EQ(state_of("/srv *(rw,sec=krb5:krb5p)"), "");
    EXPECT_EQ(state_of("/srv *(rw,sec=krb5:sys)"), "everybody ");
    EXPECT_EQ(state_of("/srv -sec=krb5i *(rw)"), "");
}

TEST(NfsExports, know_who_keeps_the_rights_of_root)
{
    EXPECT_EQ(state_of("/srv 192.168.1.20(rw,no_root_squash)"), "root");
    EXPECT_EQ(state_of("/srv 192.168.1.20(NO_ROOT_SQUASH)"), "root");
    EXPECT_EQ(state_of("/srv -no_root_squash 192.168.1.20"), "root");
    EXPECT_EQ(state_of("/srv -no_root_squash 192.168.1.20(root_squash)"), "");
    EXPECT_EQ(state_of("/srv 192.168.1.20(no_root_squash,all_squash)"), "");
}

TEST(NfsExports, a_blank_before_the_options_opens_to_everybody)
{
    const auto exports = parse_nfs_exports("/srv 192.168.1.20 (rw)\n");
    ASSERT_EQ(exports->front().clients.size(), 2U);
    EXPECT_FALSE(exports->front().clients[0].is_everybody());
    EXPECT_TRUE(exports->front().clients[1].is_everybody());
}

TEST(NfsExports, hostile_texts)
{
    EXPECT_TRUE(parse_nfs_exports("")->empty());
    EXPECT_TRUE(parse_nfs_exports("# only this\n\n  \n")->empty());
    EXPECT_EQ(parse_nfs_exports("srv *(rw)\n").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_nfs_exports(std::string_view("/\0", 2)).error().code, ErrorCode::malformed);
    EXPECT_TRUE(parse_nfs_exports("/a (((\n/b \"\n/c \\").ok());
    EXPECT_TRUE(parse_nfs_exports("/" + std::string(100'000, '(')).ok());
}

}  // namespace
