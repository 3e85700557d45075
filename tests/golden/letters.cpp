// Each sign of a trap against its letters in tests/letters/ID: those named "hit-…" raise it, those named "miss-…", honest letters near the trick, do not. And whole
// letters of the trade in tests/letters/trade, each named after the opinion it must meet with.
#include "domain/mail/examination/examine.h"
#include "foundation/base/text.h"
#include "support/toml_facts.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace asepsie;
using knowledge::MailSign;
using knowledge::SignWeight;

const std::string folder = ASEPSIE_SOURCE_DIR "/tests/letters";
constexpr std::string_view trade = "trade";

const mail::Lexicon& lexicon()
{
    static const mail::Lexicon made(knowledge::embedded_catalogue(), {{"Claire Fontaine", {"claire.fontaine@cabinet-leroy.fr"}}, {"Informatique Dubreuil", {"dubreuil-info.fr"}}});
    return made;
}

mail::Examination examined(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto examination = mail::examine(bytes, {lexicon(), {}, {}, {}});
    EXPECT_TRUE(examination.ok() && !bytes.empty()) << path << " cannot be read";
    return examination.ok() ? std::move(*examination) : mail::Examination{};
}

// A note is raised at its own weight; any other sign counts from a hint on.
SignWeight least_of(const MailSign& sign) { return std::min(sign.weight, SignWeight::hint); }

bool is_raised(const mail::Judgement& judgement, const MailSign& sign)
{
    for (std::size_t i = 0; i < judgement.findings.size(); ++i) {
        if (judgement.findings[i].sign == sign.id && judgement.weights[i] >= least_of(sign)) {
            return true;
        }
    }
    return false;
}

std::string told(const mail::Judgement& judgement)
{
    std::string all = "opinion: " + std::string(name_of(judgement.opinion));
    for (std::size_t i = 0; i < judgement.findings.size(); ++i) {
        const mail::Finding& finding = judgement.findings[i];
        all += "\n  " + std::string(finding.sign) + " weighs " + std::to_string(static_cast<int>(judgement.weights[i])) + ": \"" + finding.shown + "\", \"" + finding.real + "\"";
    }
    return all;
}

std::vector<std::string> letters_in(const std::string& name, std::string_view beginning)
{
    std::vector<std::string> found;
    for (const std::string& path : tests::files_in(folder + "/" + name, ".eml")) {
        if (std::filesystem::path(path).filename().string().starts_with(beginning)) {
            found.push_back(path);
        }
    }
    return found;
}

class Letters : public testing::TestWithParam<const MailSign*> {};

TEST_P(Letters, raise_the_sign_or_do_not)
{
    const MailSign& sign = *GetParam();
    const std::string name(sign.id);
    ASSERT_TRUE(std::filesystem::is_directory(folder + "/" + name)) << "the sign has no letters";
    const auto hits = letters_in(name, "hit-");
    const auto misses = letters_in(name, "miss-");
    EXPECT_FALSE(hits.empty()) << name << " has no letter that raises it";
    EXPECT_FALSE(misses.empty()) << name << " has no honest letter near it";
    EXPECT_EQ(letters_in(name, "").size(), hits.size() + misses.size()) << name << " has a letter that is neither";
    for (const std::string& path : misses) {
        const auto examination = examined(path);
        EXPECT_FALSE(is_raised(examination.judgement, sign)) << path << "\n" << told(examination.judgement);
    }
    for (const std::string& path : hits) {
        const auto examination = examined(path);
        EXPECT_TRUE(is_raised(examination.judgement, sign)) << path << "\n" << told(examination.judgement);
    }
}

std::vector<const MailSign*> all_signs()
{
    std::vector<const MailSign*> all;
    for (const MailSign& sign : knowledge::embedded_catalogue().mail_signs) {
        all.push_back(&sign);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(All, Letters, testing::ValuesIn(all_signs()), [](const auto& instance) { return std::string(instance.param->id); });

TEST(Folders, belong_to_a_sign_each)
{
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name == trade || knowledge::embedded_catalogue().mail_sign(name) != nullptr) << entry.path() << " is of no sign";
    }
}

TEST(LettersOfTheTrade, meet_with_the_opinion_in_their_name)
{
    std::set<std::string> met;
    for (const std::string& path : letters_in(std::string(trade), "")) {
        const std::string name = std::filesystem::path(path).stem().string();
        const auto opinion = mail::opinion_named(name.substr(0, name.find('-')));
        ASSERT_TRUE(opinion.has_value()) << path << " is named after no opinion";
        const auto examination = examined(path);
        EXPECT_EQ(name_of(*opinion), name_of(examination.opinion())) << path << "\n" << told(examination.judgement);
        met.insert(std::string(name_of(*opinion)));
    }
    EXPECT_EQ(met, (std::set<std::string>{"clear", "dangerous", "suspicious"}));
}

}  // namespace
