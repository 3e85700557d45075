// How the practice stands: the first page, the ten items, one item, one rule.
#include "application/audit.h"
#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using checklist::Answer;
using checklist::Evidence;
using checklist::RuleStanding;
using checklist::Standing;
using document::Document;
using document::Tone;

constexpr double strong = 0.75;
constexpr double fair = 0.4;
constexpr double known_enough = 0.3;

std::string counts_of(const checklist::ItemStanding& item, const PageSetting& setting) { return counts_in_words(item, setting.catalogue, setting.language); }

document::Gauge gauge_block(const checklist::Gauge& gauge, const PageSetting& setting)
{
    const std::string rest = gauge.unknown == 0 ? std::string() : say(setting, Word::gauge_rest, {{"n", std::int64_t{gauge.unknown}}});
    const double whole = std::max(gauge.rules, 1);
    return {threat_in_words(gauge.threat, setting), gauge_in_words(gauge, setting), gauge.met / whole, (gauge.rules - gauge.unknown) / whole,
        say(setting, Word::gauge_counts, {{"met", std::int64_t{gauge.met}}, {"all", std::int64_t{gauge.rules}}, {"rest", rest}})};
}

// What counts today first, then what was said before it and counts no more.
void add_known(Document& page, const PracticeView& view, const RuleStanding& rule, const std::vector<KeptEvidence>& kept, const PageSetting& setting)
{
    constexpr std::size_t earlier_shown = 12;
    ASSERT(kept.size() == view.evidence.size());
    std::vector<const Evidence*> of_rule;
    for (const Evidence& piece : view.evidence) {
        if (piece.rule == rule.rule->id) {
            of_rule.push_back(&piece);
        }
    }
    const std::vector<const Evidence*> latest = checklist::latest_of(of_rule);
    const auto add = [&](const Evidence& piece, const std::string& aside) {
        const bool is_part_seen = piece.kind == checklist::Kind::observed && piece.answer == Answer::unknown;
        std::string text = (is_part_seen ? "" : answer_in_words(piece.answer, setting) + ", ") + said_by(piece, setting);
        text += piece.note.empty() ? "" : ". " + document::literal(piece.note);
        const auto& attachment = kept[static_cast<std::size_t>(&piece - view.evidence.data())].attachment;
        text += attachment ? ". " + say(setting, Word::evidence_proof, {{"name", document::literal(attachment->name)}}) : "";
        page.add(document::StatusLine{Tone::neutral, "", text, aside});
    };
    page.add(document::Heading{2, say(setting, Word::known_title)});
    for (const Evidence* piece : latest) {
        add(*piece, say(setting, Word::evidence_until, {{"date", date(setting, piece->holds_to)}}));
    }
    if (latest.empty()) {
        page.add(document::Aside{say(setting, Word::evidence_none)});
    }
    std::size_t shown = 0;
    for (auto piece = of_rule.rbegin(); piece != of_rule.rend() && shown < earlier_shown; ++piece) {
        if (std::find(latest.begin(), latest.end(), *piece) == latest.end()) {
            if (shown++ == 0) {
                page.add(document::Heading{3, say(setting, Word::known_before_title)});
            }
            add(**piece, say(setting, Word::known_replaced));
        }
    }
}

// Computer by computer, each check of the rule: what was read, and how it is mended there.
void add_seen(Document& page, const knowledge::Rule& rule, std::vector<KeptFinding> findings, const PageSetting& setting)
{
    std::erase_if(findings, [&](const KeptFinding& kept) {
        const knowledge::Check* check = setting.catalogue.check(kept.check);
        return check == nullptr || &setting.catalogue.rules[check->rule] != &rule || kept.verdict == checks::Verdict::not_applicable;
    });
    std::stable_sort(findings.begin(), findings.end(), [](const KeptFinding& a, const KeptFinding& b) { return a.computer < b.computer; });
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const KeptFinding& kept = findings[i];
        if (i == 0) {
            page.add(document::Heading{2, say(setting, Word::seen_title)});
        }
        if (i == 0 || kept.computer != findings[i - 1].computer) {
            page.add(document::Heading{3, say(setting, Word::seen_on, {{"computer", computer_in_words(kept.computer, setting)}, {"date", date(setting, kept.on)}})});
        }
        checks::Finding finding;
        finding.check = setting.catalogue.check(kept.check);
        finding.verdict = kept.verdict;
        const Tone tone = tone_of(finding, setting.catalogue);
        page.add(document::StatusLine{tone, tone_word(tone, setting), std::string(finding.check->title.in(setting.language)), tone_word(tone, setting), "", kept.said.sentence});
        if (!kept.said.steps.empty()) {
            page.add(document::Steps{kept.said.steps});
        }
    }
}

}  // namespace

std::string answer_in_words(Answer answer, const PageSetting& setting) { return named(setting, "answer_", checklist::name_of(answer)); }

