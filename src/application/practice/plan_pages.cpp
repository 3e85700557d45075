// What to do next, whom to ask, what to confirm.
#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using checklist::Evidence;
using checklist::RuleStanding;
using document::Document;
using document::Tone;

std::string gain_in_words(const knowledge::Rule& rule, const PageSetting& setting)
{
    facts::FactList threats;
    for (const knowledge::Threat threat : rule.stops) {
        threats.push_back(threat_in_words(threat, setting));
    }
    return say(setting, rule.essential ? Word::plan_gain_essential : Word::plan_gain, {{"threats", words::show_list(setting.catalogue, threats, setting.language)}});
}

std::string day_in_words(const PracticeView& view, std::size_t place, const PageSetting& setting)
{
    const practice::Decision* decision = view.decision_on(view.actions[place].rule->rule->id);
    const std::string day = date(setting, day_of(view, place, setting.today));
    if (decision == nullptr || !decision->due) {
        return say(setting, Word::plan_proposed, {{"date", day}});
    }
    return decision->owner.empty() ? say(setting, Word::plan_due, {{"date", day}}) : say(setting, Word::plan_owner, {{"owner", document::literal(decision->owner)}, {"date", day}});
}

std::string question_of(const knowledge::Rule& rule, const PageSetting& setting) { return std::string(rule.ask.empty() ? rule.question.in(setting.language) : rule.ask.in(setting.language)); }

}  // namespace

Date day_of(const PracticeView& view, std::size_t place, Date today)
{
    constexpr int week = 7;
    const practice::Decision* decision = view.decision_on(view.actions[place].rule->rule->id);
    // Without a day of its own an action is for the week that follows its place in the plan.
    return decision != nullptr && decision->due ? *decision->due : plus_days(today, week * (static_cast<int>(place) + 1));
}

document::Action action_block(const PracticeView& view, std::size_t place, const PageSetting& setting)
{
    constexpr std::array actors{Word::actor_me, Word::actor_supplier, Word::actor_both};
    const checklist::PlannedAction& action = view.actions[place];
    const knowledge::Rule& rule = *action.rule->rule;
    document::Action block;
    block.number = static_cast<int>(place) + 1;
    block.tone = tone_of(*action.rule);
    block.word = tone_word(block.tone, setting);
    block.title = title_of(rule, setting);
    block.aside = say(setting, actors.at(static_cast<std::size_t>(rule.who)), {{"effort", words::show_effort(setting.catalogue, rule.effort_minutes, setting.language)}}) + ", " + day_in_words(view, place, setting);
    block.why = std::string(rule.why.in(setting.language));
    const std::string word = profession_word(rule, view, setting);
    block.why += word.empty() ? "" : " " + word;
    block.steps = steps_of(rule, setting);
    block.more = labelled(setting, block.word, evidence_in_words(*action.rule, setting)) + ", " + gain_in_words(rule, setting);
    block.link = "/rules/" + std::string(rule.id);
    return block;
}

Document plan_page(const PracticeView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::plan_title));
    page.add(view.actions.empty() ? document::Lead{Tone::in_order, say(setting, Word::actions_none)} : document::Lead{Tone::to_do, say(setting, Word::plan_lead, {{"n", static_cast<std::int64_t>(view.actions.size())}})});
    add_leavers(page, view, setting);
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
        const bool is_aside = decision.state == practice::DecisionState::set_aside || !decision.due;
        page.add(document::StatusLine{Tone::neutral, "", title_of(*rule, setting),
            is_aside ? say(setting, Word::plan_set_aside_line, {{"reason", document::literal(decision.reason)}}) : say(setting, Word::plan_put_off_line, {{"date", date(setting, *decision.due)}}), "/rules/" + decision.rule, ""});
    }
    return page;
}

Result<std::vector<practice::Entry>> entries_to_ask(const PracticeFile& file, Date today)
{
    std::vector<practice::Entry> all = TRY(file.entries(Register::supplier, today));
    const std::vector<practice::Entry> people = TRY(file.entries(Register::person, today));
    all.insert(all.end(), people.begin(), people.end());
    return all;
}

