#include "domain/mail/lexicon/host_set.h"

#include <gtest/gtest.h>

#include <array>

namespace asepsie::mail {
namespace {

TEST(HostSet, holds_hosts_and_what_is_below)
{
    constexpr std::array<std::string_view, 3> places{"bit.ly", "google.com/url", "google.com/amp"};
    const HostSet set(places);
    EXPECT_TRUE(set.holds("bit.ly"));
    EXPECT_TRUE(set.holds("a.b.bit.ly", "/x"));
    EXPECT_FALSE(set.holds("rabbit.ly"));
    EXPECT_FALSE(set.holds("bit.ly.example.com"));
    EXPECT_FALSE(set.holds(""));
    EXPECT_TRUE(set.holds("www.google.com", "/url"));
    EXPECT_TRUE(set.holds("google.com", "/amp/s/x"));
    EXPECT_FALSE(set.holds("google.com", "/search"));
    EXPECT_FALSE(set.holds("google.com"));
    EXPECT_FALSE(HostSet().holds("bit.ly"));
}

}  // namespace
}  // namespace asepsie::mail
