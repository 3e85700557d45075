#include "application/mail/mail_exports.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

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

// Of a body that is imitated: whoever took the export for a list to block would block the body itself.
bool is_official(std::string_view host, const knowledge::Catalogue& catalogue)
{
    const auto is_its = [&](std::string_view domain) { return host == domain || (host.ends_with(domain) && host.substr(0, host.size() - domain.size()).ends_with('.')); };
    return std::any_of(catalogue.brands.begin(), catalogue.brands.end(), [&](const knowledge::Brand& brand) { return std::any_of(brand.domains.begin(), brand.domains.end(), is_its); });
}

std::string pattern_of_link(const ReportedLink& link, const std::string& real, const knowledge::Catalogue& catalogue)
{
    // What was found may be an address that the link only names.
    const bool is_another = real != link.host && real.find('.') != std::string::npos && real.find_first_of(" /@:") == std::string::npos;
    const std::string& host = is_another ? real : link.host;
    if (host.empty() || is_official(host, catalogue)) {
        return {};
    }
    return is_another ? "[domain-name:value = " + quoted(real) + "]" : "[url:value = " + quoted(link.target) + "]";
}

// The sender that the finding is about; of one that names none, the first.
std::string pattern_of_sender(const MailReport& report, const std::string& real, const knowledge::Catalogue& catalogue)
{
    const auto host_of = [](const std::string& address) { return address.substr(address.rfind('@') + 1); };
    auto person = std::find_if(report.from.begin(), report.from.end(), [&](const ReportedPerson& one) { return !real.empty() && (one.address == real || host_of(one.address) == real); });
    if (person == report.from.end()) {
        person = report.from.begin();
    }
    if (person == report.from.end() || person->address.empty() || is_official(host_of(person->address), catalogue)) {
        return {};
    }
    return "[email-message:from_ref.value = " + quoted(person->address) + "]";
}

std::string pattern_of(const MailReport& report, const ReportedFinding& finding, const knowledge::Catalogue& catalogue)
{
    const knowledge::MailSign* sign = catalogue.mail_sign(finding.sign);
    if (sign->group == knowledge::SignGroup::links && finding.where == mail::Where::link && finding.number < report.links.size()) {
        return pattern_of_link(report.links[finding.number], finding.real, catalogue);
    }
    if (sign->group == knowledge::SignGroup::identity) {
        return pattern_of_sender(report, finding.real, catalogue);
    }
    const bool is_file = sign->group == knowledge::SignGroup::attachments && finding.where == mail::Where::attachment && finding.number < report.files.size();
    return is_file && !report.files[finding.number].name.empty() ? "[file:name = " + quoted(report.files[finding.number].name) + "]" : std::string();
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
    json::Object line{{"file", text::made_safe_to_show(file)}, {"opinion", mail::name_of(report.opinion)}, {"findings", std::move(findings)}};
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
        if (std::string pattern = pattern_of(report, finding, catalogue); !pattern.empty()) {
            patterns.insert(std::move(pattern));
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
    json::Object bundle{{"type", "bundle"}, {"id", identifier("bundle", all + at)}};
    if (!objects.empty()) {
        bundle["objects"] = std::move(objects);  // a list may not be empty (STIX 2.1, 8)
    }
    return json::write_pretty(bundle);
}

}  // namespace asepsie::application
