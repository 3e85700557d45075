#include "domain/suppliers/request.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr std::array<std::string_view, 3> form_names{"html", "pdf", "scan"};
constexpr std::array<std::string_view, 7> trust_names{"not_signed", "typed_from_scan", "signed_unconfirmed", "signed_confirmed", "signed_vouched", "altered", "broken"};

template <std::size_t n>
std::optional<std::size_t> place_of(const std::array<std::string_view, n>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

bool is_own_question(std::string_view name) { return name.starts_with(own_question_prefix); }

// The question that a field belongs to, and which of its parts it is.
std::pair<std::string_view, std::string_view> parts_of(std::string_view field)
{
    for (const std::string_view suffix : {by_suffix, proof_suffix, remark_suffix}) {
        if (field.ends_with(suffix)) {
            return {field.substr(0, field.size() - suffix.size()), suffix};
        }
    }
    return {field, {}};
}

void put(Reply& reply, std::string_view part, std::string value)
{
    if (part == by_suffix) {
        reply.by = parse_date(value);
    } else if (part == proof_suffix) {
        reply.proof_by = parse_date(value);
    } else if (part == remark_suffix) {
        reply.remark = std::move(value);
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
        form.signed_on = parse_date(value);
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
    const auto place = place_of(form_names, name);
    return place ? std::optional(static_cast<Form>(*place)) : std::nullopt;
}

std::optional<Trust> trust_named(std::string_view name)
{
    const auto place = place_of(trust_names, name);
    return place ? std::optional(static_cast<Trust>(*place)) : std::nullopt;
}

std::optional<checklist::Kind> evidence_earned_by(Trust trust)
{
    switch (trust) {
    case Trust::signed_confirmed:
    case Trust::signed_vouched: return checklist::Kind::signed_by_supplier;
    case Trust::typed_from_scan: return checklist::Kind::declared;
    case Trust::not_signed:
    case Trust::signed_unconfirmed:
    case Trust::altered:
    case Trust::broken: break;
    }
    return std::nullopt;
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
        if (is_own_question(question) || catalogue.question(question) != nullptr) {
            put(form.replies[std::string(question)], part, value);
        } else {
            form.unknown.push_back(text::made_safe_to_show(name));
        }
    }
    if (form.request.empty()) {
        return fail(ErrorCode::malformed, "it names no request");
    }
    for (auto reply = form.replies.begin(); reply != form.replies.end();) {
        const Question* question = catalogue.question(reply->first);
        const bool is_read = question == nullptr || is_answer_to(*question, reply->second.value);
        if (!is_read && !reply->second.value.empty()) {
            form.unread.push_back(reply->first);
        }
        // A remark alone is kept: it may argue where there is no answer.
        const bool says_nothing = reply->second.value.empty() && reply->second.remark.empty();
        reply = says_nothing || (!is_read && reply->second.remark.empty()) ? form.replies.erase(reply) : std::next(reply);
    }
    return form;
}

}  // namespace asepsie::suppliers
