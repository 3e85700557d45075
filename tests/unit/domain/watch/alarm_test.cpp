#include "domain/watch/alarm.h"

#include <gtest/gtest.h>

namespace asepsie::watch {
namespace {

using manifest::ContentKind;
using std::chrono::seconds;

Content of(ContentKind kind, unsigned entropy = 70)
{
    Content out;
    out.traits.kind = kind;
    out.traits.head_entropy = out.traits.middle_entropy = static_cast<std::uint8_t>(entropy);
    out.bytes = 50'000;
    return out;
}
Content encrypted() { return of(ContentKind::unknown, 128); }

std::string document(int number) { return "/d/f" + std::to_string(number) + ".pdf"; }

Alarm with_documents(int count)
{
    Alarm alarm;
    for (int i = 0; i < count; ++i) {
        alarm.know(document(i), of(ContentKind::pdf));
    }
    return alarm;
}

TEST(Alarm, IsRaisedByTheThirdFileWrittenOver)
{
    Alarm alarm = with_documents(10);
    EXPECT_FALSE(alarm.written(document(0), encrypted(), seconds(1)));
    EXPECT_FALSE(alarm.written(document(1), encrypted(), seconds(2)));
    EXPECT_FALSE(alarm.written(document(1), encrypted(), seconds(2)));
    const auto raised = alarm.written(document(2), encrypted(), seconds(3));
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->sign, Sign::unreadable);
    EXPECT_EQ(raised->files.size(), 3U);
}

TEST(Alarm, FilesFarApartInTimeDoNotAddUp)
{
    Alarm alarm = with_documents(10);
    for (int i = 0; i < 10; ++i) {
        EXPECT_FALSE(alarm.written(document(i), encrypted(), seconds(100) * i)) << i;
    }
}

TEST(Alarm, IsRaisedByCopiesThatReplaceTheirOriginals)
{
    for (const bool original_goes_first : {true, false}) {
        Alarm alarm = with_documents(10);
        std::optional<Raised> raised;
        for (int i = 0; i < 3 && !raised; ++i) {
            const std::string locked = document(i) + ".locked";
            if (original_goes_first) {
                alarm.gone(document(i), seconds(i));
                raised = alarm.written(locked, encrypted(), seconds(i));
            } else {
                alarm.written(locked, encrypted(), seconds(i));
                raised = alarm.gone(document(i), seconds(i));
            }
        }
        EXPECT_TRUE(raised) << original_goes_first;
    }
}

TEST(Alarm, IsRaisedByARenamingInMass)
{
    Alarm alarm = with_documents(10);
    std::optional<Raised> raised;
    int renamed = 0;
    for (; renamed < 10 && !raised; ++renamed) {
        raised = alarm.renamed(document(renamed), document(renamed) + ".x7q", of(ContentKind::pdf), seconds(renamed));
    }
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->sign, Sign::renamed);
    EXPECT_EQ(renamed, 5);
}

TEST(Alarm, ADecoyIsEnough)
{
    Alarm alarm;
    alarm.know_decoy("/d/000.docx");
    EXPECT_EQ(alarm.written("/d/000.docx", of(ContentKind::office), seconds(1))->sign, Sign::decoy_touched);
    EXPECT_TRUE(alarm.gone("/d/000.docx", seconds(2)));
    EXPECT_TRUE(alarm.renamed("/d/000.docx", "/d/1", encrypted(), seconds(3)));
}

TEST(Alarm, NewFilesNeverCount)
{
    Alarm alarm = with_documents(10);
    for (int i = 0; i < 5'000; ++i) {
        EXPECT_FALSE(alarm.written("/d/backup/pack" + std::to_string(i), encrypted(), std::chrono::milliseconds(i)));
    }
}

TEST(Alarm, WorkIsNoAttack)
{
    Alarm alarm = with_documents(50);
    for (int i = 0; i < 50; ++i) {
        EXPECT_FALSE(alarm.written(document(i), of(ContentKind::pdf, 120), seconds(1)));              // saved again
        EXPECT_FALSE(alarm.renamed("/d/.~tmp" + std::to_string(i), document(i), of(ContentKind::pdf), seconds(2)));  // by another name first
        EXPECT_FALSE(alarm.renamed(document(i), "/d/old/f" + std::to_string(i) + ".pdf", of(ContentKind::pdf), seconds(3)));
    }
    EXPECT_FALSE(alarm.gone("/d/old/f1.pdf", seconds(4)));
}

TEST(Alarm, OneLockedFileIsItsOwnersWish)
{
    Alarm alarm = with_documents(10);
    EXPECT_FALSE(alarm.written(document(0) + ".gpg", encrypted(), seconds(1)));
    EXPECT_FALSE(alarm.gone(document(0), seconds(2)));
    EXPECT_FALSE(alarm.written("/d/keys.kdbx", of(ContentKind::locked, 128), seconds(3)));
}

TEST(Alarm, SeesNewFilesThatTakeTheNameOfOldOnes)
{
    Alarm alarm = with_documents(10);
    std::optional<Raised> raised;
    for (int i = 0; i < 3; ++i) {
        const std::string temporary = "/d/tmp" + std::to_string(i);
        EXPECT_FALSE(alarm.written(temporary, encrypted(), seconds(i)));
        raised = alarm.renamed(temporary, document(i), encrypted(), seconds(i));
    }
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->files.back(), document(2));
}

