#include "application/mail/mail_report.h"

#include "foundation/base/text.h"
#include "foundation/json/json.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::size_t most_findings = 300;
constexpr std::size_t most_names = 100;
constexpr std::size_t longest_line = 4'000;  // bytes of a name, an address, a subject

json::Array people_as_json(const std::vector<ReportedPerson>& people)
{
    json::Array array;
    for (const ReportedPerson& person : people) {
        array.push_back(json::Object{{"name", person.name}, {"address", person.address}, {"domain", person.domain}});
    }
    return array;
}

std::string line_in(const json::Object& object, std::string_view name)
{
    return text::made_safe_to_show(json::string_in(object, name).value_or("").substr(0, longest_line));
}

std::size_t number_in(const json::Object& object, std::string_view name) { return static_cast<std::size_t>(std::max<std::int64_t>(json::integer_in(object, name).value_or(0), 0)); }

std::vector<std::string> lines_in(const json::Object& object, std::string_view name)
{
    std::vector<std::string> lines;
    const json::Array* array = json::array_in(object, name);
    for (std::size_t i = 0; array != nullptr && i < std::min(array->size(), most_names); ++i) {
        if (const json::String* line = (*array)[i].if_string()) {
            lines.push_back(text::made_safe_to_show(std::string_view(*line).substr(0, longest_line)));
        }
    }
    return lines;
}

template <typename Visit>
void for_each_object(const json::Object& object, std::string_view name, std::size_t most, Visit visit)
{
    const json::Array* array = json::array_in(object, name);
    for (std::size_t i = 0; array != nullptr && i < std::min(array->size(), most); ++i) {
        if (const json::Object* entry = (*array)[i].if_object()) {
            visit(*entry);
        }
    }
}

std::vector<ReportedPerson> people_in(const json::Object& object, std::string_view name)
{
    std::vector<ReportedPerson> people;
    for_each_object(object, name, most_names, [&](const json::Object& person) { people.push_back({line_in(person, "name"), line_in(person, "address"), line_in(person, "domain")}); });
    return people;
}

}  // namespace

std::string to_json(const MailReport& report)
{
    json::Array findings;
    for (const ReportedFinding& finding : report.findings) {
        findings.push_back(json::Object{{"sign", finding.sign}, {"where", mail::name_of(finding.where)}, {"number", finding.number}, {"shown", finding.shown},
            {"real", finding.real}, {"weight", static_cast<int>(finding.weight)}});
    }
    json::Array links;
    for (const ReportedLink& link : report.links) {
        links.push_back(json::Object{{"kind", link.kind}, {"text", link.text}, {"written", link.written}, {"target", link.target}, {"host", link.host}, {"through", json::array_of(link.through)}, {"protected", link.is_protected}, {"known", link.is_known}});
    }
    json::Array files;
    for (const ReportedFile& file : report.files) {
        files.push_back(json::Object{{"name", file.name}, {"kind", file.kind}, {"bytes", file.bytes}, {"inside", json::array_of(file.inside)}});
    }
    return json::write_compact(json::Object{{"opinion", mail::name_of(report.opinion)}, {"findings", std::move(findings)}, {"excuses", json::array_of(report.excuses)}, {"limits", json::array_of(report.limits)},
        {"failure", report.failure}, {"source", report.source}, {"handed", report.handed}, {"from", people_as_json(report.from)}, {"reply_to", people_as_json(report.reply_to)}, {"receiver", report.receiver}, {"origin", report.origin}, {"provider", report.provider},
        {"subject", report.subject}, {"text", report.text}, {"links", std::move(links)}, {"files", std::move(files)}, {"enclosed", report.enclosed}, {"records", json::array_of(report.records)}});
}

Result<MailReport> mail_report_in(std::string_view json, const knowledge::Catalogue& catalogue)
{
    const json::Value value = TRY(json::parse(json));
    const json::Object* object = value.if_object();
    const auto opinion = object == nullptr ? std::nullopt : mail::opinion_named(json::string_in(*object, "opinion").value_or(""));
    if (!opinion) {
        return fail(ErrorCode::malformed, "the worker's answer");
    }
    MailReport report;
    report.opinion = *opinion;
    for_each_object(*object, "findings", most_findings, [&](const json::Object& entry) {
        const knowledge::MailSign* sign = catalogue.mail_sign(json::string_in(entry, "sign").value_or(""));
        const auto where = std::find(mail::where_names.begin(), mail::where_names.end(), json::string_in(entry, "where").value_or(""));
        const std::size_t weight = number_in(entry, "weight");
        if (sign != nullptr && where != mail::where_names.end() && weight < knowledge::sign_weight_names.size()) {
            report.findings.push_back({std::string(sign->id), static_cast<mail::Where>(where - mail::where_names.begin()), number_in(entry, "number"), line_in(entry, "shown"), line_in(entry, "real"),
                static_cast<knowledge::SignWeight>(weight)});
        }
    });
    for (std::string& excuse : lines_in(*object, "excuses")) {
        if (catalogue.excuse(excuse) != nullptr) {
            report.excuses.push_back(std::move(excuse));
        }
    }
    report.limits = lines_in(*object, "limits");
    report.failure = line_in(*object, "failure");
    report.source = line_in(*object, "source");
    report.handed = line_in(*object, "handed");
    report.from = people_in(*object, "from");
    report.reply_to = people_in(*object, "reply_to");
    report.receiver = line_in(*object, "receiver");
    const std::string origin = line_in(*object, "origin");
    report.origin = std::find(origin_names.begin(), origin_names.end(), origin) == origin_names.end() ? origin_names.back() : std::string_view(origin);
    report.provider = line_in(*object, "provider");
    report.subject = line_in(*object, "subject");
    report.text = text::made_safe_to_show(json::string_in(*object, "text").value_or("").substr(0, most_shown_text_bytes));
    for_each_object(*object, "links", most_shown_links, [&](const json::Object& link) {
        report.links.push_back({line_in(link, "kind"), line_in(link, "text"), line_in(link, "written"), line_in(link, "target"), line_in(link, "host"), lines_in(link, "through"),
            json::boolean_in(link, "protected").value_or(false), json::boolean_in(link, "known").value_or(false)});
    });
    for_each_object(*object, "files", most_shown_files,
        [&](const json::Object& file) { report.files.push_back({line_in(file, "name"), line_in(file, "kind"), number_in(file, "bytes"), lines_in(file, "inside")}); });
    report.enclosed = number_in(*object, "enclosed");
    report.records = lines_in(*object, "records");
    return report;
}

MailReport unreadable(const Error& error)
{
    MailReport report;
    report.failure = name_of(error.code);
    return report;
}

}  // namespace asepsie::application
