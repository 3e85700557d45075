#include "application/backup/manifest_page.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

namespace asepsie::application {
namespace {

using document::Tone;
using manifest::Verdict;

std::string integer(std::uint64_t number, const PageSetting& setting) { return words::show_integer(static_cast<std::int64_t>(number), setting.language); }

Tone tone_of(const KeptManifest& kept)
{
    if (kept.judgement.verdict != Verdict::ordinary) {
        return Tone::danger;
    }
    return kept.taken.is_whole && kept.taken.manifest.gaps.empty() ? Tone::in_order : Tone::to_do;
}

std::string in_hexadecimal(const crypto::Digest& digest) { return crypto::to_hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size())); }

document::Document page_about(const std::string& folder, const PageSetting& setting) { return page_of(setting, say(setting, Word::manifest_title) + " `" + document::literal(folder) + "`"); }

void add_reasons(document::Document& page, const manifest::Judgement& judgement, const PageSetting& setting)
{
    const Tone tone = judgement.verdict == Verdict::ordinary ? Tone::neutral : Tone::danger;
    for (const manifest::Reason& reason : judgement.reasons) {
        page.add(document::StatusLine{tone, "", named(setting, "manifest_reason_", manifest::name_of(reason.kind), {{"n", static_cast<std::int64_t>(reason.count)}}), "", "", document::literal(text::join(reason.examples, ", "))});
    }
}

}  // namespace

document::Document manifest_page(const KeptManifest& kept, const std::string& folder, const PageSetting& setting)
{
    document::Document page = page_about(folder, setting);
    page.add(document::Lead{tone_of(kept), named(setting, "manifest_", kept.comparison ? manifest::name_of(kept.judgement.verdict) : "first")});
    const TakenManifest& taken = kept.taken;
    page.add(document::Paragraph{say(setting, Word::manifest_counts, {{"files", integer(taken.manifest.entries.size(), setting)}, {"read", integer(taken.read, setting)}, {"same", integer(taken.reused, setting)}})});
    add_reasons(page, kept.judgement, setting);
    if (!taken.manifest.gaps.empty()) {
        page.add(document::StatusLine{Tone::unknown, "", say(setting, Word::manifest_gaps, {{"n", static_cast<std::int64_t>(taken.manifest.gaps.size())}}), "", "", document::literal(taken.manifest.gaps.front().path)});
    }
    page.add(document::Aside{kept.hash ? say(setting, Word::manifest_kept, {{"hash", in_hexadecimal(*kept.hash)}}) : say(setting, Word::manifest_not_kept)});
    return page;
}

document::Document chain_page(const Chain& chain, const std::string& folder, const PageSetting& setting)
{
    document::Document page = page_about(folder, setting);
    if (chain.findings.empty()) {
        page.add(document::Lead{Tone::in_order, say(setting, Word::manifest_chain_holds, {{"first", static_cast<std::int64_t>(chain.first)}, {"last", static_cast<std::int64_t>(chain.last)}})});
    }
    for (const ChainFinding& finding : chain.findings) {
        page.add(document::StatusLine{Tone::danger, "", named(setting, "chain_flaw_", name_of(finding.flaw), {{"n", static_cast<std::int64_t>(finding.generation)}}), "", "", ""});
    }
    return page;
}

}  // namespace asepsie::application
