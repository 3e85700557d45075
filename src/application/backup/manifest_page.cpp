#include "application/backup/manifest_page.h"

#include "application/manifest/fingerprint.h"
#include "application/practice/page_words.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Tone;
using manifest::Verdict;

std::string integer(std::uint64_t number, const PageSetting& setting) { return words::show_integer(static_cast<std::int64_t>(number), setting.language); }

document::Document page_about(const std::string& folder, const PageSetting& setting) { return page_of(setting, say(setting, Word::manifest_title) + " `" + document::literal(folder) + "`"); }

struct ManifestLead {
    Tone tone;
    Word word;
};

// nullptr where it is not among those that are whole, or nothing was noted.
const ChainLink* link_noted(const Chain& chain, std::string_view noted)
{
    const auto found = std::find_if(chain.links.begin(), chain.links.end(), [&](const ChainLink& link) { return is_fingerprint_of(noted, link.hash); });
    return found == chain.links.end() ? nullptr : &*found;
}

ManifestLead lead_of(const KeptManifest& kept)
{
    if (kept.judged.empty()) {
        return kept.flaws.empty() ? ManifestLead{Tone::in_order, Word::manifest_first} : ManifestLead{Tone::danger, Word::manifest_uncompared};
    }
    switch (kept.verdict()) {
    case Verdict::mass_change: return {Tone::danger, Word::manifest_mass_change};
    case Verdict::damage: return kept.judged[kept.gravest].judgement.is_question ? ManifestLead{Tone::to_do, Word::manifest_question} : ManifestLead{Tone::danger, Word::manifest_damage};
    case Verdict::ordinary: break;
    }
    if (!kept.flaws.empty()) {
        return {Tone::to_do, Word::manifest_ordinary_but_flawed};
    }
    return {kept.taken.is_whole && kept.taken.manifest.gaps.empty() ? Tone::in_order : Tone::to_do, Word::manifest_ordinary};
}

void add_reasons(document::Document& page, const manifest::Judgement& judgement, const PageSetting& setting)
{
    const Tone tone = judgement.verdict == Verdict::ordinary ? Tone::neutral : judgement.is_question ? Tone::to_do : Tone::danger;
    for (const manifest::Reason& reason : judgement.reasons) {
        page.add(document::StatusLine{tone, "", named(setting, "manifest_reason_", manifest::name_of(reason.kind), {{"n", static_cast<std::int64_t>(reason.count)}}), "", "", document::literal(text::join(reason.examples, ", "))});
    }
}

// What shows since the last one; then what shows only since an older one, which is damage that came a little at a time.
void add_judgements(document::Document& page, const KeptManifest& kept, const PageSetting& setting)
{
    for (const JudgedSince& judged : kept.judged) {
        const bool is_newest = &judged == &kept.judged.front();
        const std::string day = date(setting, date_of(judged.since));
        if (!is_newest && judged.judgement.verdict <= kept.judged.front().judgement.verdict) {
            page.add(document::Aside{say(setting, Word::manifest_nothing_more_since, {{"date", day}})});
            continue;
        }
        if (!judged.judgement.reasons.empty()) {
            page.add(document::Paragraph{say(setting, Word::manifest_since, {{"date", day}})});
            add_reasons(page, judged.judgement, setting);
        }
    }
}

document::StatusLine flaw_in_words(const ChainFinding& finding, const PageSetting& setting)
{
    return {Tone::danger, "", named(setting, "chain_flaw_", name_of(finding.flaw), {{"n", static_cast<std::int64_t>(finding.generation)}}), "", "", ""};
}

void add_flaws(document::Document& page, const std::vector<ChainFinding>& flaws, const PageSetting& setting)
{
    constexpr std::size_t most_said = 5;
    for (std::size_t i = 0; i < flaws.size() && i < most_said; ++i) {
        page.add(flaw_in_words(flaws[i], setting));
    }
    if (flaws.size() > most_said) {
        page.add(document::Aside{say(setting, Word::manifest_more_flaws, {{"n", static_cast<std::int64_t>(flaws.size() - most_said)}})});
    }
    if (!flaws.empty()) {
        page.add(document::Paragraph{say(setting, Word::manifest_flaws_passed)});
    }
}

