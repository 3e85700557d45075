#include "application/practice/practice_pages.h"

#include "domain/words/say.h"

#include <algorithm>
#include <cmath>

namespace asepsie::application {
namespace {

using checklist::Evidence;
using checklist::Kind;
using checklist::RuleStanding;
using checklist::Standing;
using document::Document;
using document::Tone;
using knowledge::Language;
using words::Gap;
using words::Word;

constexpr std::size_t changes_shown = 40;
constexpr double strong = 0.75;
constexpr double fair = 0.4;
constexpr double known_enough = 0.3;

std::string say(const PageSetting& setting, Word word, std::initializer_list<Gap> gaps = {}) { return words::say(setting.catalogue, word, setting.language, gaps); }
std::string named(const PageSetting& setting, std::string_view prefix, std::string_view name, std::initializer_list<Gap> gaps = {})
{
    return words::say_named(setting.catalogue, std::string(prefix) + std::string(name), setting.language, gaps);
}
std::string date(const PageSetting& setting, Date day) { return words::show_date(setting.catalogue, day, setting.language); }
std::int64_t percent(double part) { return std::llround(100 * part); }

std::string labelled(const PageSetting& setting, std::string label, std::string value) { return say(setting, Word::label_and_value, {{"label", std::move(label)}, {"value", std::move(value)}}); }

Document page_of(const PageSetting& setting, std::string title)
{
    Document page;
    page.language = setting.language == Language::french ? "fr" : "en";
    page.title = std::move(title);
    page.add(document::Heading{1, page.title});
    return page;
}

std::string title_of(const knowledge::Rule& rule, const PageSetting& setting) { return std::string(rule.title.in(setting.language)); }
std::string author_of(const Evidence& evidence, const PageSetting& setting) { return evidence.by.empty() ? say(setting, Word::this_computer) : evidence.by; }

std::string said_by(const Evidence& evidence, const PageSetting& setting)
{
    switch (evidence.kind) {
    case Kind::observed: return say(setting, Word::evidence_observed, {{"by", author_of(evidence, setting)}, {"date", date(setting, evidence.on)}});
    case Kind::signed_by_supplier: return say(setting, Word::evidence_signed, {{"by", evidence.by}, {"date", date(setting, evidence.on)}});
    case Kind::declared: return say(setting, Word::evidence_declared, {{"date", date(setting, evidence.on)}});
    }
    return {};
}

std::string counts_of(const checklist::ItemStanding& item, const PageSetting& setting)
{
    std::string counts = say(setting, Word::item_counts, {{"met", std::int64_t{item.met}}, {"to_do", std::int64_t{item.to_do}}, {"unknown", std::int64_t{item.unknown}}});
    if (item.disputed > 0) {
        counts += ", " + say(setting, Word::item_disputed, {{"n", std::int64_t{item.disputed}}});
    }
    return counts;
}

std::string who_and_effort(const knowledge::Rule& rule, const PageSetting& setting)
{
    constexpr std::array actors{Word::actor_me, Word::actor_supplier, Word::actor_both};
    return say(setting, actors.at(static_cast<std::size_t>(rule.who)), {{"effort", words::show_effort(setting.catalogue, rule.effort_minutes, setting.language)}});
}

const knowledge::ProfessionWord* word_for(const knowledge::Rule& rule, const PracticeView& view, const PageSetting& setting)
{
    const knowledge::Profession* profession = setting.catalogue.profession(view.practice.profession);
    for (const knowledge::ProfessionWord& word : rule.for_professions) {
        if (profession != nullptr && &setting.catalogue.professions[word.profession] == profession) {
            return &word;
        }
    }
    return nullptr;
}

std::vector<std::string> steps_of(const knowledge::Rule& rule, const PracticeView& view, const PageSetting& setting)
{
    std::vector<std::string> steps(rule.how.in(setting.language).begin(), rule.how.in(setting.language).end());
    if (const knowledge::ProfessionWord* word = word_for(rule, view, setting)) {
        steps.emplace_back(word->text.in(setting.language));
    }
    return steps;
}

std::string threat_in_words(knowledge::Threat threat, const PageSetting& setting) { return named(setting, "threat_", knowledge::name_of(threat)); }

void add_list(Document& page, Register list, const std::vector<practice::Entry>& entries, const PageSetting& setting)
{
    page.add(document::Heading{2, named(setting, "register_", practice::name_of(list))});
    bool any = false;
    for (const practice::Entry& entry : entries) {
        if (entry.list != list) {
            continue;
        }
        any = true;
        std::string what = "**" + entry.name + "**, " + named(setting, "kind_", entry.kind);
        for (const std::string* more : {&entry.phone, &entry.mail, &entry.note}) {
            what += more->empty() ? "" : ", " + *more;
        }
        std::string when;
        if (entry.is_gone(setting.today)) {
            when = say(setting, Word::practice_gone, {{"date", date(setting, *entry.until)}});
        } else if (entry.since) {
            when = say(setting, Word::practice_since, {{"date", date(setting, *entry.since)}});
        }
        page.add(document::StatusLine{Tone::neutral, "", what, when, "/practice/entries/" + std::to_string(entry.id), ""});
    }
    if (!any) {
        page.add(document::Aside{say(setting, Word::practice_empty)});
    }
}

// iCalendar text: backslash, comma, semicolon and line ends escaped (RFC 5545, 3.3.11); lines folded at 75 octets, never within a character (3.1).
std::string calendar_line(std::string_view name, std::string_view value)
{
    std::string line(name);
    for (const char c : value) {
        line += c == '\\' || c == ',' || c == ';' ? std::string{'\\', c} : c == '\n' ? "\\n" : std::string(1, c);
    }
    std::string folded;
    std::size_t on_line = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t length = 1;
        while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        if (on_line + length > 75) {
            folded += "\r\n ";
            on_line = 1;
        }
        folded += line.substr(i, length);
        on_line += length;
        i += length;
    }
    return folded + "\r\n";
}

std::string compact(std::string iso)
{
    iso.erase(std::remove_if(iso.begin(), iso.end(), [](char c) { return c == '-' || c == ':'; }), iso.end());
    return iso;
}

}  // namespace

