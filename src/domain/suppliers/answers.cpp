#include "domain/suppliers/answers.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

using knowledge::AnswerKind;
using knowledge::Worth;

constexpr std::int64_t greatest_figure = 1'000'000;
constexpr int days_apart = 1;         // today is counted in UTC, and days are written as they are where one lives
constexpr int farthest_days = 3'653;  // ten years: what lies beyond is a slip of the pen

Verdict verdict_of(Worth worth) { return worth == Worth::good ? Verdict::good : worth == Worth::negotiate ? Verdict::negotiate : Verdict::red_flag; }

// What falls short of the measure: grave where the question is essential.
Verdict short_of(const Question& question) { return question.essential ? Verdict::red_flag : Verdict::negotiate; }

Verdict judge_yes_no(const Question& question, std::string_view value)
{
    if (value == "yes") {
        return Verdict::good;
    }
    return value == "partly" ? Verdict::negotiate : short_of(question);
}

Verdict judge_figure(const Question& question, std::int64_t figure)
{
    const knowledge::FigureScale& scale = question.figure;
    const bool is_below = scale.good_least && figure < *scale.good_least;
    const bool is_above = scale.good_most && figure > *scale.good_most;
    if (!is_below && !is_above) {
        return Verdict::good;
    }
    const bool is_negotiable = is_below ? scale.negotiable_least && figure >= *scale.negotiable_least : scale.negotiable_most && figure <= *scale.negotiable_most;
    return is_negotiable ? Verdict::negotiate : short_of(question);
}

Verdict judge_date(const Question& question, Date date, Date today)
{
    if (question.date.within_days) {
        // A thing said to have been done in the future has not been done; where it was written down, it may be tomorrow already.
        return date <= plus_days(today, days_apart) && days_between(date, today).count() <= *question.date.within_days ? Verdict::good : short_of(question);
    }
    return days_between(today, date).count() >= question.date.for_days.value_or(0) ? Verdict::good : short_of(question);
}

bool is_asked(const Question& question, const Replies& replies)
{
    if (question.asked_if.empty()) {
        return true;
    }
    const auto other = replies.find(question.asked_if);
    return other != replies.end() && std::find(question.asked_values.begin(), question.asked_values.end(), other->second.value) != question.asked_values.end();
}

// Who said yes to more said yes to this; who did not is taken at the same word for each part.
const Reply* reply_to(const Question& question, const Replies& replies)
{
    auto reply = replies.find(question.id);
    if (reply == replies.end() && !question.formerly.empty()) {
        reply = replies.find(question.formerly);
    }
    return reply == replies.end() ? nullptr : &reply->second;
}

Doubt doubt_in(const Question& question, const Reply& reply, Date received)
{
    const Date farthest = plus_days(received, farthest_days);
    const auto answered = question.kind == AnswerKind::date ? parse_date(reply.value) : std::nullopt;
    if (answered && question.date.within_days && *answered > plus_days(received, days_apart)) {
        return Doubt::done_in_future;
    }
    const std::array promised{reply.by, reply.proof_by};
    if (std::any_of(promised.begin(), promised.end(), [&](const std::optional<Date>& day) { return day && *day < received; })) {
        return Doubt::promised_in_past;
    }
    const bool is_too_far = std::any_of(promised.begin(), promised.end(), [&](const std::optional<Date>& day) { return day && *day > farthest; }) || (answered && *answered > farthest);
    return is_too_far ? Doubt::too_far : Doubt::none;
}

Assessment assess_one(const Question& question, const Replies& replies, Date today, Date received)
{
    if (!is_asked(question, replies)) {
        return {&question, nullptr, Verdict::not_asked};
    }
    const Reply* reply = reply_to(question, replies);
    if (reply == nullptr) {
        return {&question, nullptr, Verdict::unanswered};
    }
    const Doubt doubt = doubt_in(question, *reply, received);
    if (!is_answer_to(question, reply->value)) {
        return {&question, reply, Verdict::unanswered, doubt};
    }
    const Verdict verdict = judge(question, *reply, today);
    const bool is_capped = doubt != Doubt::none && (verdict == Verdict::good || verdict == Verdict::to_read);
    return {&question, reply, is_capped ? Verdict::negotiate : verdict, doubt};
}

}  // namespace

std::string_view name_of(Doubt doubt)
{
    constexpr std::array<std::string_view, 4> names{"none", "done_in_future", "promised_in_past", "too_far"};
    return names.at(static_cast<std::size_t>(doubt));
}

std::string_view name_of(Verdict verdict)
{
    constexpr std::array<std::string_view, 6> names{"good", "to_read", "negotiate", "red_flag", "unanswered", "not_asked"};
    return names.at(static_cast<std::size_t>(verdict));
}

const Question* question_asked_as(const knowledge::Catalogue& catalogue, std::string_view id)
{
    if (const Question* question = catalogue.question(id)) {
        return question;
    }
    const auto found = std::find_if(catalogue.questions.begin(), catalogue.questions.end(), [&](const Question& question) { return !id.empty() && question.formerly == id; });
    return found == catalogue.questions.end() ? nullptr : &*found;
}

