#include "application/incident/rehearsal.h"

#include "application/practice/page_words.h"
#include "foundation/base/names.h"
#include "foundation/json/json.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::array<std::string_view, 3> could_names{"yes", "partly", "no"};
constexpr std::string_view exercise_rule = "exercise_done";
constexpr int story_clock_hours = 72;

std::int64_t held(const Rehearsal& rehearsal)
{
    return std::count_if(rehearsal.answers.begin(), rehearsal.answers.end(), [](const RehearsalAnswer& answer) { return answer.could == Could::yes; });
}

std::string result_in_words(const Rehearsal& rehearsal, const PageSetting& setting)
{
    return say(setting, Word::exercise_result, {{"n", held(rehearsal)}, {"of", static_cast<std::int64_t>(rehearsal.exercise->events.size())}});
}

std::vector<std::string> gaps_in_words(const Rehearsal& rehearsal, const PageSetting& setting)
{
    std::vector<std::string> gaps;
    for (std::size_t i = 0; i < rehearsal.answers.size(); ++i) {
        const RehearsalAnswer& answer = rehearsal.answers[i];
        if (answer.could != Could::yes) {
            const std::string note = answer.note.empty() ? "" : " (" + document::literal(answer.note) + ")";
            gaps.push_back(std::string(rehearsal.exercise->events[i].ask.in(setting.language)) + note);
        }
    }
    return gaps;
}

void add_gaps(document::Document& page, const Rehearsal& rehearsal, const PageSetting& setting)
{
    auto gaps = gaps_in_words(rehearsal, setting);
    page.add(document::Heading{2, say(setting, Word::exercise_gaps)});
    if (gaps.empty()) {
        page.add(document::Paragraph{say(setting, Word::exercise_no_gaps)});
    } else {
        page.add(document::List{std::move(gaps)});
    }
}

std::string moment_of(const Zone& zone, Moment moment, const PageSetting& setting) { return words::show_moment(setting.catalogue, wall_time(zone, moment), setting.language); }

}  // namespace

std::string_view name_of(Could could) { return could_names.at(static_cast<std::size_t>(could)); }

std::optional<Could> could_named(std::string_view name)
{
    return value_named<Could>(name, could_names);
}

document::Document event_page(const knowledge::Exercise& exercise, std::size_t event, const PageSetting& setting)
{
    const knowledge::ExerciseEvent& shown = exercise.events[event];
    document::Document page = page_of(setting, std::string(exercise.title.in(setting.language)));
    page.add(document::Aside{say(setting, Word::exercise_event, {{"n", static_cast<std::int64_t>(event + 1)}, {"of", static_cast<std::int64_t>(exercise.events.size())}})});
    const std::chrono::minutes left = std::chrono::hours(std::max(0, story_clock_hours - shown.hour));
    page.add(document::StatusLine{left > std::chrono::hours(12) ? document::Tone::to_do : document::Tone::danger, "",
        "**" + say(setting, Word::exercise_hour, {{"hours", static_cast<std::int64_t>(shown.hour)}}) + "**", "", "",
        say(setting, Word::exercise_clock, {{"span", words::show_span(setting.catalogue, left, setting.language)}})});
    page.add(document::Paragraph{std::string(shown.text.in(setting.language))});
    page.add(document::Lead{document::Tone::to_do, std::string(shown.ask.in(setting.language))});
    return page;
}

document::Document result_page(const Rehearsal& rehearsal, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::exercise_over));
    const bool is_whole = held(rehearsal) == static_cast<std::int64_t>(rehearsal.exercise->events.size());
    page.add(document::Lead{is_whole ? document::Tone::in_order : document::Tone::to_do, result_in_words(rehearsal, setting)});
    add_gaps(page, rehearsal, setting);
    return page;
}

document::Document attestation(const Rehearsal& rehearsal, const practice::Practice& practice, const Zone& zone, const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::exercise_attestation));
    if (!practice.name.empty()) {
        page.add(document::Paragraph{document::literal(practice.name)});
    }
    page.add(document::Paragraph{say(setting, Word::exercise_attested,
        {{"title", std::string(rehearsal.exercise->title.in(setting.language))}, {"from", moment_of(zone, rehearsal.started, setting)}, {"to", moment_of(zone, rehearsal.ended, setting)}, {"result", result_in_words(rehearsal, setting)}})});
    page.add(document::Paragraph{say(setting, Word::exercise_present) + " : " + document::literal(rehearsal.present)});
    add_gaps(page, rehearsal, setting);
    return page;
}

Result<Done> keep_rehearsal(PracticeFile& file, const Rehearsal& rehearsal, const PageSetting& setting, Moment now)
{
    const knowledge::Exercise& exercise = *rehearsal.exercise;
    if (rehearsal.answers.size() != exercise.events.size()) {
        return fail(ErrorCode::bad_usage, "an answer of the exercise is missing");
    }
    json::Array answers;
    for (std::size_t i = 0; i < rehearsal.answers.size(); ++i) {
        const RehearsalAnswer& answer = rehearsal.answers[i];
        if (answer.note.size() > practice::longest_note) {
            return fail(ErrorCode::too_large, "a note of the exercise");
        }
        answers.push_back(json::Object{{"could", name_of(answer.could)}, {"note", answer.note}});
        if (answer.could == Could::yes) {
            continue;
        }
        const std::string asked(exercise.events[i].ask.in(setting.language));
        practice::Decision decision;
        decision.rule = setting.catalogue.rules[exercise.events[i].rule].id;
        decision.reason = document::plain(say(setting, Word::exercise_from, {{"date", date(setting, setting.today)}, {"ask", asked}}));
        decision.on = setting.today;
        TRY(file.decide(decision, now));
    }
    const std::string started = to_iso(rehearsal.started);
    const std::string ended = to_iso(rehearsal.ended);
    const std::string kept = json::write_compact(answers);
    TRY(file.database().run("INSERT INTO rehearsal(exercise, started, answers, ended, author) VALUES(?, ?, ?, ?, ?)",
        {exercise.id, std::string_view(started), std::string_view(kept), std::string_view(ended), std::string_view(rehearsal.present)}));
    const knowledge::Rule* rule = setting.catalogue.rule(exercise_rule);
    ASSERT(rule != nullptr);
    checklist::Evidence evidence;
    evidence.rule = exercise_rule;
    evidence.kind = checklist::Kind::declared;
    // The rule asks for an exercise done and its gaps mended: with gaps it is done in part.
    evidence.answer = held(rehearsal) == static_cast<std::int64_t>(exercise.events.size()) ? checklist::Answer::yes : checklist::Answer::partly;
    evidence.on = setting.today;
    evidence.holds_to = plus_days(setting.today, rule->valid_days);
    evidence.by = rehearsal.present.substr(0, practice::longest_name);
    evidence.note = document::plain(result_in_words(rehearsal, setting));
    return file.add_declaration(evidence, std::nullopt, now);
}

}  // namespace asepsie::application
