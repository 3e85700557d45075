#include "application/mail/mail_pages.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <set>

namespace asepsie::application {
namespace {

using knowledge::SignWeight;

constexpr std::size_t most_reasons = 12;
constexpr std::size_t most_links_in_table = 40;
constexpr std::size_t most_text_lines = 200;
constexpr std::size_t longest_cell = 120;  // characters

std::string cell(std::string_view text) { return document::literal(text::in_one_line(text, longest_cell)); }

document::Tone tone_of(SignWeight weight)
{
    switch (weight) {
    case SignWeight::proof: return document::Tone::danger;
    case SignWeight::evidence: return document::Tone::to_do;
    case SignWeight::hint:
    case SignWeight::note: break;
    }
    return document::Tone::neutral;
}

std::string_view name_of(SignWeight weight) { return knowledge::sign_weight_names.at(static_cast<std::size_t>(weight)); }
std::string_view name_of(knowledge::SignGroup group) { return knowledge::sign_group_names.at(static_cast<std::size_t>(group)); }

std::string kind_of_file(const ReportedFile& file, const PageSetting& setting)
{
    const std::string id = "file_kind_" + file.kind;
    const auto& messages = setting.catalogue.messages;
    const bool is_known = std::any_of(messages.begin(), messages.end(), [&](const knowledge::Message& message) { return message.id == id; });
    return named(setting, "file_kind_", is_known ? std::string_view(file.kind) : "unknown");
}

void add_people(document::Details& details, const std::vector<ReportedPerson>& people, const PageSetting& setting)
{
    for (const ReportedPerson& person : people) {
        details.pairs.emplace_back(say(setting, Word::mail_from), person.name.empty() ? say(setting, Word::mail_no_name) : document::literal(person.name));
        details.pairs.emplace_back(say(setting, Word::mail_address), person.address.empty() ? say(setting, Word::mail_no_name) : document::literal(person.address));
    }
}

// That somebody owns the address is no comfort where the message is a trap.
std::string note_in_words(const MailReport& report, const knowledge::MailSign& sign, const ReportedFinding& finding, const PageSetting& setting)
{
    const bool is_doubted = report.opinion == mail::Opinion::dangerous || report.opinion == mail::Opinion::suspicious;
    return sign.id == "sender_proven" && is_doubted ? say(setting, Word::mail_proven_but, {{"real", cell(finding.real)}}) : sign_in_words(sign.title, finding, setting.language);
}

// A newsletter service writes the fields of a mailing list too.
bool is_said_by_another(const MailReport& report, std::string_view excuse)
{
    return excuse == "mailing_list" && std::find(report.excuses.begin(), report.excuses.end(), "newsletter_service") != report.excuses.end();
}

document::Table table_of_links(const MailReport& report, const PageSetting& setting)
{
    document::Table table{{say(setting, Word::mail_link_text), say(setting, Word::mail_link_target)}, {}};
    std::set<std::pair<std::string, std::string>> seen;
    for (const ReportedLink& link : report.links) {
        if (table.rows.size() == most_links_in_table) {
            break;
        }
        if (link.host.empty() || !seen.insert({link.text, link.host}).second) {
            continue;
        }
        std::string target = "**" + document::literal(link.host) + "**";
        if (!link.through.empty()) {
            target += " (" + say(setting, Word::mail_link_through, {{"hosts", cell(text::join(link.through, ", "))}}) + ")";
        }
        table.rows.push_back({link.text.empty() ? say(setting, Word::mail_link_picture) : cell(link.text), std::move(target)});
    }
    return table;
}

}  // namespace

std::string sign_in_words(knowledge::Text text, const ReportedFinding& finding, knowledge::Language language)
{
    return knowledge::fill(text.in(language), language, [&](std::string_view gap) -> std::optional<knowledge::Filling> {
        const std::string& value = gap == "shown" ? finding.shown : finding.real;
        return value.empty() ? std::nullopt : std::optional(knowledge::Filling{document::literal(text::in_one_line(value, longest_cell)), 0});
    });
}

std::vector<document::Block> mail_reasons(const MailReport& report, const PageSetting& setting)
{
    std::vector<document::Block> blocks;
    document::List notes;
    std::size_t reasons = 0;
    for (const ReportedFinding& finding : report.findings) {
        const knowledge::MailSign& sign = *setting.catalogue.mail_sign(finding.sign);
        if (finding.weight == SignWeight::note) {
            notes.items.push_back(note_in_words(report, sign, finding, setting));
            continue;
        }
        if (++reasons > most_reasons) {
            continue;
        }
        if (reasons == 1) {
            blocks.emplace_back(document::Heading{2, say(setting, Word::mail_why)});
        }
        const std::string below = sign_in_words(sign.what, finding, setting.language) + " " + sign_in_words(sign.why, finding, setting.language);
        blocks.emplace_back(document::StatusLine{tone_of(finding.weight), named(setting, "sign_weight_", name_of(finding.weight)), sign_in_words(sign.title, finding, setting.language),
            named(setting, "sign_group_", name_of(sign.group)), "/mail/signs/" + finding.sign, below});
    }
    if (!report.excuses.empty()) {
        document::List list;
        for (const std::string& excuse : report.excuses) {
            if (!is_said_by_another(report, excuse)) {
                list.items.emplace_back(setting.catalogue.excuse(excuse)->text.in(setting.language));
            }
        }
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_in_favour)});
        blocks.emplace_back(std::move(list));
    }
    if (!notes.items.empty()) {
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_for_information)});
        blocks.emplace_back(document::Paragraph{say(setting, Word::mail_for_information_lead)});
        blocks.emplace_back(std::move(notes));
    }
    return blocks;
}