bool is_answer_to(const Question& question, std::string_view value)
{
    const bool stands_in = (question.may_not_apply && value == not_applicable) || (question.never && value == never);
    if (stands_in) {
        return true;
    }
    switch (question.kind) {
    case AnswerKind::yes_no: return value == "yes" || value == "partly" || value == "no";
    case AnswerKind::figure: {
        const auto figure = text::to_integer(value);
        return figure && *figure >= 0 && *figure <= greatest_figure;
    }
    case AnswerKind::date: return parse_date(value).has_value();
    case AnswerKind::choice: return std::any_of(question.choices.begin(), question.choices.end(), [&](const knowledge::Choice& choice) { return choice.id == value; });
    case AnswerKind::text: return !text::trim(value).empty();
    }
    return false;
}

Verdict judge(const Question& question, const Reply& reply, Date today)
{
    ASSERT(is_answer_to(question, reply.value));
    if (question.may_not_apply && reply.value == not_applicable) {
        return Verdict::good;
    }
    if (question.never && reply.value == never) {
        return verdict_of(*question.never);
    }
    switch (question.kind) {
    case AnswerKind::yes_no: return judge_yes_no(question, reply.value);
    case AnswerKind::figure: return judge_figure(question, *text::to_integer(reply.value));
    case AnswerKind::date: return judge_date(question, *parse_date(reply.value), today);
    case AnswerKind::choice:
        return verdict_of(std::find_if(question.choices.begin(), question.choices.end(), [&](const knowledge::Choice& choice) { return choice.id == reply.value; })->worth);
    case AnswerKind::text: break;
    }
    return Verdict::to_read;
}

std::vector<Assessment> assess(const knowledge::Catalogue& catalogue, const std::vector<const knowledge::Questionnaire*>& questionnaires, const Replies& replies, Date today,
    std::optional<Date> received)
{
    std::vector<Assessment> all;
    for (const knowledge::Questionnaire* questionnaire : questionnaires) {
        for (const knowledge::QuestionSection& section : questionnaire->sections) {
            for (const std::uint16_t index : section.questions) {
                all.push_back(assess_one(catalogue.questions[index], replies, today, received.value_or(today)));
            }
        }
    }
    return all;
}

Tally tally_of(const std::vector<Assessment>& assessments)
{
    Tally tally;
    for (const Assessment& assessment : assessments) {
        tally.asked += assessment.verdict != Verdict::not_asked ? 1 : 0;
        tally.doubtful += assessment.doubt != Doubt::none ? 1 : 0;
        switch (assessment.verdict) {
        case Verdict::good: ++tally.good; break;
        case Verdict::to_read: ++tally.to_read; break;
        case Verdict::negotiate: ++tally.negotiate; break;
        case Verdict::red_flag: ++tally.red_flags; break;
        case Verdict::unanswered: ++tally.unanswered; break;
        case Verdict::not_asked: break;
        }
    }
    return tally;
}

std::vector<Difference> differences(const Replies& before, const Replies& after)
{
    std::vector<Difference> found;
    for (const auto& [question, reply] : after) {
        const auto earlier = before.find(question);
        if (earlier == before.end()) {
            found.push_back({question, nullptr, &reply});
        } else if (earlier->second != reply) {
            found.push_back({question, &earlier->second, &reply});
        }
    }
    for (const auto& [question, reply] : before) {
        if (!after.contains(question)) {
            found.push_back({question, &reply, nullptr});
        }
    }
    std::sort(found.begin(), found.end(), [](const Difference& a, const Difference& b) { return a.question < b.question; });
    return found;
}

std::vector<checklist::Evidence> evidence_in(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, checklist::Kind kind, const std::string& supplier, Date on)
{
    struct Said {
        bool is_answered = false;
        bool is_open = false;
        bool is_short = false;
        bool is_bad = false;
    };
    std::map<std::uint16_t, Said> by_rule;
    for (const Assessment& assessment : assessments) {
        const bool is_open = assessment.verdict == Verdict::unanswered;
        // A text gives no evidence either way, nor does what was not asked or does not concern the supplier.
        const bool says_nothing = assessment.question->kind == AnswerKind::text || assessment.verdict == Verdict::not_asked || (!is_open && assessment.reply->value == not_applicable);
        if (says_nothing) {
            continue;
        }
        Said& said = by_rule[assessment.question->rule];
        said.is_answered = said.is_answered || !is_open;
        said.is_open = said.is_open || is_open;
        said.is_short = said.is_short || assessment.verdict == Verdict::negotiate;
        said.is_bad = said.is_bad || assessment.verdict == Verdict::red_flag;
    }
    std::vector<checklist::Evidence> evidence;
    for (const auto& [index, said] : by_rule) {
        if (!said.is_answered) {
            continue;
        }
        const knowledge::Rule& rule = catalogue.rules[index];
        const checklist::Answer answer = said.is_bad ? checklist::Answer::no : said.is_short || said.is_open ? checklist::Answer::partly : checklist::Answer::yes;
        evidence.push_back({std::string(rule.id), kind, answer, on, plus_days(on, rule.valid_days), supplier, {}});
    }
    return evidence;
}

}  // namespace asepsie::suppliers
