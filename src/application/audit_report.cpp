#include "application/audit_report.h"

#include "application/standing_words.h"
#include "domain/checks/wording.h"
#include "domain/facts/keys.h"
#include "domain/words/say.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using checks::Finding;
using checks::Verdict;
using document::Document;
using document::Tone;
using knowledge::Catalogue;
using knowledge::Language;
using words::say;
using words::Word;

constexpr std::size_t most_actions = 5;

std::string actor_words(const Catalogue& catalogue, const Finding& finding, Language language)
{
    constexpr std::array words{Word::actor_me, Word::actor_supplier, Word::actor_both};
    return say(catalogue, words.at(static_cast<std::size_t>(checks::actor(finding))), language,
        {{"effort", words::show_effort(catalogue, finding.check->effort_minutes, language)}});
}

// The answer in one sentence: how many things endanger patients' records, or that none was found.
document::Lead lead(const Audit& audit, std::size_t steps, const Catalogue& catalogue, Language language)
{
    const Counts counts = count(audit.findings);
    const auto grave = static_cast<std::int64_t>(
        std::count_if(audit.findings.begin(), audit.findings.end(), [&](const Finding& finding) { return tone_of(finding, catalogue) == Tone::danger; }));
    if (grave > 0) {
        return {Tone::danger, say(catalogue, Word::audit_lead_danger, language, {{"n", grave}, {"steps", static_cast<std::int64_t>(steps)}})};
    }
    if (counts.not_met > 0) {
        return {Tone::to_do, say(catalogue, Word::audit_lead_to_do, language, {{"n", counts.not_met}})};
    }
    return {counts.met > 0 ? Tone::in_order : Tone::unknown, say(catalogue, counts.met > 0 ? Word::audit_lead_in_order : Word::audit_lead_unknown, language)};
}

std::string first_lower(std::string text)
{
    // "Le disque" and "L’imagerie" open a sentence; "ClamAV" and "IPv6" are names. Neither starts with two capitals or holds one later on.
    const std::string_view word = std::string_view(text).substr(0, text.find(' '));
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (word.size() > 1 && is_capital(word.front()) && std::none_of(word.begin() + 1, word.end(), is_capital)) {
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    }
    return text;
}

// What is well, in one line: how many things, and two of the weightiest by name.
std::optional<std::string> what_is_well(const Audit& audit, const Catalogue& catalogue, Language language)
{
    std::vector<const Finding*> met;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict == Verdict::met) {
            met.push_back(&finding);
        }
    }
    if (met.empty()) {
        return std::nullopt;
    }
    std::stable_sort(met.begin(), met.end(), [](const Finding* a, const Finding* b) { return a->check->danger > b->check->danger; });
    const auto title = [&](std::size_t i) { return first_lower(checks::filled(catalogue, met[i]->check->title, audit.learnt, language)); };
    const auto n = static_cast<std::int64_t>(met.size());
    return met.size() == 1 ? say(catalogue, Word::audit_well_one, language, {{"first", title(0)}})
                           : say(catalogue, Word::audit_well, language, {{"n", n}, {"first", title(0)}, {"second", title(1)}});
}

document::Action action(const Finding& finding, int number, const Audit& audit, const Catalogue& catalogue, Language language)
{
    document::Action block;
    block.number = number;
    block.tone = tone_of(finding, catalogue);
    block.word = tone_word(catalogue, block.tone, language);
    block.title = checks::sentence(catalogue, finding, audit.learnt, language);
    block.aside = actor_words(catalogue, finding, language);
    block.why = checks::filled(catalogue, finding.check->why, audit.learnt, language);
    block.steps = checks::steps(catalogue, finding, audit.learnt, language);
    block.more = say(catalogue, Word::audit_more, language, {{"id", std::string(finding.check->id)}});
    return block;
}

void add_items(Document& page, const checklist::PracticeStanding& standing, const Catalogue& catalogue, Language language)
{
    page.add(document::Heading{2, say(catalogue, Word::audit_items, language)});
    for (const checklist::ItemStanding& item : standing.items) {
        const Tone tone = tone_of(item);
        const std::string number = std::to_string(item.item->number);
        page.add(document::StatusLine{tone, tone_word(catalogue, tone, language), (number.size() == 1 ? "\xC2\xA0" : "") + number + "  " + std::string(item.item->title.in(language)),
            counts_in_words(item, catalogue, language)});
    }
}

