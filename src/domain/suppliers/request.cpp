#include "domain/suppliers/request.h"

#include "domain/suppliers/figure.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr std::array<std::string_view, 3> form_names{"html", "pdf", "scan"};
constexpr std::array<std::string_view, 7> trust_names{"not_signed", "typed_from_scan", "signed_unconfirmed", "signed_confirmed", "signed_vouched", "altered", "broken"};

bool is_own_question(std::string_view name) { return name.starts_with(own_question_prefix); }

// The question that a field belongs to, and which of its parts it is.
std::pair<std::string_view, std::string_view> parts_of(std::string_view field)
{
    for (const std::string_view suffix : {by_suffix, proof_suffix, remark_suffix, never_suffix, not_applicable_suffix}) {
        if (field.ends_with(suffix)) {
            return {field.substr(0, field.size() - suffix.size()), suffix};
        }
    }
    return {field, {}};
}

// "31/12/2027", "31.12.27", as it is written in France; or ISO 8601.
std::string iso_date_in(std::string_view typed)
{
    std::vector<std::int64_t> parts;
    std::string number;
    for (const char c : std::string(typed) + "/") {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit) {
            number += c;
        } else if (c == '/' || c == '.' || c == '-' || c == ' ') {
            parts.push_back(number.empty() ? -1 : text::to_integer(number).value_or(-1));
            number.clear();
        } else {
            return std::string(typed);
        }
    }
    const bool is_day_first = parts.size() == 3 && parts[0] >= 1 && parts[0] <= 31 && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 0;
    if (!is_day_first) {
        return std::string(typed);
    }
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::int64_t year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
    const std::string iso = std::to_string(year) + "-" + two(parts[1]) + "-" + two(parts[0]);
    return parse_date(iso) ? iso : std::string(typed);
}

// A tick in place of an answer. Where an answer was given as well, both are kept as they stand: only who wrote them knows which is meant.
void put_instead(Reply& reply, std::string_view what, std::string_view ticked)
{
    if (ticked == "yes") {
        reply.value += reply.value.empty() ? what : ", " + std::string(what);
    }
}

void put(Reply& reply, std::string_view part, std::string value)
{
    if (part == by_suffix) {
        reply.by = parse_date(iso_date_in(value));
    } else if (part == proof_suffix) {
        reply.proof_by = parse_date(iso_date_in(value));
    } else if (part == remark_suffix) {
        reply.remark = std::move(value);
    } else if (part == never_suffix) {
        put_instead(reply, never, value);
    } else if (part == not_applicable_suffix) {
        put_instead(reply, not_applicable, value);
    } else {
        reply.value = std::move(value);
    }
}

// Whether the field says something about the paper itself; then it is taken.
bool takes_heading(FilledForm& form, std::string_view name, const std::string& value)
{
    if (name == request_field) {
        form.request = value;
    } else if (name == version_field) {
        form.version = value;
    } else if (name == "signer.name") {
        form.signer = value;
    } else if (name == "signer.role") {
        form.role = value;
    } else if (name == "signer.date") {
        form.signed_on = parse_date(iso_date_in(value));
    } else if (name == "signer.accepts") {
        form.accepts = value == "yes";
    } else {
        return name.starts_with("signer.") || name.starts_with("asepsie.");
    }
    return true;
}

}  // namespace

std::string_view name_of(Form form) { return form_names.at(static_cast<std::size_t>(form)); }
std::string_view name_of(Trust trust) { return trust_names.at(static_cast<std::size_t>(trust)); }

std::optional<Form> form_named(std::string_view name)
{
    return value_named<Form>(name, form_names);
}

std::optional<Trust> trust_named(std::string_view name)
{
    return value_named<Trust>(name, trust_names);
}

std::optional<checklist::Kind> evidence_earned_by(Trust trust)
{
    switch (trust) {
    case Trust::signed_confirmed:
    case Trust::signed_vouched: return checklist::Kind::signed_by_supplier;
    case Trust::typed_from_scan: return checklist::Kind::told_by_supplier;
    case Trust::not_signed:
    case Trust::signed_unconfirmed:
    case Trust::altered:
    case Trust::broken: break;
    }
    return std::nullopt;
}

