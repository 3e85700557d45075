#include "foundation/base/threads.h"

#include <gtest/gtest.h>

#include <pthread.h>

#include <atomic>

namespace asepsie {
namespace {

TEST(Threads, are_as_many_as_the_system_gives)
{
    std::atomic<int> worked = 0;
    const std::function<void()> work = [&] { ++worked; };
    EXPECT_EQ(start_threads(3, work).size(), 3U);
    EXPECT_EQ(worked, 3);

    pthread_attr_t before{};
    ASSERT_EQ(::pthread_getattr_default_np(&before), 0);
    pthread_attr_t huge{};
    ASSERT_EQ(::pthread_attr_init(&huge), 0);
    ASSERT_EQ(::pthread_attr_setstacksize(&huge, std::size_t{1} << 50U), 0);
    ASSERT_EQ(::pthread_setattr_default_np(&huge), 0);
    EXPECT_TRUE(start_threads(3, work).empty()) << "no room for a stack like that";
    EXPECT_EQ(::pthread_setattr_default_np(&before), 0);
    ::pthread_attr_destroy(&huge);
    ::pthread_attr_destroy(&before);
    EXPECT_EQ(worked, 3);
}

}  // namespace
}  // namespace asepsie
