// The day of an attack: what to do in each situation, delays, letters, exercises, and where a practice's clocks stand.
#include "domain/knowledge/draft.h"

#include "domain/knowledge/fill.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::size_t longest_incident_title = 70;  // columns: it is a line of a list
constexpr std::size_t longest_step = 150;  // columns: it is read at one go, by somebody in distress
constexpr int longest_delay = 24 * 90;     // hours
constexpr std::array<std::string_view, 3> summers{"none", "europe", "north_america"};
constexpr std::array<std::string_view, 4> cases{"attack", "data", "high_risk", "contract"};
constexpr std::array<std::string_view, 3> fact_kinds{"line", "lines", "automatic"};
constexpr std::array<std::string_view, 3> letter_kinds{"formal", "letter", "notice"};
// Whom a practice may have a number of: kinds of its suppliers and numbers (domain/practice), and its bank.
constexpr std::array<std::string_view, 8> own_numbers{"it", "software_publisher", "host", "telephony", "imaging", "insurer", "professional_body", "bank"};

template <typename Entry>
bool has_id(const std::vector<Entry>& entries, std::string_view id)
{
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
}

void check_length(TableReader& reader, Text text, std::size_t longest, std::string_view what)
{
    for (const std::string_view words : {text.fr, text.en}) {
        if (text::columns(words) > longest) {
            reader.wrong(fmt::format("the {} is longer than {} columns: {}", what, longest, words));
        }
    }
}

// The stem of "03-lost.toml" without its number.
std::string_view name_in_order(std::string_view path)
{
    const std::string_view stem = stem_of(path);
    return stem.size() > 3 && stem[2] == '-' ? stem.substr(3) : std::string_view();
}

}  // namespace

void Draft::check_called(TableReader& reader, std::string_view whom)
{
    const bool is_known = whom.empty() || std::find(own_numbers.begin(), own_numbers.end(), whom) != own_numbers.end() || has_id(contacts, whom);
    if (!is_known) {
        reader.wrong(fmt::format("\"{}\" is neither a contact nor somebody a practice has the number of", whom));
    }
}

void Draft::read_territories(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    static_cast<void>(whole.provenance());
    whole.for_each_table("territory", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Territory territory;
        territory.id = reader.required_string("id");
        claim(reader, "territory", territory.id);
        territory.name = reader.required_text("name");
        territory.zone.standard = std::chrono::minutes(reader.required_integer("minutes_ahead_of_utc", -12 * 60, 14 * 60));
        territory.zone.summer = static_cast<SummerTime>(reader.one_of("summer", summers));
        territories.push_back(territory);
    });
}

void Draft::read_incident_tables(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    if (whole.raw("source") != nullptr) {
        static_cast<void>(whole.provenance());
    }
    whole.for_each_table("deadline", [&](const toml::table& table) { read_deadline(path, table); });
    whole.for_each_table("fact", [&](const toml::table& table) { read_incident_fact(path, table); });
}

void Draft::read_deadline(const std::string& path, const toml::table& table)
{
    TableReader reader(table, path, *shelf, mistakes);
    Deadline deadline;
    deadline.id = reader.required_string("id");
    claim(reader, "deadline", deadline.id);
    deadline.title = reader.required_text("title");
    check_length(reader, deadline.title, longest_incident_title, "title");
    deadline.what = reader.required_text("what");
    deadline.is_own = reader.optional_boolean("own");
    if (reader.raw("hours") != nullptr) {
        deadline.hours = reader.required_integer("hours", 1, longest_delay);
    }
    if (deadline.is_own && deadline.hours) {
        reader.wrong(fmt::format("{}: a delay of the practice's own contract has no figure here", deadline.id));
    }
    deadline.from = static_cast<Milestone>(reader.one_of("from", milestone_names));
    deadline.starts = reader.required_text("starts");
    deadline.applies = static_cast<Applies>(reader.one_of("applies", cases));
    deadline.late = reader.required_text("late");
    deadline.conflict = reader.optional_text("conflict");
    deadline.article = reader.required_text("article");
    deadline.provenance = reader.provenance();
    if (!deadline.provenance.checked_on) {
        reader.wrong(fmt::format("{}: laws change, so checked_on is needed", deadline.id));
    }
    deadlines.push_back(deadline);
}

void Draft::read_incident_fact(const std::string& path, const toml::table& table)
{
    TableReader reader(table, path, *shelf, mistakes);
    IncidentFact fact;
    fact.id = reader.required_string("id");
    claim(reader, "fact of an incident", fact.id);
    fact.kind = static_cast<IncidentFact::Kind>(reader.one_of("kind", fact_kinds));
    fact.label = fact.kind == IncidentFact::Kind::automatic ? reader.optional_text("label") : reader.required_text("label");
    fact.hint = reader.optional_text("hint");
    fact.gap = reader.required_text("gap");
    incident_facts.push_back(fact);
}

LetterPart Draft::letter_part(TableReader& reader, IncidentLetter::Kind kind)
{
    LetterPart part;
    part.content = reader.optional_string("content");
    part.title = kind == IncidentLetter::Kind::formal ? reader.required_text("title") : reader.optional_text("title");
    part.text = reader.required_text("text");
    part.only_with = reader.optional_string("only_with");
    const auto gaps = placeholders_of(part.text.fr);
    if (gaps != placeholders_of(part.text.en)) {
        reader.wrong("the two languages do not have the same gaps");
    }
    for (const std::string& gap : gaps) {
        if (!has_id(incident_facts, gap)) {
            reader.wrong(fmt::format("nothing that can be known of an incident is called {}", gap));
        }
    }
    if (!part.only_with.empty() && !has_id(incident_facts, part.only_with)) {
        reader.wrong(fmt::format("nothing that can be known of an incident is called {}", part.only_with));
    }
    return part;
}