std::vector<document::Block> mail_contents(const MailReport& report, const PageSetting& setting)
{
    std::vector<document::Block> blocks;
    if (report.source == "mail" || report.handed != "directly") {
        document::Details details;
        details.pairs.emplace_back(say(setting, Word::mail_subject), report.subject.empty() ? say(setting, Word::mail_no_name) : document::literal(report.subject));
        add_people(details, report.from, setting);
        for (const ReportedPerson& person : report.reply_to) {
            details.pairs.emplace_back(say(setting, Word::mail_reply_to), document::literal(person.address));
        }
        details.pairs.emplace_back(say(setting, Word::mail_origin), named(setting, "mail_origin_", report.origin.empty() ? origin_names.back() : std::string_view(report.origin), {{"receiver", document::literal(report.receiver)}}));
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_shown_title)});
        blocks.emplace_back(std::move(details));
    }
    document::Table links = table_of_links(report, setting);
    if (!links.rows.empty()) {
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_links_title)});
        blocks.emplace_back(std::move(links));
    }
    if (!report.files.empty()) {
        document::Table files{{say(setting, Word::mail_file_name), say(setting, Word::mail_file_kind)}, {}};
        for (const ReportedFile& file : report.files) {
            std::string kind = kind_of_file(file, setting);
            if (!file.inside.empty()) {
                kind += ": " + cell(text::join(file.inside, ", "));
            }
            files.rows.push_back({file.name.empty() ? say(setting, Word::mail_no_name) : cell(file.name), std::move(kind)});
        }
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_files_title)});
        blocks.emplace_back(std::move(files));
    }
    if (!text::trim(report.text).empty()) {
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_text_title)});
        std::size_t lines = 0;
        text::for_each_line(report.text, [&](std::string_view line) {
            if (!text::trim(line).empty() && ++lines <= most_text_lines) {
                blocks.emplace_back(document::Paragraph{document::literal(line)});
            }
        });
        if (lines > most_text_lines || report.text.size() >= most_shown_text_bytes) {
            blocks.emplace_back(document::Paragraph{say(setting, Word::mail_text_cut)});
        }
    }
    return blocks;
}

document::Document sign_page(const knowledge::MailSign& sign, const PageSetting& setting)
{
    const ReportedFinding nothing;
    document::Document page = page_of(setting, sign_in_words(sign.title, nothing, setting.language));
    page.add(document::StatusLine{tone_of(sign.weight), named(setting, "sign_weight_", name_of(sign.weight)), named(setting, "sign_group_", name_of(sign.group)), ""});
    page.add(document::Paragraph{sign_in_words(sign.what, nothing, setting.language)});
    page.add(document::Paragraph{sign_in_words(sign.why, nothing, setting.language)});
    if (!sign.honest.empty()) {
        page.add(document::Heading{2, say(setting, Word::mail_sign_honest)});
        page.add(document::Paragraph{sign_in_words(sign.honest, nothing, setting.language)});
    }
    return page;
}

document::Document signs_page(const PageSetting& setting)
{
    document::Document page = page_of(setting, say(setting, Word::mail_learn_title));
    const ReportedFinding nothing;
    for (std::size_t group = 0; group < knowledge::sign_group_names.size(); ++group) {
        page.add(document::Heading{2, named(setting, "sign_group_", knowledge::sign_group_names.at(group))});
        for (const knowledge::MailSign& sign : setting.catalogue.mail_signs) {
            if (sign.group == static_cast<knowledge::SignGroup>(group)) {
                page.add(document::StatusLine{tone_of(sign.weight), named(setting, "sign_weight_", name_of(sign.weight)), sign_in_words(sign.title, nothing, setting.language), "",
                    "/mail/signs/" + std::string(sign.id)});
            }
        }
    }
    return page;
}

}  // namespace asepsie::application