Tone tone_of(Standing standing)
{
    switch (standing) {
    case Standing::met: return Tone::in_order;
    case Standing::partly: return Tone::to_do;
    case Standing::not_met: return Tone::danger;
    case Standing::disputed: return Tone::disputed;
    case Standing::unknown: return Tone::unknown;
    case Standing::not_for_us: return Tone::neutral;
    }
    return Tone::neutral;
}

std::string standing_in_words(Standing standing, const PageSetting& setting) { return named(setting, "standing_", checklist::name_of(standing)); }
std::string answer_in_words(checklist::Answer answer, const PageSetting& setting) { return named(setting, "answer_", checklist::name_of(answer)); }

std::string evidence_in_words(const RuleStanding& rule, const PageSetting& setting)
{
    if (rule.strongest == nullptr) {
        return rule.stale == nullptr ? say(setting, Word::evidence_none) : say(setting, Word::evidence_stale, {{"said", said_by(*rule.stale, setting)}});
    }
    std::string said = said_by(*rule.strongest, setting);
    if (rule.against != nullptr) {
        said = answer_in_words(rule.strongest->answer, setting) + ", " + said + ", "
            + say(setting, Word::evidence_against, {{"said", said_by(*rule.against, setting)}, {"answer", answer_in_words(rule.against->answer, setting)}});
    }
    return said;
}

std::string gauge_in_words(const checklist::Gauge& gauge, const PageSetting& setting)
{
    if (gauge.coverage < known_enough) {
        return say(setting, Word::gauge_unknown);
    }
    return say(setting, gauge.strength >= strong ? Word::gauge_strong : gauge.strength >= fair ? Word::gauge_fair : Word::gauge_weak);
}

