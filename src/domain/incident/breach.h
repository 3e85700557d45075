// Must the CNIL be told, must the patients? A decision led by questions (GDPR, articles 33 and 34), which the practice takes and gives its reasons for.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::incident {

enum class Tri : std::uint8_t { unknown, yes, no };
std::string_view name_of(Tri answer);
std::optional<Tri> tri_named(std::string_view name);

// The questions, in the order in which they are asked.
enum class BreachQuestion : std::uint8_t {
    touched,    // data of persons were read, lost, changed or locked, or may have been
    read,       // somebody else may have read or copied them
    encrypted,  // they were strongly encrypted, and nobody else has the key
    restored,   // an intact copy is back in use, and care was not harmed
    sensitive,  // health data, social security numbers, bank details
    harm,       // may harm people: blackmail, identity theft, care delayed
    contained,  // something done since makes that risk unlikely
};
inline constexpr std::array all_breach_questions{BreachQuestion::touched, BreachQuestion::read, BreachQuestion::encrypted, BreachQuestion::restored, BreachQuestion::sensitive,
    BreachQuestion::harm, BreachQuestion::contained};
std::string_view name_of(BreachQuestion question);

struct BreachAnswers {
    std::array<Tri, all_breach_questions.size()> given{};
    [[nodiscard]] Tri of(BreachQuestion question) const { return given.at(static_cast<std::size_t>(question)); }
    void set(BreachQuestion question, Tri answer) { given.at(static_cast<std::size_t>(question)) = answer; }
    friend bool operator==(const BreachAnswers&, const BreachAnswers&) = default;
};

enum class TellPatients : std::uint8_t { no, when_known, yes };
std::string_view name_of(TellPatients tell);
std::optional<TellPatients> tell_patients_named(std::string_view name);

// What the answers lead to. reasons: names of words, "breach_because_" before them.
struct BreachAdvice {
    bool notifies = true;
    TellPatients patients = TellPatients::when_known;
    std::vector<std::string_view> reasons;
};

// Where something is not known, the CNIL is told: an incomplete notification can be completed.
BreachAdvice advise(const BreachAnswers& answers);

// What the practice decided; the register of breaches has all of it (article 33, paragraph 5).
struct BreachDecision {
    BreachAnswers answers;
    bool notifies = true;
    TellPatients patients = TellPatients::when_known;
    friend bool operator==(const BreachDecision&, const BreachDecision&) = default;
};

// As a journal's record holds it: "touched=yes … notify=yes patients=when_known".
std::string to_text(const BreachDecision& decision);
std::optional<BreachDecision> breach_decision_in(std::string_view text);

// "touched=yes read=inconnu", as a person types it; nothing where a name or a value is none.
std::optional<BreachAnswers> breach_answers_typed(std::string_view text);
std::optional<Tri> tri_typed(std::string_view text);  // yes, no, unknown; oui, non, inconnu

}  // namespace asepsie::incident
