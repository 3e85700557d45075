// What suppliers are asked, and what their contracts should say.
#include "domain/knowledge/draft.h"

#include "domain/knowledge/fill.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::array<std::string_view, 5> kinds{"yes_no", "figure", "date", "choice", "text"};
constexpr std::array<std::string_view, 6> units{"minutes", "hours", "days", "months", "years", "count"};
constexpr std::array<std::string_view, 3> worths{"good", "negotiate", "red_flag"};
constexpr std::array<std::string_view, 4> yes_no_values{"yes", "partly", "no", "not_applicable"};
constexpr std::size_t longest_clause_title = 70;      // columns: a title is one line
constexpr std::size_t longest_question = 240;  // columns: it is read at one go, in a form
constexpr std::size_t longest_promise = 70;    // columns: it is the title of an appointment
constexpr int longest_period = 3'660;          // days

template <typename Entry>
std::optional<std::uint16_t> place_of(const std::vector<Entry>& entries, std::string_view id)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == entries.end() ? std::nullopt : std::optional(static_cast<std::uint16_t>(found - entries.begin()));
}

std::size_t place_of_theme(std::string_view theme) { return static_cast<std::size_t>(std::find(clause_themes.begin(), clause_themes.end(), theme) - clause_themes.begin()); }

std::optional<int> optional_integer(TableReader& reader, std::string_view key)
{
    return reader.raw(key) == nullptr ? std::nullopt : std::optional(reader.required_integer(key, 0, 100'000));
}

}  // namespace

std::span<const Activity> Draft::activities(TableReader& reader)
{
    std::vector<Activity> found;
    for (const std::string_view name : reader.strings("activities")) {
        if (const auto activity = activity_named(name)) {
            found.push_back(*activity);
        } else {
            reader.wrong(fmt::format("\"{}\" is nothing a supplier does here", name));
        }
    }
    return shelf->keep(std::move(found));
}

void Draft::read_clause(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    Clause clause;
    clause.id = shelf->keep(std::string(stem_of(path)));
    claim(reader, "clause", clause.id);
    clause.theme = clause_themes.at(reader.one_of("theme", clause_themes));
    clause.title = reader.required_text("title");
    for (const std::string_view title : {clause.title.fr, clause.title.en}) {
        if (text::columns(title) > longest_clause_title) {
            reader.wrong(fmt::format("the title is longer than {} columns: {}", longest_clause_title, title));
        }
    }
    clause.text = reader.required_text("text");
    if (placeholders_of(clause.text.fr) != placeholders_of(clause.text.en)) {
        reader.wrong("the two languages do not have the same placeholders");
    }
    clause.ask = reader.required_text("ask");
    clause.risk = reader.required_text("risk");
    clause.activities = activities(reader);
    clause.always = reader.optional_boolean("always");
    clause.essential = reader.required_boolean("essential");
    clause.provenance = reader.provenance();
    clauses.push_back(clause);
}

void Draft::sort_clauses()
{
    std::stable_sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) { return place_of_theme(a.theme) < place_of_theme(b.theme); });
}

void Draft::read_questionnaire(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    const std::string_view stem = stem_of(path);
    const auto number = stem.size() > 3 && stem[0] == 'q' && stem[2] == '-' ? text::to_integer(stem.substr(1, 1)) : std::nullopt;
    if (!number) {
        reader.wrong("a questionnaire's file is called qN-name.toml");
        return;
    }
    Questionnaire questionnaire;
    questionnaire.number = static_cast<int>(*number);
    questionnaire.id = shelf->keep(std::string(stem.substr(3)));
    questionnaire.title = reader.required_text("title");
    questionnaire.short_title = reader.required_text("short");
    questionnaire.intro = reader.required_text("intro");
    questionnaire.version = reader.required_string("version");
    questionnaire.activities = activities(reader);
    if (questionnaire.activities.empty()) {
        reader.wrong("a questionnaire says whom it is for: activities");
    }
    questionnaire.provenance = reader.provenance();
    std::vector<QuestionSection> sections;
    reader.for_each_table("section", [&](const toml::table& table) {
        TableReader section(table, path, *shelf, mistakes);
        const Text title = section.required_text("title");
        std::vector<std::uint16_t> asked;
        section.for_each_table("question", [&](const toml::table& question) { asked.push_back(read_question(path, question)); });
        if (asked.empty()) {
            section.wrong("a section without a question");
        }
        sections.push_back({title, shelf->keep(std::move(asked))});
    });
    questionnaire.sections = shelf->keep(std::move(sections));
    if (questionnaire.number != static_cast<int>(questionnaires.size()) + 1) {
        reader.wrong(fmt::format("questionnaire {} comes where {} is expected", questionnaire.number, questionnaires.size() + 1));
    }
    questionnaires.push_back(questionnaire);
}

