#include "application/incident/dossier.h"

#include "application/papers/draw_paper.h"
#include "application/practice/page_words.h"
#include "foundation/base/text.h"
#include "foundation/compression/zip.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::application {
namespace {

using compression::ZipEntry;

// A name that every system can write: letters of ASCII, digits, ".", "_" and "-"; the number before it makes it unique.
std::string safe_name(std::size_t number, std::string_view name)
{
    constexpr std::size_t longest = 80;
    std::string safe;
    for (const char c : name.substr(name.rfind('/') + 1)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        safe += fits ? c : '-';
    }
    const std::size_t from = safe.size() > longest ? safe.size() - longest : 0;
    return fmt::format("preuves/{:02}-{}", number, safe.substr(from));
}

std::string hex_digest(std::string_view content)
{
    crypto::Sha256 hash;
    hash.add(content);
    return crypto::to_hex(hash.digest());
}

std::string paragraphs(const PageSetting& setting, std::initializer_list<Word> words)
{
    std::string text;
    for (const Word word : words) {
        text += document::plain(say(setting, word)) + "\n\n";
    }
    return text;
}

std::string read_me(const IncidentView& view, const PageSetting& setting)
{
    return paragraphs(setting, {Word::dossier_readme_title, Word::dossier_readme_story, Word::dossier_readme_letters, Word::dossier_readme_evidence, Word::dossier_readme_journal, Word::dossier_readme_time,
                                   Word::dossier_readme_verify})
        + document::plain(say(setting, Word::journal_code, {{"code", view.kept.code}})) + "\n";
}

std::string how_to_verify(const PageSetting& setting)
{
    // Each command does one thing, and prints the same twice or "Verified".
    return paragraphs(setting, {Word::dossier_verify_title, Word::dossier_readme_hashes, Word::dossier_readme_format, Word::dossier_readme_line})
        + "    L=2\n"
          "    { sed -n \"$((L-1))p\" journal.txt; sed -n \"${L}p\" journal.txt | cut -d' ' -f3- | tr -d '\\n'; } | sha256sum\n"
          "    sed -n \"${L}p\" journal.txt | cut -d' ' -f1\n"
          "    sed -n \"${L}p\" journal.txt | cut -d' ' -f1 | tr -d '\\n' > hash.txt\n"
          "    sed -n \"${L}p\" journal.txt | cut -d' ' -f2 | xxd -r -p > signature.bin\n"
          "    openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in hash.txt -sigfile signature.bin\n\n"
        + paragraphs(setting, {Word::dossier_readme_limits});
}

}  // namespace

Result<Dossier> make_dossier(PracticeFile& file, const worker::Asking& worker, const IncidentView& view, const PageSetting& setting)
{
    const IncidentBook book(file);
    const std::string practice = view.place.practice.name;
    const PaperOptions options{practice, view.now.at, practice, say(setting, Word::paper_page, {{"n", std::string("{n}")}, {"of", std::string("{of}")}}), {}};
    std::string story = TRY(draw_paper(worker, story_page(view, setting), PaperFormat::pdf, options));
    std::string journal = TRY(book.journal_text(view.kept.id));
    std::string key = TRY(book.public_key(view.kept.id));
    std::vector<ZipEntry> entries{{ZipEntry::Method::deflated, "LISEZMOI.txt", read_me(view, setting)}, {ZipEntry::Method::deflated, "VERIFIER.txt", how_to_verify(setting)}, {ZipEntry::Method::stored, "recit.pdf", std::move(story)},
        {ZipEntry::Method::deflated, "journal.txt", std::move(journal)}, {ZipEntry::Method::deflated, "cle.pem", std::move(key)}};
    for (const knowledge::IncidentLetter& letter : setting.catalogue.letters) {
        // Those that go to somebody: notices for the waiting room are no part of a dossier.
        if (letter.kind == knowledge::IncidentLetter::Kind::formal) {
            std::string drawn = TRY(draw_paper(worker, letter_document(filled_letter(view, letter, setting), setting), PaperFormat::pdf, options));
            entries.push_back({ZipEntry::Method::stored, "courriers/" + std::string(letter.id) + ".pdf", std::move(drawn)});
        }
    }
    std::string left_out;
    std::size_t total = 0;
    std::size_t number = 0;
    for (const incident::EvidenceFile& evidence : view.state().evidence) {
        ++number;
        const bool has_room = total + static_cast<std::size_t>(evidence.bytes) <= most_dossier_bytes;
        const auto content = evidence.attachment.empty() || !has_room ? Result<std::string>(fail(ErrorCode::too_large, "")) : file.attachment(evidence.attachment);
        // One piece that is lost or too large does not keep the rest from whoever waits for it.
        if (!content.ok()) {
            left_out += "\n- " + evidence.name + ", SHA-256 " + evidence.sha256;
            continue;
        }
        total += content->size();
        entries.push_back({ZipEntry::Method::stored, safe_name(number, evidence.name), *content});
    }
    if (!left_out.empty()) {
        entries.front().content += "\n" + document::plain(say(setting, Word::dossier_left_out)) + left_out + "\n";
    }
    std::string hashes;
    for (const ZipEntry& entry : entries) {
        hashes += hex_digest(entry.content) + "  " + entry.name + "\n";
    }
    entries.push_back({ZipEntry::Method::deflated, "empreintes.txt", std::move(hashes)});
    std::string archive = TRY(compression::zip_of(entries, view.now.at));
    return Dossier{fmt::format("dossier-incident-{}.zip", view.kept.id), std::move(archive)};
}

}  // namespace asepsie::application