document::Lead today_lead(const PracticeView& view, const PageSetting& setting)
{
    // Of a gauge of which little is known nothing is said.
    const auto weaker = [](const auto& a, const auto& b) { return std::pair(a.coverage < known_enough, a.strength) < std::pair(b.coverage < known_enough, b.strength); };
    const auto weakest = std::min_element(view.standing.gauges.begin(), view.standing.gauges.end(), weaker);
    const bool is_known = std::any_of(view.standing.rules.begin(), view.standing.rules.end(), [](const RuleStanding& rule) { return rule.strongest != nullptr; });
    if (!is_known || (weakest->coverage < known_enough && view.actions.empty())) {
        return {Tone::unknown, say(setting, Word::today_lead_unknown)};
    }
    if (view.actions.empty() || weakest->strength >= strong) {
        return {Tone::in_order, say(setting, Word::today_lead_in_order)};
    }
    std::string action = title_of(*view.actions.front().rule->rule, setting);
    if (weakest->coverage < known_enough) {
        return {Tone::unknown, say(setting, Word::today_lead_some, {{"action", action}})};
    }
    return {Tone::to_do, say(setting, Word::today_lead_weak, {{"threat", threat_in_words(weakest->threat, setting)}, {"action", action}})};
}

document::Ring ring_of(const PracticeView& view, const PageSetting& setting)
{
    document::Ring ring{say(setting, Word::items_title), {}};
    for (const checklist::ItemStanding& item : view.standing.items) {
        ring.petals.push_back({std::string(item.item->short_title.in(setting.language)), tone_of(item.standing), standing_in_words(item.standing, setting), item.coverage()});
    }
    return ring;
}

document::Action action_block(const PracticeView& view, std::size_t place, const PageSetting& setting)
{
    const checklist::PlannedAction& action = view.actions[place];
    const knowledge::Rule& rule = *action.rule->rule;
    document::Action block;
    block.number = static_cast<int>(place) + 1;
    block.tone = tone_of(action.rule->standing);
    block.word = named(setting, "gesture_", checklist::name_of(action.gesture));
    block.title = title_of(rule, setting);
    block.aside = who_and_effort(rule, setting);
    if (const practice::Decision* decision = view.decision_on(rule.id); decision != nullptr && decision->due) {
        block.aside += ", " + (decision->owner.empty() ? say(setting, Word::plan_due, {{"date", date(setting, *decision->due)}}) : say(setting, Word::plan_owner, {{"owner", decision->owner}, {"date", date(setting, *decision->due)}}));
    }
    block.why = std::string(rule.why.in(setting.language));
    block.steps = steps_of(rule, view, setting);
    block.more = labelled(setting, block.word, evidence_in_words(*action.rule, setting)) + ", " + say(setting, Word::plan_gain, {{"percent", percent(action.gain / 3)}});
    block.link = "/rules/" + std::string(rule.id);
    return block;
}

Document today_page(const PracticeView& view, const PageSetting& setting)
{
    constexpr std::size_t actions_shown = 3;
    Document page = page_of(setting, view.practice.name.empty() ? say(setting, Word::practice_unnamed) : view.practice.name);
    page.add(today_lead(view, setting));
    page.add(ring_of(view, setting));
    page.add(document::Heading{2, say(setting, Word::gauges_title)});
    for (const checklist::Gauge& gauge : view.standing.gauges) {
        page.add(document::Gauge{threat_in_words(gauge.threat, setting), gauge_in_words(gauge, setting), gauge.strength, gauge.coverage,
            say(setting, Word::gauge_aside, {{"percent", percent(gauge.strength)}, {"known", percent(gauge.coverage)}})});
    }
    page.add(document::Heading{2, say(setting, Word::actions_title)});
    // One thing at a time: the first in full, then what comes next.
    for (std::size_t i = 0; i < std::min(actions_shown, view.actions.size()); ++i) {
        document::Action action = action_block(view, i, setting);
        if (i == 0) {
            page.add(std::move(action));
        } else {
            page.add(document::StatusLine{action.tone, action.word, action.title, action.aside, action.link, action.why});
        }
    }
    if (view.actions.empty()) {
        page.add(document::Paragraph{say(setting, Word::actions_none)});
    }
    return page;
}

