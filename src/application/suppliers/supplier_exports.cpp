#include "application/suppliers/supplier_exports.h"

#include "application/suppliers/iso_date.h"
#include "application/suppliers/questionnaire.h"
#include "application/suppliers/supplier_pages.h"
#include "foundation/crypto/seal.h"
#include "foundation/json/json.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using suppliers::Assessment;
using suppliers::Verdict;

json::Value iso_or_null(const std::optional<Date>& date) { return date ? json::Value(to_iso(*date)) : json::Value(nullptr); }

// Whether a spreadsheet would begin a formula here: the plain signs, and the wide ones that some of them take for these.
bool begins_a_formula(std::string_view text)
{
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

// Always quoted, on one line. Where a formula would begin, be it only for a program that splits the cell at another sign, an apostrophe goes before, which spreadsheets take for "text".
std::string cell(std::string_view value)
{
    constexpr std::string_view splitters = ";,\t|\n\r";
    std::string quoted = "\"";
    bool may_begin = true;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (may_begin && begins_a_formula(value.substr(i))) {
            quoted += '\'';
        }
        const bool is_splitter = splitters.find(c) != std::string_view::npos;
        may_begin = is_splitter || (may_begin && c == ' ');
        if (c == '\r' || c == '\n') {
            const bool is_pair = c == '\r' && value.substr(i).starts_with("\r\n");
            quoted += is_pair ? "" : " / ";
        } else {
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        }
    }
    return quoted + "\"";
}

std::string row(std::initializer_list<std::string_view> cells)
{
    std::string line;
    for (const std::string_view value : cells) {
        line += (line.empty() ? "" : ";") + cell(value);
    }
    return line + "\r\n";
}

double conformance_of(Verdict verdict) { return verdict == Verdict::good ? 1.0 : verdict == Verdict::negotiate ? 0.5 : 0.0; }

bool is_claimed(const Assessment& assessment) { return assessment.reply != nullptr && assessment.verdict != Verdict::not_asked && assessment.verdict != Verdict::unanswered; }

std::string reference(std::string_view kind, std::string_view id) { return std::string(kind) + "-" + std::string(id); }

json::Array counter_evidence_of(const Assessment& assessment, const SupplierView& view)
{
    json::Array found;
    for (std::size_t i = 0; i < view.contradictions.size(); ++i) {
        if (view.contradictions[i].question == assessment.question) {
            found.emplace_back(json::String("counter-" + std::to_string(i)));
        }
    }
    return found;
}

json::Object standard_of(const SupplierView& view, const PageSetting& setting)
{
    json::Array requirements;
    for (const Assessment& assessment : view.assessments) {
        requirements.emplace_back(json::Object{{"bom-ref", reference("requirement", assessment.question->id)}, {"identifier", assessment.question->id},
            {"title", std::string(assessment.question->ask.in(setting.language))}});
    }
    return {{"bom-ref", "asepsie-questionnaires"}, {"name", "Asepsie supplier questionnaires"}, {"version", version_of(view.questionnaires)}, {"requirements", std::move(requirements)}};
}

}  // namespace

std::string answers_as_csv(const SupplierView& view, const PageSetting& setting)
{
    std::string table = "\xEF\xBB\xBF" + row({"supplier", "question", "asked", "answer", "value", "verdict", "remark", "by", "proof_by"});
    for (const Assessment& assessment : view.assessments) {
        const suppliers::Reply* reply = assessment.reply;
        table += row({view.entry.name, assessment.question->id, assessment.question->ask.in(setting.language),
            reply == nullptr ? std::string() : document::plain(reply_in_words(*assessment.question, *reply, setting)), reply == nullptr ? std::string() : reply->value, suppliers::name_of(assessment.verdict),
            reply == nullptr ? std::string() : reply->remark, reply == nullptr ? std::string() : iso(reply->by), reply == nullptr ? std::string() : iso(reply->proof_by)});
    }
    for (const auto& [asked, answered] : view.own_answers()) {
        table += row({view.entry.name, "own", asked, answered, answered, suppliers::name_of(answered.empty() ? Verdict::unanswered : Verdict::to_read), "", "", ""});
    }
    return table;
}

