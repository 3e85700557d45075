#include "domain/collectors/formats/hosts_file.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace asepsie;
using collectors::formats::parse_hosts_file;

TEST(HostsFile, gives_each_name_its_address)
{
    const std::string text = "127.0.0.1\tlocalhost poste1 # this one\r\n# 0.0.0.0 commented\n\n  ::1 ip6-localhost\n0.0.0.0\n192.168.1.20 nas";
    const auto entries = parse_hosts_file(text);
    ASSERT_TRUE(entries.ok());
    ASSERT_EQ(entries->size(), 4U);
    EXPECT_EQ((*entries)[0].name, "localhost");
    EXPECT_EQ((*entries)[1].name, "poste1");
    EXPECT_EQ((*entries)[1].address, "127.0.0.1");
    EXPECT_EQ((*entries)[2].address, "::1");
    EXPECT_EQ((*entries)[3].name, "nas");
}

TEST(HostsFile, hostile_texts)
{
    EXPECT_TRUE(parse_hosts_file("")->empty());
    EXPECT_TRUE(parse_hosts_file(" \t \r\n#\n")->empty());
    EXPECT_EQ(parse_hosts_file(std::string_view("1 \0", 3)).error().code, ErrorCode::malformed);
    std::string huge = "0.0.0.0";
    for (std::size_t i = 0; i <= collectors::formats::max_hosts_entries; ++i) {
        huge += " a";
    }
    EXPECT_EQ(parse_hosts_file(huge).error().code, ErrorCode::too_large);
}

}  // namespace
