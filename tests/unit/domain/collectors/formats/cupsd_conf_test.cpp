#include "domain/collectors/formats/cupsd_conf.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using collectors::formats::cupsd_listens_to_network;

TEST(CupsdConf, loopback_and_sockets_are_this_computer_alone)
{
    EXPECT_EQ(cupsd_listens_to_network("LogLevel warn\nListen localhost:631\nListen /run/cups/cups.sock\nBrowsing No\n").value(), false);
    EXPECT_EQ(cupsd_listens_to_network("Listen 127.0.0.1:631\nListen [::1]:631\nListen 127.0.0.1\n").value(), false);
    EXPECT_EQ(cupsd_listens_to_network("# Port 631\n#Listen *:631\n").value(), false);
    EXPECT_EQ(cupsd_listens_to_network("").value(), false);
}

TEST(CupsdConf, any_other_address_is_the_network)
{
    for (const std::string_view line : {"Port 631", "port 8631", "SSLPort 443", "Listen *:631", "Listen 0.0.0.0:631", "Listen [::]:631",
             "LISTEN 192.168.1.5:631", "Listen poste1.cabinet.lan:631", "Listen 631", "Listen fe80::1", "Listen ["}) {
        EXPECT_EQ(cupsd_listens_to_network(line).value(), true) << line;
    }
}

TEST(CupsdConf, refuses_bytes_that_are_no_text)
{
    EXPECT_EQ(cupsd_listens_to_network(std::string_view("Port\0 631", 9)).error().code, ErrorCode::malformed);
    EXPECT_EQ(cupsd_listens_to_network("Listen\nPort\n<Location />\n").value(), false);
}

}  // namespace
