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
