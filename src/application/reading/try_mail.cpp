#include "application/reading/try_mail.h"

#include "foundation/base/text.h"
#include "foundation/containers/archive_listing.h"
#include "foundation/unicode/charset.h"
#include "foundation/unicode/look_alike.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::array<std::string_view, 4> source_names{"mail", "pasted_text", "short_message", "web_address"};
constexpr std::array<std::string_view, 2> handed_names{"directly", "quoted"};
constexpr std::size_t longest_line = 1'000;  // bytes

std::string line(std::string_view text) { return text::in_one_line(text.substr(0, longest_line), longest_line); }

ReportedPerson person_of(const mail::Mailbox& mailbox) { return {line(mailbox.name), line(mailbox.address), line(mailbox.domain)}; }

// The one in question: of a message that only hands on others, the gravest of these.
const mail::Examination& in_question(const mail::Examination& examination)
{
    for (const mail::Examination& inner : examination.enclosed) {
        if (inner.opinion() == examination.opinion() && examination.judgement.opinion != examination.opinion()) {
            return in_question(inner);
        }
    }
    return examination;
}

void add_findings(MailReport& report, const mail::Judgement& judgement)
{
    for (std::size_t i = 0; i < judgement.findings.size(); ++i) {
        const mail::Finding& finding = judgement.findings[i];
        report.findings.push_back({std::string(finding.sign), finding.where, finding.number, finding.shown, finding.real, judgement.weights[i]});
    }
    for (const mail::ExcuseKind excuse : judgement.excuses) {
        report.excuses.emplace_back(mail::excuse_names.at(static_cast<std::size_t>(excuse)));
    }
}

std::string_view origin_of(const mail::Message& message)
{
    using enum mail::Authentication::Outcome;
    const mail::Authentication& proof = message.authentication;
    const bool is_quoted = message.handed == mail::Handed::quoted;  // what was checked is who handed it on
    if (is_quoted || (proof.receiver.empty() && proof.own_dkim != pass)) {
        return "unverifiable";
    }
    if (proof.receiver.empty()) {
        return proof.is_aligned || proof.dmarc == pass ? "signed" : "unverifiable";
    }
    if (proof.dmarc == fail || proof.composite == fail) {
        return "denied";
    }
    return proof.dmarc == pass || proof.is_aligned ? "confirmed" : "unconfirmed";
}

void add_links(MailReport& report, const mail::Message& message, const mail::Lexicon& lexicon)
{
    for (const mail::Link& link : message.links) {
        if (report.links.size() == most_shown_links || link.named_in) {
            return;
        }
        ReportedLink shown{std::string(mail::name_of(link.origin)), line(link.text), line(link.written.written), line(link.target.written), line(link.target.host), {}, link.is_protected, lexicon.brand_of(link.target.host).has_value()};
        std::transform(link.through.begin(), link.through.end(), std::back_inserter(shown.through), line);
        report.links.push_back(std::move(shown));
    }
}

void add_files(MailReport& report, const mail::Message& message)
{
    for (const mail::Attachment& file : message.attachments) {
        if (report.files.size() == most_shown_files) {
            return;
        }
        ReportedFile shown{line(file.name), std::string(mail::name_of(file.kind)), file.bytes, {}};
        for (std::size_t i = 0; i < std::min<std::size_t>(file.inside.size(), 20); ++i) {
            shown.inside.push_back(line(file.inside[i]));
        }
        report.files.push_back(std::move(shown));
    }
}

std::vector<mail::KnownPerson> known(const std::vector<AcquaintedPerson>& people)
{
    std::vector<mail::KnownPerson> known;
    for (const AcquaintedPerson& person : people) {
        known.push_back({person.name, person.addresses});
    }
    return known;
}

}  // namespace

void prepare_for_mail()
{
    unicode::prepare();
    containers::prepare_archives();
    // Loads what the first word with a foreign letter would look for on the disk.
    static_cast<void>(unicode::skeleton("\xD0\xB0"));
}

MailJudge::MailJudge(const knowledge::Catalogue& catalogue, MailContext context) : m_context(std::move(context)), m_lexicon(catalogue, known(m_context.people)) {}

MailReport MailJudge::report_on(std::string_view bytes) const
{
    const auto examined = mail::examine(bytes, {m_lexicon, m_context.receivers, m_context.records, m_context.now});
    if (!examined.ok()) {
        return unreadable(examined.error());
    }
    const mail::Examination& shown = in_question(*examined);
    const mail::Message& message = shown.message;
    MailReport report;
    report.opinion = examined->opinion();
    add_findings(report, shown.judgement);
    report.limits = message.limits_met;
    report.source = source_names.at(static_cast<std::size_t>(message.source));
    report.handed = &shown == &*examined ? handed_names.at(static_cast<std::size_t>(message.handed)) : "attached";
    for (const mail::Mailbox* speaker : message.speakers()) {
        report.from.push_back(person_of(*speaker));
    }
    std::transform(message.reply_to.begin(), message.reply_to.end(), std::back_inserter(report.reply_to), person_of);
    report.receiver = line(message.authentication.receiver);
    report.origin = origin_of(message);
    report.provider = line(message.authentication.named);
    report.subject = line(message.subject);
    report.text = text::made_safe_to_show(std::string_view(message.text).substr(0, most_shown_text_bytes));
    add_links(report, message, m_lexicon);
    add_files(report, message);
    report.records = shown.message.wanted_records;
    report.enclosed = message.enclosed.size() + message.read_enclosed.size();
    return report;
}

}  // namespace asepsie::application
