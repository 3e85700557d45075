#include "domain/mail/examination/examine.h"
#include "foundation/base/encoding.h"
#include "foundation/compression/zip.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::mail {
namespace {

const Lexicon lexicon(knowledge::embedded_catalogue());

Examination examined(std::string_view bytes)
{
    auto examination = examine(bytes, {lexicon, {}, {}, {}});
    EXPECT_TRUE(examination.ok());
    return std::move(*examination);
}

std::string message(const std::string& from, const std::string& body, const std::string& type = "text/plain")
{
    return "From: " + from + "\nTo: cabinet@example.net\nSubject: Nouvelles\nDate: Mon, 23 Nov 2026 10:00:00 +0100\nContent-Type: " + type + "\n\n" + body;
}

// A message with another in it. boundary: of its own for each level.
std::string enclosing(const std::string& inner, const std::string& boundary = "b")
{
    return message("Marie <marie@example.net>", "--" + boundary + "\n\nBonjour\n--" + boundary + "\nContent-Type: message/rfc822\n\n" + inner + "\n--" + boundary + "--\n", "multipart/mixed; boundary=" + boundary);
}

const std::string letter = message("Paul <paul@example.net>", "Bonjour Marie, on se voit jeudi.");
const std::string trap = message("Assurance Maladie <info@arneli-compte.example>", "Votre carte expire. <a href='https://ameli.fr.evil.example/'>www.ameli.fr</a>", "text/html");

TEST(Examine, tells_a_letter_from_a_trap)
{
    EXPECT_EQ(examined(letter).opinion(), Opinion::clear);
    EXPECT_EQ(examined(trap).opinion(), Opinion::dangerous);
}

TEST(Examine, thinks_the_worst_of_a_message_and_those_in_it)
{
    const Examination examination = examined(enclosing(trap));
    ASSERT_EQ(examination.enclosed.size(), 1U);
    EXPECT_EQ(examination.opinion(), Opinion::dangerous);
    EXPECT_EQ(examined(enclosing(letter)).opinion(), Opinion::clear);
}

TEST(Examine, never_calls_clear_what_lies_deeper_than_it_looks)
{
    std::string nested = trap;
    std::vector<Opinion> opinions;
    for (int i = 0; i < 6; ++i) {
        nested = enclosing(nested, "b" + std::to_string(i) + "x");
        opinions.push_back(examined(nested).opinion());
    }
    using enum Opinion;
    EXPECT_EQ(opinions, (std::vector{dangerous, dangerous, dangerous, unreadable, unreadable, unreadable}));
}

TEST(Examine, never_calls_clear_a_message_whose_enclosed_one_cannot_be_read)
{
    const Examination examination = examined(enclosing(std::string(10'000, '\1')));
    EXPECT_EQ(examination.opinion(), Opinion::unreadable);
    EXPECT_EQ(examination.message.limits_met, std::vector<std::string>{"enclosed"});
}

TEST(Examine, names_the_program_in_an_archive)
{
    using compression::ZipEntry;
    const std::string zip = compression::zip_of({{ZipEntry::Method::stored, "a.pdf", "x"}, {ZipEntry::Method::stored, "b.js", "x"}}, Moment{std::chrono::seconds{1'700'000'000}}).value_or("");
    const Examination examination
        = examined(message("Paul <paul@example.net>", "--b\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n" + text::to_base64(zip) + "\n--b--\n", "multipart/mixed; boundary=b"));
    const auto& findings = examination.judgement.findings;
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.sign == "program_in_archive"; });
    ASSERT_NE(found, findings.end());
    EXPECT_EQ(found->real, "b.js");
}

TEST(Examine, orders_the_findings_by_their_weight)
{
    const Judgement judgement = examined(trap).judgement;
    EXPECT_TRUE(std::is_sorted(judgement.weights.rbegin(), judgement.weights.rend()));
    EXPECT_EQ(judgement.weights.size(), judgement.findings.size());
}

}  // namespace
}  // namespace asepsie::mail
