// What changed, how the practice went day after day, what left this computer.
#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Document;

constexpr std::size_t changes_shown = 40;
constexpr std::size_t days_shown = 12;

void add_trend(Document& page, const std::vector<Snapshot>& snapshots, const PageSetting& setting)
{
    document::Table table{{say(setting, Word::trend_day)}, {}};
    for (const knowledge::Threat threat : knowledge::all_threats) {
        table.columns.push_back(threat_in_words(threat, setting));
    }
    const std::size_t first = snapshots.size() > days_shown ? snapshots.size() - days_shown : 0;
    for (std::size_t i = first; i < snapshots.size(); ++i) {
        std::vector<std::string> row{date(setting, snapshots[i].day)};
        for (std::size_t g = 0; g < knowledge::all_threats.size(); ++g) {
            // Of days that an older program kept the counts are not known.
            const GaugeThen gauge = g < snapshots[i].gauges.size() ? snapshots[i].gauges[g] : GaugeThen{};
            row.push_back(gauge.rules == 0 ? "\xE2\x80\x93" : say(setting, Word::trend_met, {{"met", std::int64_t{gauge.met}}, {"all", std::int64_t{gauge.rules}}}));
        }
        table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) {
        page.add(document::Heading{2, say(setting, Word::trend_title)});
        page.add(document::Aside{say(setting, Word::trend_how)});
        page.add(std::move(table));
    }
}

}  // namespace

Document history_page(const std::vector<practice::Change>& changes, const std::vector<practice::Departure>& departures, const std::vector<Snapshot>& snapshots, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::history_title));
    for (std::size_t i = 0; i < std::min(changes.size(), changes_shown); ++i) {
        const knowledge::Rule* rule = setting.catalogue.rule(changes[i].subject);
        const std::string subject = rule != nullptr ? title_of(*rule, setting) : computer_in_words(changes[i].subject, setting);
        page.add(document::StatusLine{document::Tone::neutral, "", named(setting, "change_", changes[i].what, {{"subject", subject}}), date(setting, date_of(changes[i].at))});
    }
    if (changes.empty()) {
        page.add(document::Paragraph{say(setting, Word::history_empty)});
    }
    add_trend(page, snapshots, setting);
    page.add(document::Heading{2, say(setting, Word::departures_title)});
    for (const practice::Departure& departure : departures) {
        page.add(document::StatusLine{document::Tone::neutral, "", document::literal(departure.what) + " \xE2\x86\x92 " + document::literal(departure.to), date(setting, date_of(departure.at))});
    }
    if (departures.empty()) {
        page.add(document::Paragraph{say(setting, Word::departures_none)});
    }
    return page;
}

}  // namespace asepsie::application
