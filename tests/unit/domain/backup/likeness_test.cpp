#include "domain/backup/likeness.h"

#include <gtest/gtest.h>

namespace asepsie::backup {
namespace {

const Moment monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
const Moment tuesday = monday + std::chrono::days(1);
const Moment wednesday = monday + std::chrono::days(2);

FileContent content(std::uint8_t sign, std::uint64_t bytes, Moment modified)
{
    FileContent made{{}, bytes, modified};
    made.sha256.fill(sign);
    return made;
}

// Copied on Tuesday, and of Monday.
const FileContent restored = content(1, 10, monday);

TEST(Likeness, IsProvedByTheSameContentAnywhere)
{
    EXPECT_EQ(likeness_of(restored, {{content(1, 10, wednesday)}, {}}, tuesday), Likeness::same);
    EXPECT_EQ(likeness_of(restored, {{content(2, 10, wednesday), content(1, 10, monday)}, {}}, tuesday), Likeness::same);
    EXPECT_EQ(likeness_of(restored, {{}, {content(2, 11, wednesday), content(1, 10, monday)}}, tuesday), Likeness::same);
}

TEST(Likeness, TellsAChangedOriginalFromADamagedCopy)
{
    EXPECT_EQ(likeness_of(restored, {{content(2, 10, wednesday)}, {}}, tuesday), Likeness::changed_since);
    EXPECT_EQ(likeness_of(restored, {{content(2, 10, monday)}, {}}, tuesday), Likeness::differing);
}

TEST(Likeness, IsDisprovedByAnInventoryOfTheSameVersionWhateverBecameOfTheOriginal)
{
    EXPECT_EQ(likeness_of(restored, {{content(3, 12, wednesday)}, {content(2, 10, monday)}}, tuesday), Likeness::differing);
    EXPECT_EQ(likeness_of(restored, {{}, {content(2, 10, monday)}}, tuesday), Likeness::differing);
}

TEST(Likeness, OfNothingWithSomethingIsNone)
{
    EXPECT_EQ(likeness_of(content(9, 0, monday), {{content(2, 10, wednesday)}, {}}, tuesday), Likeness::differing);
    EXPECT_EQ(likeness_of(content(9, 0, monday), {{content(2, 0, wednesday)}, {}}, tuesday), Likeness::changed_since);
}

TEST(Likeness, IsUnknownWithoutAWitnessOfThatVersion)
{
    EXPECT_EQ(likeness_of(restored, {}, tuesday), Likeness::unmatched);
    EXPECT_EQ(likeness_of(restored, {{}, {content(2, 10, wednesday)}}, tuesday), Likeness::unmatched);
    EXPECT_EQ(likeness_of(restored, {{}, {content(2, 11, monday)}}, tuesday), Likeness::unmatched);
}

}  // namespace
}  // namespace asepsie::backup
