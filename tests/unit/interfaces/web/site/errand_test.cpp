#include "interfaces/web/site/errand.h"

#include <gtest/gtest.h>

#include <future>

namespace asepsie::web {
namespace {

constexpr std::chrono::seconds long_enough{30};

TEST(Errands, GoOnAndSayWhatTheyFound)
{
    Errand errand;
    EXPECT_TRUE(errand.is_over());
    std::promise<void> may_end;
    std::promise<void> has_told;
    ASSERT_TRUE(errand
                    .start("Regarder", "/backups",
                        [&](Errand::Telling& telling) -> Result<Done> {
                            telling.progress({2, 5});
                            telling.keep([](application::PracticeFile&) -> Result<Done> { return Done{}; });
                            has_told.set_value();
                            may_end.get_future().wait();
                            telling.keep([](application::PracticeFile&) -> Result<Done> { return Done{}; });
                            return Done{};
                        })
                    .ok());
    has_told.get_future().wait();
    EXPECT_FALSE(errand.is_over());
    EXPECT_EQ(errand.progress().done, 2U);
    EXPECT_EQ(errand.progress().of, 5U);
    EXPECT_EQ(errand.take_keepings().size(), 1U);
    EXPECT_EQ(errand.start("Autre", "/", [](Errand::Telling&) -> Result<Done> { return Done{}; }).error().code, ErrorCode::busy);
    may_end.set_value();
    EXPECT_TRUE(errand.is_over(long_enough));
    EXPECT_EQ(errand.take_keepings().size(), 1U);
    EXPECT_TRUE(errand.take_keepings().empty());
    EXPECT_FALSE(errand.take_failure());
    EXPECT_EQ(errand.name(), "Regarder");
    EXPECT_EQ(errand.next(), "/backups");
}

Result<Done> wait_to_be_cancelled(Errand::Telling& telling)
{
    while (!telling.cancelled()) {
        std::this_thread::yield();
    }
    return fail(ErrorCode::busy, "stopped");
}

TEST(Errands, AreCancelledAndSayWhyTheyCameToNothingOnce)
{
    Errand errand;
    ASSERT_TRUE(errand.start("Restaurer", "/", wait_to_be_cancelled).ok());
    errand.cancel();
    EXPECT_TRUE(errand.is_over(long_enough));
    const auto failure = errand.take_failure();
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code, ErrorCode::busy);
    EXPECT_FALSE(errand.take_failure());
    ASSERT_TRUE(errand.start("Restaurer", "/", [](Errand::Telling&) -> Result<Done> { return Done{}; }).ok());
    EXPECT_TRUE(errand.is_over(long_enough));
}

TEST(Errands, EndWithTheProgram)
{
    Errand errand;
    ASSERT_TRUE(errand.start("Restaurer", "/", wait_to_be_cancelled).ok());
}

}  // namespace
}  // namespace asepsie::web
