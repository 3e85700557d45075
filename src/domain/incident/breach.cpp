#include "domain/incident/breach.h"

#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::incident {
namespace {

constexpr std::array<std::string_view, 3> tri_names{"unknown", "yes", "no"};
constexpr std::array<std::string_view, 7> question_names{"touched", "read", "encrypted", "restored", "sensitive", "harm", "contained"};
constexpr std::array<std::string_view, 3> tell_names{"no", "when_known", "yes"};

}  // namespace

std::string_view name_of(Tri answer) { return tri_names.at(static_cast<std::size_t>(answer)); }
std::optional<Tri> tri_named(std::string_view name) { return value_named<Tri>(name, tri_names); }
std::string_view name_of(BreachQuestion question) { return question_names.at(static_cast<std::size_t>(question)); }
std::string_view name_of(TellPatients tell) { return tell_names.at(static_cast<std::size_t>(tell)); }
std::optional<TellPatients> tell_patients_named(std::string_view name) { return value_named<TellPatients>(name, tell_names); }

BreachAdvice advise(const BreachAnswers& answers)
{
    const auto is = [&](BreachQuestion question, Tri answer) { return answers.of(question) == answer; };
    if (is(BreachQuestion::touched, Tri::no)) {
        return {false, TellPatients::no, {"not_touched"}};
    }
    // Both harms must be unlikely: that somebody reads the data, and that care goes without them.
    const bool is_unreadable = is(BreachQuestion::read, Tri::no) || is(BreachQuestion::encrypted, Tri::yes);
    const bool is_available = is(BreachQuestion::restored, Tri::yes);
    const bool is_contained = is(BreachQuestion::contained, Tri::yes);
    if (is_unreadable && is_available && !is(BreachQuestion::harm, Tri::yes)) {
        return {false, TellPatients::no, {is(BreachQuestion::encrypted, Tri::yes) ? "encrypted" : "not_read", "restored"}};
    }
    if (is_contained && is_available && is(BreachQuestion::harm, Tri::no)) {
        return {false, TellPatients::no, {"contained"}};
    }
    BreachAdvice advice;
    const bool is_all_known = std::none_of(answers.given.begin(), answers.given.end(), [](Tri answer) { return answer == Tri::unknown; });
    advice.reasons.emplace_back(is_all_known ? "risk" : "doubt");
    const bool is_read = is(BreachQuestion::read, Tri::yes) && !is(BreachQuestion::encrypted, Tri::yes);
    const bool is_harmful = is(BreachQuestion::harm, Tri::yes) || is(BreachQuestion::sensitive, Tri::yes);
    const bool is_care_harmed = is(BreachQuestion::restored, Tri::no) && is(BreachQuestion::harm, Tri::yes);
    if (!is_contained && ((is_read && is_harmful) || is_care_harmed)) {
        advice.patients = TellPatients::yes;
        advice.reasons.emplace_back(is_read ? "high_read" : "high_care");
        return advice;
    }
    const bool is_low = is_contained || (is_unreadable && !is(BreachQuestion::harm, Tri::yes) && !is(BreachQuestion::harm, Tri::unknown));
    advice.patients = is_low ? TellPatients::no : TellPatients::when_known;
    advice.reasons.emplace_back(is_low ? "low" : "high_unknown");
    return advice;
}

std::string to_text(const BreachDecision& decision)
{
    std::string text;
    for (const BreachQuestion question : all_breach_questions) {
        text += std::string(name_of(question)) + "=" + std::string(name_of(decision.answers.of(question))) + " ";
    }
    return text + "notify=" + (decision.notifies ? "yes" : "no") + " patients=" + std::string(name_of(decision.patients));
}

std::optional<Tri> tri_typed(std::string_view text)
{
    constexpr std::array<std::string_view, 3> in_french{"inconnu", "oui", "non"};
    const auto tri = tri_named(text);
    return tri ? tri : value_named<Tri>(text, in_french);
}

std::optional<BreachAnswers> breach_answers_typed(std::string_view text)
{
    BreachAnswers answers;
    for (const std::string_view word : text::words(text)) {
        const std::size_t equals = word.find('=');
        const auto question = value_named<BreachQuestion>(word.substr(0, equals), question_names);
        const auto value = equals == std::string_view::npos ? std::nullopt : tri_typed(word.substr(equals + 1));
        if (!question || !value) {
            return std::nullopt;
        }
        answers.set(*question, *value);
    }
    return answers;
}

std::optional<BreachDecision> breach_decision_in(std::string_view text)
{
    BreachDecision decision;
    bool says_notify = false;
    for (const std::string_view word : text::words(text)) {
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view name = word.substr(0, equals);
        const std::string_view value = word.substr(equals + 1);
        if (name == "notify") {
            decision.notifies = value != "no";
            says_notify = true;
        } else if (name == "patients") {
            decision.patients = tell_patients_named(value).value_or(TellPatients::when_known);
        } else if (const auto question = value_named<BreachQuestion>(name, question_names)) {
            decision.answers.set(*question, tri_named(value).value_or(Tri::unknown));
        }
    }
    return says_notify ? std::optional(decision) : std::nullopt;
}

}  // namespace asepsie::incident