TEST(Alarm, ADecoyThatAnotherFileReplacesIsTouched)
{
    Alarm alarm = with_documents(1);
    alarm.know_decoy("/d/000.docx");
    EXPECT_TRUE(alarm.renamed("/d/tmp", "/d/000.docx", encrypted(), seconds(1)));
    EXPECT_TRUE(alarm.renamed(document(0), "/d/000.docx", of(ContentKind::pdf), seconds(1)));
    EXPECT_TRUE(alarm.renamed_unseen("/d/000.docx", "/d/1", seconds(1)));
}

TEST(Alarm, SeesOldFilesSetAsideBeforeNewOnesComeUnderTheirNames)
{
    Alarm alarm = with_documents(10);
    std::optional<Raised> raised;
    for (int i = 0; i < 3; ++i) {
        const bool is_seen = i != 1;  // one of them is deleted before it is looked at
        EXPECT_FALSE(is_seen ? alarm.renamed(document(i), document(i) + ".bak", of(ContentKind::pdf), seconds(i)) : alarm.renamed_unseen(document(i), document(i) + ".bak", seconds(i)));
        raised = alarm.written(document(i), encrypted(), seconds(i));
    }
    EXPECT_TRUE(raised);
}

TEST(Alarm, AFileThatIsEmptiedFirstIsLostAllTheSame)
{
    Alarm alarm = with_documents(10);
    std::optional<Raised> raised;
    for (int i = 0; i < 3; ++i) {
        Content empty = of(ContentKind::empty, 0);
        empty.bytes = 0;
        EXPECT_FALSE(alarm.written(document(i), empty, seconds(i)));
        raised = alarm.written(document(i), encrypted(), seconds(i));
    }
    EXPECT_TRUE(raised);
}

TEST(Alarm, FollowsFilesThatAreRenamedAgainBeforeTheyAreLookedAt)
{
    Alarm alarm = with_documents(10);
    std::optional<Raised> raised;
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(alarm.renamed_unseen(document(i), "/d/x" + std::to_string(i), seconds(i)));
        raised = alarm.renamed("/d/x" + std::to_string(i), "/d/y" + std::to_string(i), encrypted(), seconds(i));
    }
    EXPECT_TRUE(raised);
}

TEST(Alarm, KnowsTheFilesOfAFolderThatWasRenamed)
{
    Alarm alarm = with_documents(3);
    alarm.know("/d2/f.pdf", of(ContentKind::pdf));
    alarm.folder_renamed("/d", "/e");
    EXPECT_EQ(alarm.known_below("/d").size(), 0U);
    EXPECT_EQ(alarm.known_below("/e").size(), 3U);
    EXPECT_EQ(alarm.known_below("/d2").size(), 1U);
    EXPECT_FALSE(alarm.written("/e/f0.pdf", encrypted(), seconds(1)));
    EXPECT_FALSE(alarm.written("/e/f1.pdf", encrypted(), seconds(1)));
    EXPECT_TRUE(alarm.written("/e/f2.pdf", encrypted(), seconds(1)));
}

TEST(Alarm, OneLossIsCountedOnceHoweverOftenItIsLookedAt)
{
    Alarm alarm = with_documents(10);
    for (int i = 0; i < 3; ++i) {
        alarm.written(document(i), encrypted(), seconds(i));
    }
    alarm.forget_signs();
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(alarm.written(document(i), encrypted(), seconds(300)));
    }
}

TEST(Alarm, KnowsNoMoreFilesThanItsLimit)
{
    Alarm alarm(10);
    for (int i = 0; i < 20; ++i) {
        alarm.know(document(i), of(ContentKind::pdf));
    }
    for (int i = 20; i < 1'000; ++i) {
        alarm.written("/d/n" + std::to_string(i) + ".e" + std::to_string(i), of(ContentKind::zip), seconds(1));
    }
    EXPECT_EQ(alarm.files_known(), 10U);
    EXPECT_EQ(alarm.endings_known(), 1U);
    alarm.gone(document(0), seconds(2));
    alarm.written("/d/new.txt", of(ContentKind::text), seconds(2));
    EXPECT_EQ(alarm.files_known(), 10U);
}

TEST(Alarm, ForgetsEndingsWithTheirFiles)
{
    Alarm alarm;
    for (int i = 0; i < 1'000; ++i) {
        const std::string path = "/d/x.e" + std::to_string(i);
        alarm.written(path, of(ContentKind::zip), seconds(i));
        alarm.gone(path, seconds(i));
    }
    EXPECT_EQ(alarm.endings_known(), 0U);
}

TEST(Alarm, CountsNoMoreNewEndingsThanItsLimit)
{
    Alarm alarm = with_documents(1);
    std::string path = document(0);
    for (int i = 0; i < 1'000; ++i) {
        const std::string next = "/d/x.e" + std::to_string(i);
        EXPECT_FALSE(alarm.renamed(path, next, of(ContentKind::pdf), std::chrono::milliseconds(i)));
        path = next;
    }
    EXPECT_LE(alarm.endings_counted(), most_endings_counted);
    EXPECT_EQ(alarm.endings_known(), 0U);
    alarm.know("/d/y.pdf", of(ContentKind::pdf));
    alarm.renamed("/d/y.pdf", "/d/y.new", of(ContentKind::pdf), seconds(1'000));
    EXPECT_EQ(alarm.endings_counted(), 1U);
}

TEST(Alarm, CountsAnewAfterItWasSeen)
{
    Alarm alarm = with_documents(10);
    for (int i = 0; i < 3; ++i) {
        alarm.written(document(i), encrypted(), seconds(1));
    }
    alarm.forget_signs();
    EXPECT_FALSE(alarm.written(document(5), encrypted(), seconds(2)));
}

}  // namespace
}  // namespace asepsie::watch
