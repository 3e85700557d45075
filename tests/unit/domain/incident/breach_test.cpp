#include "domain/incident/breach.h"

#include "foundation/base/text.h"

#include <gtest/gtest.h>

namespace asepsie::incident {
namespace {

BreachAnswers answers(std::string_view text) { return breach_decision_in(std::string(text) + " notify=yes")->answers; }

struct BreachCase {
    const char* name;
    const char* answers;
    bool notifies;
    TellPatients patients;
};

// What the CNIL and the guides say of such cases: docs and sources in knowledge/incident/deadlines.toml.
constexpr BreachCase breach_cases[] = {
    {"nothing is known yet", "", true, TellPatients::when_known},
    {"no personal data", "touched=no", false, TellPatients::no},
    {"ransomware, records locked, nothing copied as far as known", "touched=yes read=unknown restored=no sensitive=yes harm=unknown", true, TellPatients::when_known},
    {"ransomware, restored the same day, nobody read anything", "touched=yes read=no encrypted=no restored=yes sensitive=yes harm=no contained=no", false, TellPatients::no},
    {"records stolen from the vendor", "touched=yes read=yes encrypted=no restored=yes sensitive=yes harm=yes contained=no", true, TellPatients::yes},
    {"encrypted laptop stolen, records in the backup", "touched=yes read=yes encrypted=yes restored=yes sensitive=yes harm=no contained=no", false, TellPatients::no},
    {"unencrypted laptop stolen", "touched=yes read=unknown encrypted=no restored=yes sensitive=yes harm=unknown", true, TellPatients::when_known},
    {"mail with a result to the wrong patient", "touched=yes read=yes encrypted=no restored=yes sensitive=yes harm=unknown contained=no", true, TellPatients::yes},
    {"the same to a colleague, who confirms it was erased", "touched=yes read=yes encrypted=no restored=yes sensitive=yes harm=no contained=yes", false, TellPatients::no},
    {"records lost for good, care is harmed", "touched=yes read=no encrypted=no restored=no sensitive=yes harm=yes contained=no", true, TellPatients::yes},
};

TEST(Breach, advises_as_the_regulation_does)
{
    for (const BreachCase& one : breach_cases) {
        const BreachAdvice advice = advise(answers(one.answers));
        EXPECT_EQ(advice.notifies, one.notifies) << one.name;
        EXPECT_EQ(name_of(advice.patients), name_of(one.patients)) << one.name;
        EXPECT_FALSE(advice.reasons.empty()) << one.name;
    }
}

// Whatever is not known never lets the CNIL be left out, where it is not certain that no data are touched.
TEST(Breach, in_doubt_notifies)
{
    for (const BreachQuestion unknown : {BreachQuestion::read, BreachQuestion::restored}) {
        BreachAnswers given = answers("touched=yes read=no encrypted=no restored=yes sensitive=no harm=no contained=no");
        ASSERT_FALSE(advise(given).notifies);
        given.set(unknown, Tri::unknown);
        EXPECT_TRUE(advise(given).notifies) << name_of(unknown);
    }
}

// All answers there are: who says that people may be harmed, and that nothing was done against it, is never told that the CNIL need not know.
TEST(Breach, never_overlooks_harm)
{
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < all_breach_questions.size(); ++i) {
        combinations *= 3;
    }
    for (std::size_t number = 0; number < combinations; ++number) {
        BreachAnswers given;
        std::size_t rest = number;
        for (const BreachQuestion question : all_breach_questions) {
            given.set(question, static_cast<Tri>(rest % 3));
            rest /= 3;
        }
        const bool is_touched = given.of(BreachQuestion::touched) != Tri::no;
        if (is_touched && given.of(BreachQuestion::harm) == Tri::yes) {
            EXPECT_TRUE(advise(given).notifies) << to_text({given, true, TellPatients::no});
        }
        EXPECT_FALSE(advise(given).reasons.empty());
    }
}

TEST(Breach, is_typed_in_either_language_and_not_guessed)
{
    EXPECT_EQ(breach_answers_typed("touched=oui read=no harm=inconnu")->of(BreachQuestion::touched), Tri::yes);
    for (const char* wrong : {"toched=no", "touched=peut-être", "touched", "notify=yes"}) {
        EXPECT_FALSE(breach_answers_typed(wrong)) << wrong;
    }
}

TEST(Breach, is_kept_as_text)
{
    BreachDecision decision;
    decision.answers.set(BreachQuestion::read, Tri::yes);
    decision.notifies = false;
    decision.patients = TellPatients::yes;
    EXPECT_EQ(breach_decision_in(to_text(decision)), decision);
    EXPECT_FALSE(breach_decision_in("touched=yes"));
    EXPECT_FALSE(breach_decision_in("nonsense"));
}

}  // namespace
}  // namespace asepsie::incident
