#include "application/incident/incident_work.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {

TypedMoment read_moment(std::string_view typed, const IncidentView& view, Ahead ahead)
{
    typed = text::trim(typed);
    if (typed.empty()) {
        return {};
    }
    const auto shown = parse_wall_time(typed);
    const bool is_of_these_years = shown && shown->day.year() >= std::chrono::year(2000) && shown->day.year() <= std::chrono::year(2199);
    if (!is_of_these_years) {
        return {std::nullopt, Word::clock_bad_moment};
    }
    const auto moment = moment_at(view.place.zone, *shown);
    if (!moment) {
        return {std::nullopt, Word::clock_no_such_hour};
    }
    if (ahead == Ahead::refused && *moment > view.now.at + incident::clock_tolerance) {
        return {std::nullopt, Word::clock_future};
    }
    return {moment, std::nullopt};
}

std::string evidence_name(std::string_view name)
{
    std::string kept = text::made_safe_to_show(name.substr(name.rfind('/') + 1));
    std::replace(kept.begin(), kept.end(), '\n', ' ');
    std::replace(kept.begin(), kept.end(), '\t', ' ');
    if (kept.size() > longest_file_name) {
        std::size_t end = longest_file_name;
        while (end > 0 && (static_cast<unsigned char>(kept[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        kept.resize(end);
    }
    return kept;
}

Result<Done> plan_lesson(PracticeFile& file, const std::string& rule, const IncidentView& view, const PageSetting& setting, Moment now)
{
    if (setting.catalogue.rule(rule) == nullptr) {
        return fail(ErrorCode::not_found, rule);
    }
    practice::Decision decision;
    decision.rule = rule;
    decision.reason = document::plain(say(setting, Word::close_from_incident, {{"date", date(setting, wall_time(view.place.zone, view.state().opened).day)}}));
    decision.on = setting.today;
    return file.decide(decision, now);
}

Result<Done> write_facts(PracticeFile& file, const IncidentView& view, const std::map<std::string, std::string, std::less<>>& typed, const std::string& author, const PageSetting& setting,
    const incident::ClockSample& clock)
{
    IncidentBook book(file);
    for (const knowledge::IncidentFact& fact : setting.catalogue.incident_facts) {
        const auto found = typed.find(fact.id);
        const auto known = view.state().facts.find(fact.id);
        const std::string before = known == view.state().facts.end() ? std::string() : known->second;
        if (found == typed.end() || found->second == before || fact.kind == knowledge::IncidentFact::Kind::automatic) {
            continue;
        }
        incident::Record record;
        record.kind = incident::RecordKind::fact;
        record.author = author;
        record.about = fact.id;
        record.text = found->second;
        TRY(book.add(view.kept.id, std::move(record), clock));
    }
    return Done{};
}

}  // namespace asepsie::application