std::vector<Letter> letters_of(const PracticeView& view, const std::vector<practice::Entry>& entries, const PageSetting& setting)
{
    const auto first = [&](const auto& is_wanted) {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const practice::Entry& entry) { return !entry.is_gone(setting.today) && is_wanted(entry); });
        return found == entries.end() ? nullptr : &*found;
    };
    const practice::Entry* supplier = first([](const practice::Entry& entry) { return entry.list == Register::supplier && entry.kind == "it"; });
    std::vector<Letter> letters;
    for (const RuleStanding& rule : view.standing.rules) {
        // Asked of oneself and not known: somebody else knows.
        const Evidence* own = view.own_answer(rule.rule->id);
        const bool is_asked = rule.standing == checklist::Standing::unknown && own != nullptr && own->answer == checklist::Answer::unknown && own->holds_to >= setting.today;
        if (!is_asked) {
            continue;
        }
        // Whoever took it on is asked; otherwise who looks after the computers.
        const practice::Decision* decision = view.decision_on(rule.rule->id);
        const bool is_taken = decision != nullptr && !decision->owner.empty();
        const practice::Entry* asked = is_taken ? first([&](const practice::Entry& entry) { return entry.name == decision->owner; }) : supplier;
        const std::string to = asked != nullptr ? asked->name : is_taken ? decision->owner : std::string();
        auto letter = std::find_if(letters.begin(), letters.end(), [&](const Letter& known) { return known.to == to; });
        if (letter == letters.end()) {
            letter = letters.insert(letters.end(), Letter{to, asked != nullptr ? asked->mail : std::string(), {}});
        }
        letter->rules.push_back(rule.rule);
    }
    return letters;
}

std::string addressee_of(const Letter& letter, const PageSetting& setting)
{
    return letter.to.empty() ? say(setting, Word::questions_to_supplier) : say(setting, Word::questions_to, {{"name", letter.to}});
}

std::vector<std::string> questions_in(const Letter& letter, const PageSetting& setting)
{
    std::vector<std::string> questions;
    std::transform(letter.rules.begin(), letter.rules.end(), std::back_inserter(questions), [&](const knowledge::Rule* rule) { return question_of(*rule, setting); });
    return questions;
}

std::string text_of(const Letter& letter, const PageSetting& setting)
{
    std::string text = say(setting, Word::questions_hello) + "\n\n";
    for (const std::string& question : questions_in(letter, setting)) {
        text += "- " + document::plain(question) + "\n";
    }
    return text + "\n" + say(setting, Word::questions_thanks) + "\n";
}

Document questions_page(const std::vector<Letter>& letters, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::questions_title));
    for (const Letter& letter : letters) {
        page.add(document::Heading{2, document::literal(addressee_of(letter, setting))});
        page.add(document::List{questions_in(letter, setting)});
    }
    if (letters.empty()) {
        page.add(document::Paragraph{say(setting, Word::questions_none)});
    }
    return page;
}

Document review_page(const std::vector<Evidence>& waiting, const PracticeView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::review_title));
    const auto unanswered = unanswered_in(view, setting.today);
    if (!waiting.empty()) {
        page.add(document::Lead{Tone::to_do, say(setting, Word::review_lead, {{"n", static_cast<std::int64_t>(waiting.size())}})});
    } else if (unanswered > 0) {
        page.add(document::Lead{Tone::unknown, say(setting, Word::review_some_missing, {{"n", unanswered}})});
    } else {
        page.add(document::Lead{Tone::in_order, say(setting, Word::review_all_hold)});
    }
    for (const Evidence& evidence : waiting) {
        const knowledge::Rule* rule = setting.catalogue.rule(evidence.rule);
        ASSERT(rule != nullptr);
        page.add(document::StatusLine{Tone::neutral, "", title_of(*rule, setting), answer_in_words(evidence.answer, setting), "/rules/" + evidence.rule,
            said_by(evidence, setting) + ", " + say(setting, Word::evidence_until, {{"date", date(setting, evidence.holds_to)}})});
    }
    return page;
}

}  // namespace asepsie::application