void add_coverage(Document& page, const Audit& audit, const Catalogue& catalogue, Language language)
{
    const Counts counts = count(audit.findings);
    page.add(document::Paragraph{
        say(catalogue, Word::audit_coverage, language, {{"looked_at", counts.looked_at()}, {"concerned", counts.concerned()}})
        + (counts.denied > 0 ? say(catalogue, Word::audit_coverage_denied, language, {{"denied", counts.denied}}) : "")
        + (counts.unknown > counts.denied ? say(catalogue, Word::audit_coverage_unknown, language, {{"n", counts.unknown - counts.denied}}) : "")});
}

void add_every_check(Document& page, const Audit& audit, const Catalogue& catalogue, Language language)
{
    for (std::size_t item = 0; item < catalogue.items.size(); ++item) {
        bool is_first = true;
        for (const Finding& finding : audit.findings) {
            if (catalogue.rules[finding.check->rule].item != item) {
                continue;
            }
            if (is_first) {
                page.add(document::Heading{3, std::to_string(catalogue.items[item].number) + "  " + std::string(catalogue.items[item].title.in(language))});
                is_first = false;
            }
            add_finding(page, finding, audit, catalogue, language);
        }
    }
}

}  // namespace

void add_finding(Document& page, const Finding& finding, const Audit& audit, const Catalogue& catalogue, Language language)
{
    const Tone tone = tone_of(finding, catalogue);
    page.add(document::StatusLine{tone, tone_word(catalogue, tone, language), "**" + checks::filled(catalogue, finding.check->title, audit.learnt, language) + "**",
        std::string(finding.check->id)});
    document::Details details;
    details.pairs.emplace_back(tone_word(catalogue, tone, language), checks::sentence(catalogue, finding, audit.learnt, language));
    for (const checks::Observation& observation : checks::observations(catalogue, finding, audit.learnt, language)) {
        if (observation.value.empty() && observation.where.empty()) {
            continue;
        }
        std::string seen = std::string(observation.fact->meaning.in(language));
        seen += language == Language::french ? "\xC2\xA0: " : ": ";
        seen += observation.value.empty() ? say(catalogue, Word::observed_nothing, language) : observation.value;
        if (!observation.expected.empty() && finding.verdict != Verdict::met) {
            seen += say(catalogue, Word::observed_expected, language, {{"expected", observation.expected}});
        }
        if (!observation.where.empty()) {
            seen += say(catalogue, Word::observed_where, language, {{"where", observation.where}});
        }
        details.pairs.emplace_back(say(catalogue, Word::observed_label, language), seen);
    }
    page.add(std::move(details));
}

Document audit_report(const Audit& audit, const Catalogue& catalogue, Language language, Extent extent)
{
    Document page;
    page.language = language == Language::french ? "fr" : "en";
    page.title = say(catalogue, Word::audit_title, language, {{"date", words::show_date(catalogue, date_of(audit.at), language)}});
    page.add(document::Heading{1, page.title});
    if (const auto name = audit.learnt.get(fact::os_name)) {
        page.add(document::Aside{*name});
    }
    const auto seen = seen_in(audit, catalogue);
    const auto urgent = most_urgent(audit, seen->standing, most_actions);
    page.add(lead(audit, urgent.size(), catalogue, language));
    if (const auto well = what_is_well(audit, catalogue, language)) {
        page.add(document::StatusLine{Tone::in_order, tone_word(catalogue, Tone::in_order, language), *well, ""});
    }
    if (!urgent.empty()) {
        page.add(document::Heading{2, say(catalogue, Word::audit_first, language)});
        int number = 1;
        for (const Finding* finding : urgent) {
            page.add(action(*finding, number++, audit, catalogue, language));
        }
    }
    add_items(page, seen->standing, catalogue, language);
    page.add(ring_of(seen->standing, say(catalogue, Word::audit_ring, language), catalogue, language));
    add_coverage(page, audit, catalogue, language);
    if (extent == Extent::everything) {
        page.add(document::Heading{2, say(catalogue, Word::audit_every_check, language)});
        add_every_check(page, audit, catalogue, language);
        return page;
    }
    page.add(document::Paragraph{urgent.empty() ? say(catalogue, Word::audit_next_nothing, language)
                                                : say(catalogue, Word::audit_next, language, {{"id", std::string(urgent.front()->check->id)}})});
    return page;
}

}  // namespace asepsie::application