std::uint16_t Draft::read_question(const std::string& path, const toml::table& table)
{
    TableReader reader(table, path, *shelf, mistakes);
    Question question;
    question.id = reader.required_string("id");
    claim(reader, "question", question.id);
    question.questionnaire = static_cast<std::uint16_t>(questionnaires.size());
    question.kind = static_cast<AnswerKind>(reader.one_of("kind", kinds));
    question.ask = reader.required_text("ask");
    for (const std::string_view ask : {question.ask.fr, question.ask.en}) {
        if (text::columns(ask) > longest_question) {
            reader.wrong(fmt::format("{} asks in more than {} columns", question.id, longest_question));
        }
    }
    question.good_answer = reader.required_text("good");
    question.why = reader.required_text("why");
    question.proof = reader.optional_text("proof");
    question.promise = reader.optional_text("promise");
    for (const std::string_view promise : {question.promise.fr, question.promise.en}) {
        if (text::columns(promise) > longest_promise) {
            reader.wrong(fmt::format("{} promises in more than {} columns", question.id, longest_promise));
        }
    }
    question.formerly = reader.optional_string("formerly");
    question.essential = reader.optional_boolean("essential");
    read_measure(reader, question);
    const std::string_view rule_id = reader.required_string("rule");
    const auto rule = rule_index(rule_id);
    const std::string_view clause_id = reader.required_string("clause");
    const auto clause = place_of(clauses, clause_id);
    if (!rule || !clause) {
        reader.wrong(fmt::format("{}: no {} is called {}", question.id, rule ? "clause" : "rule", rule ? clause_id : rule_id));
    }
    question.rule = rule.value_or(std::uint16_t{0});
    question.clause = clause.value_or(std::uint16_t{0});
    read_asked_if(reader, question);
    std::vector<std::uint16_t> contradicted_by;
    for (const std::string_view id : reader.strings("contradicted_by")) {
        if (const auto check = place_of(checks, id)) {
            contradicted_by.push_back(*check);
        } else {
            reader.wrong(fmt::format("{}: no check is called {}", question.id, id));
        }
    }
    question.contradicted_by = shelf->keep(std::move(contradicted_by));
    if (reader.raw("compares") != nullptr) {
        question.compares = static_cast<Compared>(reader.one_of("compares", compared_names));
        if ((question.compares == Compared::certificate_end) && question.kind != AnswerKind::date) {
            reader.wrong(fmt::format("{}: the end of a certificate is a date", question.id));
        }
    }
    question.provenance = reader.provenance();
    questions.push_back(question);
    return static_cast<std::uint16_t>(questions.size() - 1);
}