std::string evidence_in_words(const RuleStanding& rule, const PageSetting& setting)
{
    if (rule.strongest == nullptr) {
        return rule.stale == nullptr ? say(setting, Word::evidence_none) : say(setting, Word::evidence_stale, {{"said", said_by(*rule.stale, setting)}});
    }
    const std::string said = said_by(*rule.strongest, setting);
    if (rule.against != nullptr) {
        return answer_in_words(rule.strongest->answer, setting) + ", " + said + ", "
            + say(setting, Word::evidence_against, {{"said", said_by(*rule.against, setting)}, {"answer", answer_in_words(rule.against->answer, setting)}});
    }
    return rule.strongest->answer == Answer::partly ? say(setting, Word::evidence_partly_seen, {{"said", said}}) : said;
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
    const checklist::PlannedAction& first = view.actions.front();
    const std::string action = title_of(*first.rule->rule, setting);
    if (weakest->coverage < known_enough) {
        return {tone_of(*first.rule), say(setting, Word::today_lead_some, {{"action", action}})};
    }
    return {Tone::to_do, say(setting, Word::today_lead_weak, {{"threat", threat_in_words(weakest->threat, setting)}, {"action", action}})};
}

Document today_page(const PracticeView& view, const PageSetting& setting)
{
    constexpr std::size_t actions_shown = 3;
    Document page = page_of(setting, view.practice.name.empty() ? say(setting, Word::practice_unnamed) : document::literal(view.practice.name));
    page.add(today_lead(view, setting));
    page.add(ring_of(view.standing, say(setting, Word::items_title), setting.catalogue, setting.language));
    page.add(document::Heading{2, say(setting, Word::gauges_title)});
    for (const checklist::Gauge& gauge : view.standing.gauges) {
        page.add(gauge_block(gauge, setting));
    }
    add_leavers(page, view, setting);
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
    page.add(ring_of(view.standing, say(setting, Word::items_title), setting.catalogue, setting.language));
    page.add(document::Aside{say(setting, Word::ring_legend)});
    for (const checklist::ItemStanding& item : view.standing.items) {
        const std::string number = std::to_string(item.item->number);
        page.add(document::StatusLine{tone_of(item), tone_word(tone_of(item), setting), (number.size() == 1 ? "\xC2\xA0" : "") + number + "  " + std::string(item.item->title.in(setting.language)), counts_of(item, setting), "/items/" + number, ""});
    }
    return page;
}

Document item_standing_page(const PracticeView& view, const checklist::ItemStanding& item, const PageSetting& setting)
{
    Document page = page_of(setting, std::to_string(item.item->number) + ". " + std::string(item.item->title.in(setting.language)));
    page.add(document::Lead{tone_of(item), labelled(setting, tone_word(tone_of(item), setting), counts_of(item, setting))});
    for (const std::uint16_t index : item.item->rules) {
        const RuleStanding& rule = view.standing.rules[index];
        page.add(document::StatusLine{tone_of(rule), tone_word(tone_of(rule), setting), title_of(*rule.rule, setting), rule.rule->essential ? say(setting, Word::essential) : "",
            "/rules/" + std::string(rule.rule->id), evidence_in_words(rule, setting)});
    }
    return page;
}

Document rule_standing_page(const PracticeView& view, const RuleStanding& rule, const std::vector<KeptEvidence>& kept, const std::vector<KeptFinding>& findings, const PageSetting& setting)
{
    Document page = page_of(setting, title_of(*rule.rule, setting));
    page.add(document::Lead{tone_of(rule), labelled(setting, tone_word(tone_of(rule), setting), evidence_in_words(rule, setting))});
    if (rule.rule == view.leavers_rule) {
        add_leavers(page, view, setting);
    }
    page.add(document::Paragraph{std::string(rule.rule->what.in(setting.language))});
    page.add(document::Paragraph{std::string(rule.rule->why.in(setting.language))});
    if (const std::string word = profession_word(*rule.rule, view, setting); !word.empty()) {
        page.add(document::Paragraph{word});
    }
    page.add(document::Steps{steps_of(*rule.rule, setting)});
    add_seen(page, *rule.rule, findings, setting);
    add_known(page, view, rule, kept, setting);
    return page;
}

bool is_unanswered(const PracticeView& view, const RuleStanding& rule, Date today)
{
    const Evidence* own = view.own_answer(rule.rule->id);
    return rule.standing == Standing::unknown && (own == nullptr || own->answer != Answer::unknown || own->holds_to < today);
}

std::int64_t unanswered_in(const PracticeView& view, Date today)
{
    return std::count_if(view.standing.rules.begin(), view.standing.rules.end(), [&](const RuleStanding& rule) { return is_unanswered(view, rule, today); });
}

const knowledge::Rule* next_unanswered(const PracticeView& view, const knowledge::Rule* after, Date today)
{
    const std::vector<RuleStanding>& rules = view.standing.rules;
    const auto place = after == nullptr ? rules.begin() : std::find_if(rules.begin(), rules.end(), [&](const RuleStanding& rule) { return rule.rule == after; });
    const auto is_wanted = [&](const RuleStanding& rule) { return rule.rule != after && is_unanswered(view, rule, today); };
    auto found = std::find_if(place, rules.end(), is_wanted);
    if (found == rules.end()) {
        found = std::find_if(rules.begin(), place, is_wanted);
        return found == place ? nullptr : found->rule;
    }
    return found->rule;
}

}  // namespace asepsie::application