document::Details which_one(const ChainLink& link, const PageSetting& setting)
{
    document::Details details;
    details.pairs.emplace_back(say(setting, Word::manifest_number), say(setting, Word::manifest_number_value, {{"n", static_cast<std::int64_t>(link.generation)}, {"date", date(setting, date_of(link.taken))}}));
    details.pairs.emplace_back(say(setting, Word::manifest_fingerprint), short_fingerprint(link.hash));
    return details;
}

ManifestLead lead_of(const Chain& chain, std::string_view noted)
{
    const bool is_gone = !noted.empty() && link_noted(chain, noted) == nullptr;
    if (chain.last == 0) {
        return is_gone ? ManifestLead{Tone::danger, Word::manifest_chain_none_though_noted} : ManifestLead{Tone::to_do, Word::manifest_chain_none};
    }
    if (is_gone) {
        return {Tone::danger, Word::manifest_noted_gone};
    }
    return chain.findings.empty() ? ManifestLead{Tone::in_order, Word::manifest_chain_holds} : ManifestLead{Tone::danger, Word::manifest_chain_broken};
}

}  // namespace

document::Document manifest_page(const KeptManifest& kept, const std::string& folder, const PageSetting& setting)
{
    document::Document page = page_about(folder, setting);
    const ManifestLead lead = lead_of(kept);
    page.add(document::Lead{lead.tone, say(setting, lead.word)});
    const TakenManifest& taken = kept.taken;
    page.add(document::Paragraph{say(setting, Word::manifest_counts, {{"files", integer(taken.manifest.entries.size(), setting)}, {"read", integer(taken.read, setting)}, {"same", integer(taken.reused, setting)}})});
    add_flaws(page, kept.flaws, setting);
    add_judgements(page, kept, setting);
    if (!taken.manifest.gaps.empty()) {
        page.add(document::StatusLine{Tone::unknown, "", say(setting, Word::manifest_gaps, {{"n", static_cast<std::int64_t>(taken.manifest.gaps.size())}}), "", "", document::literal(taken.manifest.gaps.front().path)});
    }
    if (!kept.hash) {
        page.add(document::Aside{say(setting, Word::manifest_not_kept)});
        return page;
    }
    page.add(which_one({taken.manifest.generation, *kept.hash, taken.manifest.taken}, setting));
    page.add(document::Aside{say(setting, Word::manifest_kept)});
    return page;
}

bool is_in_order(const KeptManifest& kept) { return kept.verdict() == Verdict::ordinary && kept.flaws.empty(); }

document::Document chain_page(const Chain& chain, std::string_view noted, const std::string& folder, const PageSetting& setting)
{
    document::Document page = page_about(folder, setting);
    const ManifestLead lead = lead_of(chain, noted);
    page.add(document::Lead{lead.tone, say(setting, lead.word, {{"first", static_cast<std::int64_t>(chain.first)}, {"last", static_cast<std::int64_t>(chain.last)}})});
    for (const ChainFinding& finding : chain.findings) {
        page.add(flaw_in_words(finding, setting));
    }
    if (const ChainLink* link = link_noted(chain, noted)) {
        page.add(document::StatusLine{Tone::in_order, "", say(setting, Word::manifest_noted_here, {{"n", static_cast<std::int64_t>(link->generation)}}), "", "", ""});
    }
    if (!chain.links.empty()) {
        page.add(which_one(chain.links.back(), setting));
        page.add(document::Aside{say(setting, noted.empty() ? Word::manifest_chain_only_noted : Word::manifest_note_again)});
    }
    return page;
}

bool is_in_order(const Chain& chain, std::string_view noted) { return lead_of(chain, noted).tone == Tone::in_order; }

}  // namespace asepsie::application