Document items_page(const PracticeView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::items_title));
    page.add(today_lead(view, setting));
    for (const checklist::ItemStanding& item : view.standing.items) {
        const std::string number = std::to_string(item.item->number);
        page.add(document::StatusLine{tone_of(item.standing), standing_in_words(item.standing, setting), (number.size() == 1 ? "\xC2\xA0" : "") + number + "  " + std::string(item.item->title.in(setting.language)), counts_of(item, setting), "/items/" + number, ""});
    }
    page.add(ring_of(view, setting));
    return page;
}

Document item_standing_page(const PracticeView& view, const checklist::ItemStanding& item, const PageSetting& setting)
{
    Document page = page_of(setting, std::to_string(item.item->number) + ". " + std::string(item.item->title.in(setting.language)));
    page.add(document::Lead{tone_of(item.standing), labelled(setting, standing_in_words(item.standing, setting), counts_of(item, setting))});
    for (const std::uint16_t index : item.item->rules) {
        const RuleStanding& rule = view.standing.rules[index];
        page.add(document::StatusLine{tone_of(rule.standing), standing_in_words(rule.standing, setting), title_of(*rule.rule, setting),
            rule.rule->essential ? say(setting, Word::essential) : "", "/rules/" + std::string(rule.rule->id), evidence_in_words(rule, setting)});
    }
    return page;
}

Document rule_standing_page(const PracticeView& view, const RuleStanding& rule, const std::vector<KeptEvidence>& kept, const PageSetting& setting)
{
    Document page = page_of(setting, title_of(*rule.rule, setting));
    page.add(document::Lead{tone_of(rule.standing), labelled(setting, standing_in_words(rule.standing, setting), evidence_in_words(rule, setting))});
    page.add(document::Paragraph{std::string(rule.rule->what.in(setting.language))});
    page.add(document::Paragraph{std::string(rule.rule->why.in(setting.language))});
    page.add(document::Steps{steps_of(*rule.rule, view, setting)});
    page.add(document::Heading{2, say(setting, Word::known_title)});
    constexpr std::size_t pieces_shown = 12;
    std::size_t shown = 0;
    for (auto piece = kept.rbegin(); piece != kept.rend() && shown < pieces_shown; ++piece) {
        if (piece->evidence.rule != rule.rule->id) {
            continue;
        }
        ++shown;
        std::string text = answer_in_words(piece->evidence.answer, setting) + ", " + said_by(piece->evidence, setting);
        text += piece->evidence.note.empty() ? "" : ". " + piece->evidence.note;
        text += piece->attachment ? ". " + say(setting, Word::evidence_proof, {{"name", piece->attachment->name}}) : "";
        page.add(document::StatusLine{Tone::neutral, "", text, say(setting, Word::evidence_until, {{"date", date(setting, piece->evidence.holds_to)}})});
    }
    if (shown == 0) {
        page.add(document::Aside{say(setting, Word::evidence_none)});
    }
    return page;
}

Document plan_page(const PracticeView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::plan_title));
    page.add(view.actions.empty() ? document::Lead{Tone::in_order, say(setting, Word::actions_none)} : document::Lead{Tone::to_do, say(setting, Word::plan_lead, {{"n", static_cast<std::int64_t>(view.actions.size())}})});
    if (!view.actions.empty()) {
        page.add(document::Heading{2, say(setting, Word::actions_title)});
    }
    for (std::size_t i = 0; i < view.actions.size(); ++i) {
        page.add(action_block(view, i, setting));
    }
    bool is_first = true;
    for (const practice::Decision& decision : view.decisions) {
        const knowledge::Rule* rule = setting.catalogue.rule(decision.rule);
        if (rule == nullptr || !decision.leaves_out(setting.today)) {
            continue;
        }
        if (is_first) {
            page.add(document::Heading{2, say(setting, Word::plan_put_off)});
            is_first = false;
        }
        const bool is_aside = decision.state == practice::DecisionState::set_aside;
        page.add(document::StatusLine{Tone::neutral, "", title_of(*rule, setting), is_aside || !decision.due ? say(setting, Word::plan_set_aside_line, {{"reason", decision.reason}}) : say(setting, Word::plan_put_off_line, {{"date", date(setting, *decision.due)}}), "/rules/" + decision.rule, ""});
    }
    return page;
}

