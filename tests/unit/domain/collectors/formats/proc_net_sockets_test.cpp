#include "domain/collectors/formats/proc_net_sockets.h"

#include <gtest/gtest.h>

namespace {

using namespace asepsie;
using namespace asepsie::collectors::formats;

const std::string head4 = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const std::string head6 = "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const std::string tail = " 00000000:00000000 00:00000000 00000000     0        0 636 1 0000000000000000 100 0 0 10 0\n";

std::string line4(std::string_view local, std::string_view state) { return "   0: " + std::string(local) + " 00000000:0000 " + std::string(state) + tail; }
std::string line6(std::string_view local, std::string_view state)
{
    return "   0: " + std::string(local) + " 00000000000000000000000000000000:0000 " + std::string(state) + tail;
}

TEST(ProcNetSockets, who_waits_and_for_whom)
{
    const auto sockets = parse_proc_net_sockets(head4 + line4("00000000:0016", "0A") + line4("0100007F:0277", "0A") + line4("3500007F:0035", "0A") + line4("0A00020A:0CEA", "0A") +
            line4("0A00020A:C350", "01") + "\n",
        Transport::tcp);
    ASSERT_TRUE(sockets.ok());
    ASSERT_EQ(sockets->size(), 4U);
    EXPECT_EQ(sockets->at(0).port, 22);
    EXPECT_FALSE(sockets->at(0).is_loopback);
    EXPECT_EQ(sockets->at(1).port, 631);
    EXPECT_TRUE(sockets->at(1).is_loopback);
    EXPECT_TRUE(sockets->at(2).is_loopback);  // 127.0.0.53
    EXPECT_EQ(sockets->at(3).port, 3306);
    EXPECT_FALSE(sockets->at(3).is_loopback);
}

TEST(ProcNetSockets, ipv6_and_ipv4_within_it)
{
    const auto sockets = parse_proc_net_sockets(head6 + line6("00000000000000000000000000000000:0016", "0A") + line6("00000000000000000000000001000000:0277", "0A") +
            line6("0000000000000000FFFF00000100007F:1F90", "0A") + line6("0000000000000000FFFF00000A00020A:1F90", "0A") + line6("000080FE00000000FF00280AFE4E5C1C:0222", "0A"),
        Transport::tcp);
    ASSERT_TRUE(sockets.ok());
    ASSERT_EQ(sockets->size(), 5U);
    EXPECT_FALSE(sockets->at(0).is_loopback);
    EXPECT_TRUE(sockets->at(1).is_loopback);
    EXPECT_TRUE(sockets->at(2).is_loopback);
    EXPECT_FALSE(sockets->at(3).is_loopback);
    EXPECT_FALSE(sockets->at(4).is_loopback);
}

TEST(ProcNetSockets, udp_that_is_tied_to_nobody)
{
    const auto sockets = parse_proc_net_sockets(head4 + line4("00000000:0089", "07") + line4("00000000:C001", "01"), Transport::udp);
    ASSERT_TRUE(sockets.ok());
    ASSERT_EQ(sockets->size(), 1U);
    EXPECT_EQ(sockets->front().port, 137);
}

TEST(ProcNetSockets, what_is_none_is_malformed)
{
    for (const std::string& text : {std::string(), std::string("\n"), std::string("hello\n"), head4 + "x\n", head4 + "0: 00:16 00000000:0000 0A\n", head4 + "0: 0000000G:0016 00000000:0000 0A\n",
             head4 + "0: 00000000:10016 00000000:0000 0A\n", head4 + "0: 00000000:0016 00000000:0000 ZZ\n", head4 + std::string(10'000, 'A')}) {
        const auto sockets = parse_proc_net_sockets(text, Transport::tcp);
        ASSERT_FALSE(sockets.ok()) << text.substr(0, 200);
        EXPECT_EQ(sockets.error().code, ErrorCode::malformed);
    }
    EXPECT_TRUE(parse_proc_net_sockets(head4, Transport::tcp).ok());
}

}  // namespace