void Draft::read_letter(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    IncidentLetter letter;
    letter.id = shelf->keep(std::string(name_in_order(path)));
    claim(reader, "letter", letter.id);
    letter.title = reader.required_text("title");
    check_length(reader, letter.title, longest_incident_title, "title");
    letter.use = reader.required_text("use");
    letter.kind = static_cast<IncidentLetter::Kind>(reader.one_of("register", letter_kinds));
    letter.recipient = reader.optional_string("recipient");
    check_called(reader, letter.recipient);
    letter.deadline = reader.optional_string("deadline");
    if (!letter.deadline.empty() && !has_id(deadlines, letter.deadline)) {
        reader.wrong(fmt::format("no deadline is called {}", letter.deadline));
    }
    letter.provenance = reader.provenance();
    std::vector<LetterPart> parts;
    reader.for_each_table("part", [&](const toml::table& table) {
        TableReader part(table, path, *shelf, mistakes);
        parts.push_back(letter_part(part, letter.kind));
    });
    if (parts.empty()) {
        reader.wrong("a letter without a part");
    }
    letter.parts = shelf->keep(std::move(parts));
    letters.push_back(letter);
}

ReflexStep Draft::reflex_step(TableReader& reader)
{
    ReflexStep step;
    step.id = reader.required_string("id");
    step.phase = static_cast<Phase>(reader.one_of("phase", phase_names));
    step.text = reader.required_text("text");
    check_length(reader, step.text, longest_step, "step");
    step.why = reader.optional_text("why");
    step.call = reader.optional_string("call");
    check_called(reader, step.call);
    step.deadline = reader.optional_string("deadline");
    if (!step.deadline.empty() && !has_id(deadlines, step.deadline)) {
        reader.wrong(fmt::format("no deadline is called {}", step.deadline));
    }
    step.letter = reader.optional_string("letter");
    if (!step.letter.empty() && !has_id(letters, step.letter)) {
        reader.wrong(fmt::format("no letter is called {}", step.letter));
    }
    return step;
}

void Draft::read_situation(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    Situation situation;
    situation.id = shelf->keep(std::string(name_in_order(path)));
    claim(reader, "situation", situation.id);
    situation.title = reader.required_text("title");
    check_length(reader, situation.title, longest_incident_title, "title");
    situation.short_title = reader.required_text("short");
    situation.signs = reader.required_text("signs");
    situation.is_attack = reader.required_boolean("attack");
    situation.data = static_cast<DataTouched>(reader.one_of("data", data_touched_names));
    situation.needs_another_device = reader.required_boolean("another_device");
    situation.never = reader.required_texts("never");
    situation.care = reader.required_texts("care");
    situation.back_to_normal = reader.required_texts("return");
    situation.provenance = reader.provenance();
    std::vector<ReflexStep> steps;
    reader.for_each_table("step", [&](const toml::table& table) {
        TableReader step(table, path, *shelf, mistakes);
        const ReflexStep read = reflex_step(step);
        if (std::any_of(steps.begin(), steps.end(), [&](const ReflexStep& other) { return other.id == read.id; })) {
            step.wrong(fmt::format("the step \"{}\" stands twice", read.id));
        }
        if (!steps.empty() && read.phase < steps.back().phase) {
            step.wrong(fmt::format("the step \"{}\" comes after those of a later phase", read.id));
        }
        steps.push_back(read);
    });
    for (const Phase phase : all_phases) {
        if (std::none_of(steps.begin(), steps.end(), [&](const ReflexStep& step) { return step.phase == phase; })) {
            reader.wrong(fmt::format("nothing to do in the phase {}", name_of(phase)));
        }
    }
    situation.steps = shelf->keep(std::move(steps));
    std::vector<std::uint16_t> lessons;
    for (const std::string_view id : reader.strings("lessons")) {
        if (const auto rule = rule_index(id)) {
            lessons.push_back(*rule);
        } else {
            reader.wrong(fmt::format("no rule is called {}", id));
        }
    }
    situation.lessons = shelf->keep(std::move(lessons));
    situations.push_back(situation);
}

void Draft::read_exercise(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    Exercise exercise;
    exercise.id = shelf->keep(std::string(name_in_order(path)));
    claim(reader, "exercise", exercise.id);
    exercise.title = reader.required_text("title");
    exercise.lead = reader.required_text("lead");
    exercise.situation = reader.required_string("situation");
    if (!has_id(situations, exercise.situation)) {
        reader.wrong(fmt::format("no situation is called {}", exercise.situation));
    }
    exercise.minutes = reader.required_integer("minutes", 5, 60);
    exercise.hours = reader.required_integer("hours", 1, longest_delay);
    exercise.provenance = reader.provenance();
    std::vector<ExerciseEvent> events;
    reader.for_each_table("event", [&](const toml::table& table) {
        TableReader event(table, path, *shelf, mistakes);
        ExerciseEvent read{event.required_integer("hour", 0, exercise.hours), event.required_text("text"), event.required_text("ask"), event.required_text("good"), 0};
        const std::string_view id = event.required_string("rule");
        const auto rule = rule_index(id);
        if (!rule) {
            event.wrong(fmt::format("no rule is called {}", id));
        }
        read.rule = rule.value_or(std::uint16_t{0});
        if (!events.empty() && read.hour < events.back().hour) {
            event.wrong("an event before the one above it");
        }
        events.push_back(read);
    });
    if (events.empty()) {
        reader.wrong("an exercise in which nothing happens");
    }
    exercise.events = shelf->keep(std::move(events));
    exercises.push_back(exercise);
}

}  // namespace asepsie::knowledge
