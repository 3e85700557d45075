#include "application/mail/mail_pages.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using knowledge::SignWeight;

constexpr std::size_t first_reasons = 2;  // said right below the answer
constexpr std::size_t most_official = 4;  // addresses of one body

bool is_doubted(const MailReport& report) { return report.opinion == mail::Opinion::dangerous || report.opinion == mail::Opinion::suspicious; }

bool weighs(const ReportedFinding& finding) { return finding.weight >= SignWeight::hint; }

// What is to be checked in a message that is called clear all the same.
std::int64_t points_in(const MailReport& report) { return report.opinion == mail::Opinion::clear ? std::count_if(report.findings.begin(), report.findings.end(), weighs) : 0; }

bool is_short(const MailReport& report) { return report.source == "short_message" || report.source == "web_address"; }

bool leads_to_a_stranger(const MailReport& report)
{
    return std::any_of(report.links.begin(), report.links.end(), [](const ReportedLink& link) { return !link.host.empty() && !link.is_known; });
}

// Of knowledge::advice_conditions.
bool holds(std::string_view condition, const MailReport& report)
{
    if (condition == "bank_change") {
        return std::any_of(report.findings.begin(), report.findings.end(), [](const ReportedFinding& finding) { return finding.sign == "wants_bank_change" && weighs(finding); });
    }
    const bool is_of_file = condition == "file" || condition == "no_file";
    return is_of_file ? report.files.empty() == (condition == "no_file") : is_short(report) == (condition == "short");
}

std::string lead_of(const MailReport& report, const PageSetting& setting)
{
    if (report.opinion == mail::Opinion::clear && report.source == "short_message" && leads_to_a_stranger(report)) {
        return say(setting, Word::mail_short_lead);
    }
    if (points_in(report) > 0) {
        return say(setting, Word::mail_points_lead);
    }
    return std::string(setting.catalogue.advice(mail::name_of(report.opinion))->lead.in(setting.language));
}

// The brands whose names the findings show, each once.
std::vector<const knowledge::Brand*> imitated(const MailReport& report, const knowledge::Catalogue& catalogue)
{
    std::vector<const knowledge::Brand*> brands;
    for (const ReportedFinding& finding : report.findings) {
        for (const knowledge::Brand& brand : catalogue.brands) {
            const bool is_shown = weighs(finding) && (finding.shown == brand.spoken() || (!brand.domains.empty() && finding.shown == brand.domains.front()));
            if (is_shown && std::find(brands.begin(), brands.end(), &brand) == brands.end()) {
                brands.push_back(&brand);
            }
        }
    }
    return brands;
}

// Of an address or a page, as knowledge/brands has it.
std::string url_of(std::string_view place)
{
    const bool is_mail = place.find('@') != std::string_view::npos && place.find('/') == std::string_view::npos;
    return is_mail ? "mailto:" + std::string(place) : place.find("://") == std::string_view::npos ? "https://" + std::string(place) : std::string(place);
}

PlaceToTurnTo turned_to(const knowledge::ReportPlace& place, const PageSetting& setting)
{
    return {labelled(setting, "**" + std::string(place.name.in(setting.language)) + "**", std::string(place.what.in(setting.language))), std::string(place.url), std::string(place.url)};
}

std::string line_of(const PlaceToTurnTo& place) { return place.text + (place.shown.empty() ? "" : " " + place.shown); }

}  // namespace

document::Tone tone_of(mail::Opinion opinion)
{
    switch (opinion) {
    case mail::Opinion::dangerous: return document::Tone::danger;
    case mail::Opinion::suspicious: return document::Tone::to_do;
    case mail::Opinion::unreadable: return document::Tone::unknown;
    case mail::Opinion::clear: break;
    }
    return document::Tone::neutral;
}

std::string mail_answer_title(const MailReport& report, const PageSetting& setting)
{
    const std::int64_t points = points_in(report);
    if (points > 0) {
        return points == 1 ? say(setting, Word::mail_point_title) : say(setting, Word::mail_points_title, {{"n", points}});
    }
    return std::string(setting.catalogue.advice(mail::name_of(report.opinion))->title.in(setting.language));
}

std::vector<document::Block> mail_answer(const MailReport& report, const PageSetting& setting)
{
    std::vector<document::Block> blocks;
    blocks.emplace_back(document::Lead{tone_of(report.opinion), lead_of(report, setting)});
    document::List reasons;
    for (const ReportedFinding& finding : report.findings) {
        if (weighs(finding) && reasons.items.size() < first_reasons) {
            reasons.items.push_back(sign_in_words(setting.catalogue.mail_sign(finding.sign)->title, finding, setting.language));
        }
    }
    if (!reasons.items.empty()) {
        blocks.emplace_back(std::move(reasons));
    }
    if (!report.limits.empty()) {
        blocks.emplace_back(document::Paragraph{say(setting, Word::mail_in_part)});
    }
    if (report.handed == "attached") {
        blocks.emplace_back(document::Paragraph{say(setting, Word::mail_was_forwarded)});
    } else if (report.handed == "quoted") {
        blocks.emplace_back(document::Paragraph{say(setting, Word::mail_was_quoted)});
    }
    if (report.failure.empty() && report.source != "mail") {
        blocks.emplace_back(document::Paragraph{say(setting, report.source == "short_message" ? Word::mail_short_alone : Word::mail_text_alone)});
    }
    document::Steps steps;
    for (const knowledge::AdviceStep& step : setting.catalogue.advice(mail::name_of(report.opinion))->steps) {
        if (std::all_of(step.only.begin(), step.only.end(), [&](std::string_view condition) { return holds(condition, report); })) {
            steps.items.emplace_back(step.text.in(setting.language));
        }
    }
    blocks.emplace_back(document::Heading{2, say(setting, Word::mail_what_to_do)});
    blocks.emplace_back(std::move(steps));
    return blocks;
}