Document questions_page(const PracticeView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::questions_title));
    document::List questions;
    for (const RuleStanding& rule : view.standing.rules) {
        // Asked of oneself and not known: somebody else knows.
        const bool is_asked = rule.strongest != nullptr && rule.strongest->answer == checklist::Answer::unknown && rule.strongest->kind == Kind::declared;
        if (is_asked) {
            questions.items.emplace_back(rule.rule->ask.empty() ? rule.rule->question.in(setting.language) : rule.rule->ask.in(setting.language));
        }
    }
    if (questions.items.empty()) {
        page.add(document::Paragraph{say(setting, Word::questions_none)});
    } else {
        page.add(document::Paragraph{say(setting, Word::ask_whom_supplier)});
        page.add(std::move(questions));
    }
    return page;
}

std::vector<std::string_view> usual_missing(Register list, const practice::Practice& practice, const std::vector<practice::Entry>& entries)
{
    std::vector<std::string_view> kinds;
    for (const practice::Entry& entry : practice::usual_entries(practice.profession, practice.way)) {
        const bool is_there = std::any_of(entries.begin(), entries.end(), [&](const practice::Entry& known) { return known.list == entry.list && known.kind == entry.kind; });
        if (entry.list == list && !is_there) {
            const auto all = practice::kinds_of(list);
            kinds.push_back(*std::find(all.begin(), all.end(), entry.kind));
        }
    }
    return kinds;
}

Document list_page(Register list, const std::vector<practice::Entry>& entries, const PageSetting& setting)
{
    Document page;
    add_list(page, list, entries, setting);
    return page;
}

Document description_page(const practice::Practice& practice, const PageSetting& setting)
{
    Document page = page_of(setting, practice.name.empty() ? say(setting, Word::practice_title) : practice.name);
    const knowledge::Profession* profession = setting.catalogue.profession(practice.profession);
    const std::string nothing = say(setting, Word::practice_empty);
    page.add(document::Details{{{say(setting, Word::practice_profession), profession == nullptr ? nothing : std::string(profession->name.in(setting.language))},
        {say(setting, Word::practice_way), practice.way.empty() ? nothing : named(setting, "way_", practice.way)}}});
    return page;
}

Document review_page(const std::vector<Evidence>& waiting, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::review_title));
    page.add(waiting.empty() ? document::Lead{Tone::in_order, say(setting, Word::review_none)} : document::Lead{Tone::to_do, say(setting, Word::review_lead, {{"n", static_cast<std::int64_t>(waiting.size())}})});
    for (const Evidence& evidence : waiting) {
        const knowledge::Rule* rule = setting.catalogue.rule(evidence.rule);
        ASSERT(rule != nullptr);
        page.add(document::StatusLine{Tone::neutral, "", title_of(*rule, setting), answer_in_words(evidence.answer, setting), "/rules/" + evidence.rule,
            said_by(evidence, setting) + ", " + say(setting, Word::evidence_until, {{"date", date(setting, evidence.holds_to)}})});
    }
    return page;
}

Document practice_page(const practice::Practice& practice, const std::vector<practice::Entry>& entries, const PageSetting& setting)
{
    Document page = description_page(practice, setting);
    facts::FactList usual;
    for (const Register list : practice::all_registers) {
        add_list(page, list, entries, setting);
        for (const std::string_view kind : usual_missing(list, practice, entries)) {
            usual.push_back(named(setting, "kind_", kind));
        }
    }
    if (!usual.empty()) {
        page.add(document::Aside{say(setting, Word::entry_usual, {{"usual", words::show_list(setting.catalogue, usual, setting.language)}})});
    }
    return page;
}