void Draft::read_measure(TableReader& reader, Question& question)
{
    const auto good_at_most = optional_integer(reader, "good_at_most");
    const auto good_at_least = optional_integer(reader, "good_at_least");
    const auto negotiate_at_most = optional_integer(reader, "negotiate_at_most");
    const auto negotiate_at_least = optional_integer(reader, "negotiate_at_least");
    question.date = {optional_integer(reader, "good_within_days"), optional_integer(reader, "good_for_days")};
    question.may_not_apply = reader.optional_boolean("may_not_apply");
    std::vector<Choice> choices;
    reader.for_each_table("choice", [&](const toml::table& table) {
        TableReader choice(table, reader.path(), *shelf, mistakes);
        choices.push_back({choice.required_string("id"), choice.required_text("text"), static_cast<Worth>(choice.one_of("verdict", worths))});
    });
    const bool is_choice = question.kind == AnswerKind::choice;
    if (is_choice != (choices.size() >= 2)) {
        reader.wrong(fmt::format("{}: two choices or more go with the kind \"choice\", and with no other", question.id));
    }
    question.choices = shelf->keep(std::move(choices));

    const bool is_figure = question.kind == AnswerKind::figure;
    if (is_figure) {
        question.unit = units.at(reader.one_of("unit", units));
        question.figure = {good_at_least, good_at_most, negotiate_at_least, negotiate_at_most};
    }
    const bool is_measured = good_at_most || good_at_least;
    const bool is_looser = (!negotiate_at_most || (good_at_most && *negotiate_at_most >= *good_at_most)) && (!negotiate_at_least || (good_at_least && *negotiate_at_least <= *good_at_least));
    const bool is_upright = !good_at_least || !good_at_most || *good_at_least <= *good_at_most;
    if (is_figure != is_measured || !is_looser || !is_upright) {
        reader.wrong(fmt::format("{}: a figure is good at most so much, at least so much, or between both, and negotiable beyond a side that is bounded; nothing else is measured so", question.id));
    }
    const bool is_date = question.kind == AnswerKind::date;
    if (is_date != (question.date.within_days.has_value() != question.date.for_days.has_value())
        || std::max(question.date.within_days.value_or(0), question.date.for_days.value_or(0)) > longest_period) {
        reader.wrong(fmt::format("{}: a date is good within, or for, so many days; nothing else is measured so", question.id));
    }
    if (reader.raw("never") != nullptr) {
        question.never = static_cast<Worth>(reader.one_of("never", worths));
    }
    if (question.may_not_apply && question.kind == AnswerKind::text) {
        reader.wrong(fmt::format("{}: in a text one writes that it does not apply", question.id));
    }
    if (question.never && (!is_date || question.never == Worth::good)) {
        reader.wrong(fmt::format("{}: only a date may be \"never\", and that is never good", question.id));
    }
    const bool has_moment = question.kind == AnswerKind::yes_no || question.never.has_value();
    if (!question.promise.fr.empty() && !has_moment) {
        reader.wrong(fmt::format("{}: a day is promised where the answer may be no or never", question.id));
    }
}

void Draft::read_asked_if(TableReader& reader, Question& question)
{
    const toml::node* node = reader.raw("asked_if");
    if (node == nullptr) {
        return;
    }
    const toml::table* table = node->as_table();
    if (table == nullptr) {
        reader.wrong(*node, "asked_if names a question and its answers: { question = \"…\", is = [\"yes\"] }");
        return;
    }
    TableReader asked(*table, reader.path(), *shelf, mistakes);
    question.asked_if = asked.required_string("question");
    std::vector<std::string_view> values = asked.strings("is");
    const auto earlier = place_of(questions, question.asked_if);
    if (!earlier || questions[*earlier].questionnaire != question.questionnaire) {
        asked.wrong(fmt::format("{} is no earlier question of this questionnaire", question.asked_if));
        return;
    }
    const Question& other = questions[*earlier];
    for (const std::string_view value : values) {
        const bool is_yes_no = other.kind == AnswerKind::yes_no && std::find(yes_no_values.begin(), yes_no_values.end(), value) != yes_no_values.end();
        const bool is_choice = std::any_of(other.choices.begin(), other.choices.end(), [&](const Choice& choice) { return choice.id == value; });
        if (!is_yes_no && !is_choice) {
            asked.wrong(fmt::format("\"{}\" is no answer to {}", value, question.asked_if));
        }
    }
    if (values.empty()) {
        asked.wrong("asked_if without an answer");
    }
    question.asked_values = shelf->keep(std::move(values));
}

void Draft::check_questions()
{
    for (const Question& question : questions) {
        if (!question.formerly.empty() && place_of(questions, question.formerly)) {
            mistakes.push_back({"questionnaires", 0, fmt::format("{} was formerly {}, which is asked still", question.id, question.formerly)});
        }
    }
}

void Draft::check_clauses()
{
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const Clause& clause = clauses[i];
        const bool is_asked = std::any_of(questions.begin(), questions.end(), [&](const Question& question) { return question.clause == i; });
        const std::string path = fmt::format("clauses/{}.toml", clause.id);
        if (!is_asked && !clause.always) {
            mistakes.push_back({path, 0, "no question asks for it, and it does not stand always"});
        }
        for (const std::string& gap : placeholders_of(clause.text.fr)) {
            const auto question = place_of(questions, gap);
            if (!question || questions[*question].kind != AnswerKind::figure) {
                mistakes.push_back({path, 0, fmt::format("{{{}}} is no question about a figure", gap)});
            }
        }
    }
}

}  // namespace asepsie::knowledge