int worth_of(Trust trust)
{
    switch (trust) {
    case Trust::altered:
    case Trust::broken: return 0;
    case Trust::not_signed: return 1;
    case Trust::signed_unconfirmed:
    case Trust::typed_from_scan: return 2;
    case Trust::signed_confirmed:
    case Trust::signed_vouched: break;
    }
    return 3;
}

Moment given_at(const Return& returned)
{
    const auto end_of = [](Date day) { return Moment(std::chrono::sys_days(plus_days(day, 1))) - std::chrono::seconds(1); };
    const std::optional<Moment> said = returned.signed_at ? returned.signed_at : returned.signed_on ? std::optional(end_of(*returned.signed_on)) : std::nullopt;
    return std::min(said.value_or(returned.received), returned.received);
}

Date vouched_on(const Return& returned) { return returned.confirmed_on.value_or(date_of(given_at(returned))); }

bool Request::asks(const knowledge::Catalogue& catalogue, std::string_view question) const
{
    if (is_own_question(question)) {
        const auto place = text::to_integer(question.substr(own_question_prefix.size()));
        return place && *place >= 1 && static_cast<std::size_t>(*place) <= own_questions.size() && question == std::string(own_question_prefix) + std::to_string(*place);
    }
    return std::any_of(catalogue.questions.begin(), catalogue.questions.end(), [&](const Question& one) {
        const bool is_it = one.id == question || (!question.empty() && one.formerly == question);
        return is_it && std::find(questionnaires.begin(), questionnaires.end(), catalogue.questionnaires[one.questionnaire].id) != questionnaires.end();
    });
}

std::string as_written_for(const Question& question, std::string_view value)
{
    switch (question.kind) {
    case knowledge::AnswerKind::figure: return figure_as_digits(question, value);
    case knowledge::AnswerKind::date: return iso_date_in(value);
    case knowledge::AnswerKind::yes_no:
    case knowledge::AnswerKind::choice:
    case knowledge::AnswerKind::text: break;
    }
    return std::string(value);
}

Result<FilledForm> read_filled_form(const knowledge::Catalogue& catalogue, const std::map<std::string, std::string, std::less<>>& fields)
{
    if (fields.size() > most_fields) {
        return fail(ErrorCode::too_large, "more than " + std::to_string(most_fields) + " fields");
    }
    FilledForm form;
    for (const auto& [name, raw] : fields) {
        if (raw.size() > longest_value || name.size() > longest_value) {
            return fail(ErrorCode::too_large, "an answer longer than " + std::to_string(longest_value) + " bytes");
        }
        const std::string value = text::made_safe_to_show(text::trim(raw));
        const auto [question, part] = parts_of(name);
        if (takes_heading(form, name, value) || value.empty()) {
            continue;
        }
        const Question* asked = question_asked_as(catalogue, question);
        if (is_own_question(question) || asked != nullptr) {
            put(form.replies[std::string(question)], part, asked != nullptr && part.empty() ? as_written_for(*asked, value) : value);
            const bool is_lost_date = (part == by_suffix || part == proof_suffix) && !parse_date(iso_date_in(value));
            if (is_lost_date) {
                form.unread.push_back(text::made_safe_to_show(name));
            }
        } else {
            form.unknown.push_back(text::made_safe_to_show(name));
        }
    }
    if (form.request.empty()) {
        return fail(ErrorCode::malformed, "it names no request");
    }
    for (auto reply = form.replies.begin(); reply != form.replies.end();) {
        const Question* question = question_asked_as(catalogue, reply->first);
        const bool is_read = question == nullptr || is_answer_to(*question, reply->second.value);
        if (!is_read && !reply->second.value.empty()) {
            form.unread.push_back(reply->first);
        }
        // A remark alone is kept: it may argue where there is no answer.
        const bool says_nothing = reply->second == Reply{};
        reply = says_nothing ? form.replies.erase(reply) : std::next(reply);
    }
    return form;
}

}  // namespace asepsie::suppliers
