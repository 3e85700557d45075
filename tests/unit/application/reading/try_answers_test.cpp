#include "application/reading/try_answers.h"

#include "support/signed_pdf.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::application {
namespace {

bool has(const ReadAnswers& answers, Note note) { return std::find(answers.notes.begin(), answers.notes.end(), note) != answers.notes.end(); }

TEST(TryAnswers, the_signer_is_whoever_signed_the_answers_and_nobody_who_signed_later)
{
    const tests::Authority ca("Autorité reconnue");
    const std::string pem[] = {ca.certificate_pem()};
    const auto anchors = crypto::TrustAnchors::create(pem);
    ASSERT_TRUE(anchors.ok());
    tests::PdfFile file = tests::sample_form();
    tests::sign(file, ca.issue({.name = "Marie Durand"}));
    const auto alone = try_answers(file.bytes(), *anchors, tests::noon);
    ASSERT_TRUE(alone.ok());
    EXPECT_EQ(alone->signer, "Marie Durand");
    EXPECT_EQ(alone->vouched_by, "Autorité reconnue");
    EXPECT_FALSE(has(*alone, Note::other_signer));

    tests::sign(file, tests::self_signed({.name = "Mallory"}), {.number = 22});
    const auto both = try_answers(file.bytes(), *anchors, tests::noon);
    ASSERT_TRUE(both.ok());
    EXPECT_EQ(both->signer, "Marie Durand") << "name and authority are of one signature";
    EXPECT_EQ(both->vouched_by, "Autorité reconnue");
    EXPECT_TRUE(has(*both, Note::other_signer));
    EXPECT_NE(both->trust, suppliers::Trust::signed_vouched) << "the worst of both";
}

TEST(TryAnswers, a_later_signer_who_is_vouched_for_lends_nothing_to_the_first)
{
    const tests::Authority ca("Autorité reconnue");
    const std::string pem[] = {ca.certificate_pem()};
    const auto anchors = crypto::TrustAnchors::create(pem);
    tests::PdfFile file = tests::sample_form();
    tests::sign(file, tests::self_signed({.name = "Mallory"}));
    tests::sign(file, ca.issue({.name = "Marie Durand"}), {.number = 22});
    const auto answers = try_answers(file.bytes(), *anchors, tests::noon);
    ASSERT_TRUE(answers.ok());
    EXPECT_EQ(answers->signer, "Mallory");
    EXPECT_EQ(answers->vouched_by, "");
}

TEST(TryAnswers, a_signed_paper_is_the_same_whatever_follows_and_however_its_signature_is_spelt)
{
    tests::PdfFile file = tests::sample_form();
    tests::sign(file, tests::self_signed({.name = "Paul"}));
    const auto first = try_answers(file.bytes(), {}, tests::noon);
    ASSERT_TRUE(first.ok());
    ASSERT_EQ(first->revision.size(), 64U);
    std::string longer = file.bytes() + "\n";
    EXPECT_EQ(try_answers(longer, {}, tests::noon)->revision, first->revision);
    const std::size_t contents = file.bytes().find("/Contents <");
    ASSERT_NE(contents, std::string::npos);
    std::string spelt = file.bytes();
    const std::size_t letter = spelt.find_first_of("abcdefABCDEF", contents + 11);
    spelt[letter] = static_cast<char>(spelt[letter] ^ 0x20);
    EXPECT_EQ(try_answers(spelt, {}, tests::noon)->revision, first->revision);
    tests::PdfFile other = tests::sample_form("Cabinet des Saules");
    tests::sign(other, tests::self_signed({.name = "Paul"}));
    EXPECT_NE(try_answers(other.bytes(), {}, tests::noon)->revision, first->revision);
}

}  // namespace
}  // namespace asepsie::application
