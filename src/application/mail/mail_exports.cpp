#include "application/mail/mail_exports.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <array>
#include <set>

namespace asepsie::application {
namespace {

std::string place_of(const ReportedFinding& finding)
{
    const std::string_view name = mail::name_of(finding.where);
    const bool is_counted = finding.where == mail::Where::link || finding.where == mail::Where::attachment;
    return is_counted ? fmt::format("{} {}", name, finding.number + 1) : std::string(name);
}

// The same for the same content, so that two exports agree: made as a name-based UUID is (RFC 9562, section 5.8), of SHA-256.
std::string identifier(std::string_view kind, std::string_view content)
{
    std::string hex = crypto::to_hex(crypto::sha256(content)).substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[static_cast<std::size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) % 4];
    return fmt::format("{}--{}-{}-{}-{}-{}", kind, hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4), hex.substr(20, 12));
}

// A string of the pattern language: in single quotes.
std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + "'";
}

}  // namespace

std::string as_json_line(const MailReport& report, std::string_view file, const knowledge::Catalogue& catalogue)
{
    json::Array findings;
    for (const ReportedFinding& finding : report.findings) {
        const knowledge::MailSign* sign = catalogue.mail_sign(finding.sign);
        findings.push_back(json::Object{{"id", finding.sign}, {"group", knowledge::sign_group_names.at(static_cast<std::size_t>(sign->group))}, {"where", place_of(finding)},
            {"weight", knowledge::sign_weight_names.at(static_cast<std::size_t>(finding.weight))}, {"shown", finding.shown}, {"real", finding.real}});
    }
    json::Object line{{"file", file}, {"opinion", mail::name_of(report.opinion)}, {"findings", std::move(findings)}};
    if (!report.failure.empty()) {
        line["failure"] = report.failure;
    }
    if (!report.limits.empty()) {
        line["limits"] = json::array_of(report.limits);
    }
    std::string written = json::write_compact(line);
    while (written.ends_with('\n')) {
        written.pop_back();
    }
    return written;
}

std::string as_stix(const MailReport& report, Moment now, const knowledge::Catalogue& catalogue)
{
    std::set<std::string> patterns;
    for (const ReportedFinding& finding : report.findings) {
        if (finding.weight < knowledge::SignWeight::evidence) {
            continue;
        }
        const knowledge::MailSign* sign = catalogue.mail_sign(finding.sign);
        if (sign->group == knowledge::SignGroup::links && finding.where == mail::Where::link && finding.number < report.links.size()) {
            patterns.insert("[url:value = " + quoted(report.links[finding.number].target) + "]");
        }
        if (sign->group == knowledge::SignGroup::identity && !report.from.empty() && !report.from.front().address.empty()) {
            patterns.insert("[email-message:from_ref.value = " + quoted(report.from.front().address) + "]");
        }
        if (sign->group == knowledge::SignGroup::attachments && finding.where == mail::Where::attachment && finding.number < report.files.size()) {
            patterns.insert("[file:name = " + quoted(report.files[finding.number].name) + "]");
        }
    }
    const std::string at = to_iso(now);
    std::string moment = at;
    moment.insert(moment.size() - 1, ".000");
    json::Array objects;
    std::string all;
    for (const std::string& pattern : patterns) {
        all += pattern;
        objects.push_back(json::Object{{"type", "indicator"}, {"spec_version", "2.1"}, {"id", identifier("indicator", pattern)}, {"created", moment}, {"modified", moment},
            {"name", fmt::format("e-mail judged {}", mail::name_of(report.opinion))}, {"indicator_types", json::Array{"malicious-activity"}}, {"pattern", pattern}, {"pattern_type", "stix"}, {"valid_from", moment}});
    }
    return json::write_pretty(json::Object{{"type", "bundle"}, {"id", identifier("bundle", all + at)}, {"objects", std::move(objects)}});
}

}  // namespace asepsie::application