std::string answers_as_json(const SupplierView& view, const PageSetting& setting)
{
    json::Array answers;
    for (const Assessment& assessment : view.assessments) {
        const suppliers::Reply* reply = assessment.reply;
        answers.emplace_back(json::Object{{"question", assessment.question->id}, {"asked", std::string(assessment.question->ask.in(setting.language))}, {"verdict", suppliers::name_of(assessment.verdict)},
            {"doubt", assessment.doubt == suppliers::Doubt::none ? json::Value(nullptr) : json::Value(suppliers::name_of(assessment.doubt))}, {"value", reply == nullptr ? json::Value(nullptr) : json::Value(reply->value)}, {"remark", reply == nullptr ? "" : reply->remark},
            {"by", reply == nullptr ? json::Value(nullptr) : iso_or_null(reply->by)}, {"proof_by", reply == nullptr ? json::Value(nullptr) : iso_or_null(reply->proof_by)}});
    }
    json::Array own;
    for (const auto& [asked, answered] : view.own_answers()) {
        own.emplace_back(json::Object{{"asked", asked}, {"value", answered}});
    }
    json::Array contradictions;
    for (const suppliers::Contradiction& contradiction : view.contradictions) {
        contradictions.emplace_back(json::Object{{"question", contradiction.question->id}, {"kind", suppliers::name_of(contradiction.kind)},
            {"check", contradiction.check == nullptr ? json::Value(nullptr) : json::Value(std::string(contradiction.check->id))}, {"computer", contradiction.computer}, {"on", iso_or_null(contradiction.on)}});
    }
    const suppliers::Return* returned = view.answers();
    json::Object signature;
    if (returned != nullptr) {
        signature = {{"trust", suppliers::name_of(returned->trust)}, {"signer", returned->signer}, {"role", returned->role}, {"signed_on", iso_or_null(returned->signed_on)},
            {"vouched_by", returned->vouched_by}, {"confirmed_by", returned->confirmed_by}, {"confirmed_on", iso_or_null(returned->confirmed_on)}, {"received", to_iso(returned->received)}};
    }
    return json::write_pretty(json::Object{{"schema", "asepsie-supplier-answers-1"}, {"exported_on", to_iso(setting.today)}, {"supplier", view.entry.name}, {"questionnaires", version_of(view.questionnaires)},
        {"signature", returned == nullptr ? json::Value(nullptr) : json::Value(std::move(signature))}, {"answers", std::move(answers)}, {"own_questions", std::move(own)}, {"contradictions", std::move(contradictions)}});
}

std::string answers_as_cyclonedx(const SupplierView& view, std::string_view practice, const PageSetting& setting, Moment now, std::string_view serial)
{
    json::Array claims;
    json::Array evidence;
    json::Array map;
    const suppliers::Return* returned = view.answers();
    if (returned != nullptr) {
        evidence.emplace_back(json::Object{{"bom-ref", "evidence-answers"}, {"propertyName", "asepsie:questionnaire"}, {"description", document::plain(trust_in_words(*returned, setting))}, {"created", to_iso(returned->received)}});
    }
    for (std::size_t i = 0; i < view.contradictions.size(); ++i) {
        evidence.emplace_back(json::Object{{"bom-ref", "counter-" + std::to_string(i)}, {"propertyName", "asepsie:observation"},
            {"description", document::plain(contradiction_in_words(view.contradictions[i], setting))}, {"created", to_iso(now)}});
    }
    for (const Assessment& assessment : view.assessments) {
        if (!is_claimed(assessment)) {
            continue;
        }
        const std::string claim = reference("claim", assessment.question->id);
        json::Array counter = counter_evidence_of(assessment, view);
        json::Object claimed{{"bom-ref", claim}, {"target", "supplier"}, {"predicate", document::plain(reply_in_words(*assessment.question, *assessment.reply, setting))}, {"evidence", json::Array{"evidence-answers"}}};
        if (!assessment.reply->remark.empty()) {
            claimed["reasoning"] = assessment.reply->remark;
        }
        if (!counter.empty()) {
            claimed["counterEvidence"] = counter;
        }
        claims.emplace_back(std::move(claimed));
        json::Object mapped{{"requirement", reference("requirement", assessment.question->id)}, {"claims", json::Array{json::String(claim)}}};
        if (assessment.verdict != Verdict::to_read) {
            mapped["conformance"] = json::Object{{"score", conformance_of(assessment.verdict)}, {"rationale", suppliers::name_of(assessment.verdict)}};
        }
        map.emplace_back(std::move(mapped));
    }
    json::Object declarations{{"assessors", json::Array{json::Object{{"bom-ref", "practice"}, {"thirdParty", true}, {"organization", json::Object{{"name", std::string(practice)}}}}}},
        {"attestations", json::Array{json::Object{{"summary", view.entry.name}, {"assessor", "practice"}, {"map", std::move(map)}}}}, {"claims", std::move(claims)}, {"evidence", std::move(evidence)},
        {"targets", json::Object{{"organizations", json::Array{json::Object{{"bom-ref", "supplier"}, {"name", view.entry.name}}}}}}};
    return json::write_pretty(json::Object{{"bomFormat", "CycloneDX"}, {"specVersion", "1.6"}, {"serialNumber", serial}, {"version", 1},
        {"metadata", json::Object{{"timestamp", to_iso(now)}, {"tools", json::Object{{"components", json::Array{json::Object{{"type", "application"}, {"name", "asepsie"}}}}}}}},
        {"declarations", std::move(declarations)}, {"definitions", json::Object{{"standards", json::Array{standard_of(view, setting)}}}}});
}

std::string serial_number()
{
    std::string bytes = crypto::random_bytes(16);
    bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);  // version 4 (RFC 9562, 5.4)
    bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
    std::string hex = crypto::to_hex(bytes);
    for (const std::size_t place : {20U, 16U, 12U, 8U}) {
        hex.insert(place, "-");
    }
    return "urn:uuid:" + hex;
}

}  // namespace asepsie::application
