// The plan for a calendar program.
#include "application/practice/page_words.h"
#include "foundation/document/icalendar.h"

namespace asepsie::application {

std::string plan_as_calendar(const PracticeView& view, const PageSetting& setting, Moment now)
{
    std::vector<document::CalendarEvent> events;
    for (std::size_t i = 0; i < view.actions.size(); ++i) {
        const knowledge::Rule& rule = *view.actions[i].rule->rule;
        std::string steps(rule.why.in(setting.language));
        for (const std::string& step : steps_of(rule, setting)) {
            steps += "\n- " + document::plain(step);
        }
        events.push_back({"rule-" + view.vault + "-" + std::string(rule.id), day_of(view, i, setting.today), say(setting, Word::calendar_title, {{"action", title_of(rule, setting)}}), std::move(steps)});
    }
    return document::to_icalendar(events, now);
}

}  // namespace asepsie::application