Document history_page(const std::vector<practice::Change>& changes, const std::vector<practice::Departure>& departures, const std::vector<Snapshot>& snapshots, const PageSetting& setting)
{
    constexpr std::size_t snapshots_shown = 12;
    Document page = page_of(setting, say(setting, Word::history_title));
    const std::size_t first = snapshots.size() > snapshots_shown ? snapshots.size() - snapshots_shown : 0;
    for (std::size_t i = first; i < snapshots.size(); ++i) {
        facts::FactList strengths;
        for (std::size_t g = 0; g < std::min(snapshots[i].gauges.size(), knowledge::all_threats.size()); ++g) {
            strengths.push_back(threat_in_words(knowledge::all_threats.at(g), setting) + " " + std::to_string(percent(snapshots[i].gauges[g])) + "\xC2\xA0%");
        }
        page.add(document::Paragraph{say(setting, Word::history_trend, {{"date", date(setting, snapshots[i].day)}, {"strengths", words::show_list(setting.catalogue, strengths, setting.language)}})});
    }
    for (std::size_t i = 0; i < std::min(changes.size(), changes_shown); ++i) {
        const knowledge::Rule* rule = setting.catalogue.rule(changes[i].subject);
        const std::string subject = rule != nullptr ? title_of(*rule, setting) : changes[i].subject.empty() ? say(setting, Word::this_computer) : changes[i].subject;
        page.add(document::StatusLine{Tone::neutral, "", named(setting, "change_", changes[i].what, {{"subject", subject}}), date(setting, date_of(changes[i].at))});
    }
    if (changes.empty()) {
        page.add(document::Paragraph{say(setting, Word::history_empty)});
    }
    page.add(document::Heading{2, say(setting, Word::departures_title)});
    for (const practice::Departure& departure : departures) {
        page.add(document::StatusLine{Tone::neutral, "", departure.what + " \xE2\x86\x92 " + departure.to, date(setting, date_of(departure.at))});
    }
    if (departures.empty()) {
        page.add(document::Paragraph{say(setting, Word::departures_none)});
    }
    return page;
}

std::string plan_as_calendar(const PracticeView& view, const PageSetting& setting, Moment now)
{
    std::string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Asepsie//Plan//FR\r\nCALSCALE:GREGORIAN\r\n";
    for (std::size_t i = 0; i < view.actions.size(); ++i) {
        const knowledge::Rule& rule = *view.actions[i].rule->rule;
        const practice::Decision* decision = view.decision_on(rule.id);
        // Without a day of its own an action is for the week that follows its place in the plan.
        const Date due = decision != nullptr && decision->due ? *decision->due : plus_days(setting.today, 7 * (static_cast<int>(i) + 1));
        std::string steps = std::string(rule.why.in(setting.language));
        for (const std::string& step : steps_of(rule, view, setting)) {
            steps += "\n- " + document::plain(step);
        }
        calendar += "BEGIN:VEVENT\r\n";
        calendar += calendar_line("UID:", std::string(rule.id) + "@asepsie.invalid");
        calendar += "DTSTAMP:" + compact(to_iso(now)) + "\r\n";
        calendar += "DTSTART;VALUE=DATE:" + compact(to_iso(due)) + "\r\n";
        calendar += "DTEND;VALUE=DATE:" + compact(to_iso(plus_days(due, 1))) + "\r\n";
        calendar += calendar_line("SUMMARY:", say(setting, Word::calendar_title, {{"action", title_of(rule, setting)}}));
        calendar += calendar_line("DESCRIPTION:", steps);
        calendar += "END:VEVENT\r\n";
    }
    return calendar + "END:VCALENDAR\r\n";
}

}  // namespace asepsie::application