document::Lead mail_last(const MailReport& report, const PageSetting& setting)
{
    const std::int64_t points = points_in(report);
    return {tone_of(report.opinion), points > 0 ? say(setting, Word::mail_last_points, {{"n", points}}) : named(setting, "mail_last_", mail::name_of(report.opinion))};
}

std::vector<DoneAlready> done_already(const MailReport& report, const PageSetting& setting)
{
    struct Case {
        Word what;
        Word first;
        std::string_view situation;
    };
    constexpr Case cases[] = {{Word::mail_clicked, Word::mail_clicked_first, "clicked"}, {Word::mail_typed, Word::mail_typed_first, "clicked"},
        {Word::mail_opened, Word::mail_opened_first, "clicked"}, {Word::mail_paid, Word::mail_paid_first, "fraud"}};
    std::vector<DoneAlready> all;
    for (const Case& one : cases) {
        const bool can_be = is_doubted(report) && (one.what != Word::mail_opened || !report.files.empty());
        if (can_be) {
            all.push_back({say(setting, one.what), say(setting, one.first), std::string(one.situation)});
        }
    }
    return all;
}

std::vector<PlaceToTurnTo> places_after(const PageSetting& setting)
{
    std::vector<PlaceToTurnTo> places;
    for (const knowledge::ReportPlace& place : setting.catalogue.report_places) {
        if (place.about == "done") {
            places.push_back(turned_to(place, setting));
        }
    }
    return places;
}

std::vector<PlaceToTurnTo> places_to_report(const MailReport& report, const PageSetting& setting)
{
    std::vector<PlaceToTurnTo> places;
    if (!is_doubted(report)) {
        return places;
    }
    for (const knowledge::ReportPlace& place : setting.catalogue.report_places) {
        if (place.about == (is_short(report) ? "sms" : "mail")) {
            places.push_back(turned_to(place, setting));
        }
    }
    for (const knowledge::Brand* brand : imitated(report, setting.catalogue)) {
        if (!brand->report.empty()) {
            places.push_back({say(setting, Word::mail_report_to, {{"name", std::string(brand->spoken())}}), std::string(brand->report), url_of(brand->report)});
        }
    }
    return places;
}

std::vector<document::Block> mail_official(const MailReport& report, const PageSetting& setting)
{
    std::vector<document::Block> blocks;
    document::List list;
    for (const knowledge::Brand* brand : imitated(report, setting.catalogue)) {
        const std::vector<std::string> domains(brand->domains.begin(), brand->domains.begin() + static_cast<std::ptrdiff_t>(std::min(brand->domains.size(), most_official)));
        list.items.push_back(say(setting, Word::mail_official_line, {{"name", std::string(brand->name)}, {"domains", text::join(domains, ", ")}}));
    }
    if (!list.items.empty()) {
        blocks.emplace_back(document::Heading{2, say(setting, Word::mail_official_title)});
        blocks.emplace_back(std::move(list));
    }
    return blocks;
}

document::Document mail_page(const MailReport& report, std::string_view name, const PageSetting& setting)
{
    document::Document page = page_of(setting, mail_answer_title(report, setting));
    if (!name.empty()) {
        page.add(document::Aside{say(setting, Word::mail_file_line, {{"name", document::literal(name)}})});
    }
    const auto add = [&](std::vector<document::Block> blocks) { std::move(blocks.begin(), blocks.end(), std::back_inserter(page.blocks)); };
    const auto add_list = [&](Word title, document::List list) {
        if (!list.items.empty()) {
            page.add(document::Heading{2, say(setting, title)});
            page.add(std::move(list));
        }
    };
    add(mail_answer(report, setting));
    document::List cases;
    for (const DoneAlready& one : done_already(report, setting)) {
        cases.items.push_back(labelled(setting, "**" + one.what + "**", one.first) + " `asepsie incident guide " + one.situation + "`");
    }
    if (!cases.items.empty()) {
        for (const PlaceToTurnTo& place : places_after(setting)) {
            cases.items.push_back(line_of(place));
        }
    }
    add_list(Word::mail_done_already, std::move(cases));
    add(mail_reasons(report, setting));
    add(mail_contents(report, setting));
    add(mail_official(report, setting));
    document::List places;
    for (const PlaceToTurnTo& place : places_to_report(report, setting)) {
        places.items.push_back(line_of(place));
    }
    add_list(Word::mail_report_title, std::move(places));
    page.add(mail_lists_dated(setting));
    return page;
}

document::Aside mail_lists_dated(const PageSetting& setting) { return {say(setting, Word::mail_lists_dated, {{"date", date(setting, setting.catalogue.mail_places.checked_on)}})}; }

}  // namespace asepsie::application
