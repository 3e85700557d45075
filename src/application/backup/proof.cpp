#include "application/backup/proof.h"

#include "application/backup/original_places.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/files.h"
#include "domain/manifest/content_traits.h"
#include "foundation/storage/fingerprint.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using namespace std::string_view_literals;

using backup::Drill;
using backup::FileContent;
using backup::Likeness;
using copies::RestoredFile;

constexpr std::size_t most_opened_bytes = 64U << 20U;   // of one file; a larger one is compared only
constexpr std::size_t most_opened_at_once = 64U << 20U; // bytes of one question to the worker
constexpr std::size_t most_files_at_once = 200;

// By its name: of those kinds that say so themselves the sampler knows.
bool is_encrypted_on_purpose(std::string_view path)
{
    constexpr std::array endings{".gpg"sv, ".pgp"sv, ".p7m"sv, ".enc"sv, ".aes"sv, ".hc"sv};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

// not_found, busy and so on where it cannot be read whole.
Result<FileContent> content_at(const std::string& place, Moment modified)
{
    const storage::Fingerprint found = TRY(storage::fingerprint_of(place, {}));
    FileContent content{{}, static_cast<std::uint64_t>(found.bytes), modified};
    const std::string digest = TRY(crypto::from_hex(found.sha256));
    ASSERT(digest.size() == content.sha256.size());
    std::copy(digest.begin(), digest.end(), content.sha256.begin());
    return content;
}

}  // namespace

void note_trouble(DrillReport& report, std::string_view path)
{
    constexpr std::size_t most_signs = 500;
    if (report.troubled.size() < troubled_kept) {
        report.troubled.push_back(text::in_one_line(text::made_safe_to_show(path), most_signs));
    }
}

backup::Witnesses Proof::witnesses_of(const std::string& path) const
{
    backup::Witnesses witnesses;
    for (const std::string& place : original_places(path, m_sources)) {
        for (const manifest::Entry* entry : m_inventories.of(place)) {
            witnesses.inventories.push_back({entry->sha256, static_cast<std::uint64_t>(entry->size), std::chrono::floor<std::chrono::seconds>(Moment() + std::chrono::nanoseconds(entry->mtime_ns))});
        }
        const auto status = m_machine.status(place);
        if (!status.ok() || status->kind != platform::FileKind::regular) {
            continue;
        }
        if (auto original = content_at(place, status->modified); original.ok()) {
            witnesses.originals.push_back(std::move(original).value());
        }
    }
    return witnesses;
}

backup::Likeness Proof::likeness_of(const RestoredFile& file, std::optional<Moment> modified) const
{
    const auto restored = content_at(file.place, modified.value_or(Moment{}));
    return restored.ok() ? backup::likeness_of(*restored, witnesses_of(file.path), m_copied) : Likeness::differing;
}

void Proof::take(const RestoredFile& file, std::optional<Moment> modified)
{
    m_report.drill.bytes += file.bytes;
    const Likeness likeness = likeness_of(file, modified);
    switch (likeness) {
    case Likeness::same: ++m_report.drill.same; break;
    case Likeness::changed_since: ++m_report.drill.changed_since; break;
    case Likeness::unmatched: ++m_report.drill.unmatched; break;
    case Likeness::differing:
        ++m_report.drill.differing;
        note_trouble(m_report, file.path);
        break;
    }
    open_later(file, likeness);
}

void Proof::open_later(const RestoredFile& file, Likeness likeness)
{
    if (file.bytes == 0 || file.bytes > most_opened_bytes) {
        return;
    }
    auto content = storage::read_whole_file(file.place, most_opened_bytes);
    if (!content.ok()) {
        return;
    }
    if (m_bytes + content->size() > most_opened_at_once || m_waiting.size() == most_files_at_once) {
        open_waiting();
    }
    manifest::ContentSampler sampler(static_cast<std::int64_t>(content->size()));
    sampler.add(*content);
    const manifest::ContentTraits traits = sampler.traits();
    const bool is_scrambled = manifest::looks_encrypted(traits, static_cast<std::int64_t>(content->size())) && !is_encrypted_on_purpose(file.path);
    m_bytes += content->size();
    m_waiting.push_back({file.path, likeness == Likeness::same, traits.kind == manifest::ContentKind::text, is_scrambled});
    m_parts.push_back(file.path.substr(file.path.rfind('/') + 1));
    m_parts.push_back(std::move(*content));
}

// One question for all that wait; a file that ends the worker is asked alone.
void Proof::open_waiting()
{
    std::vector<Waiting> waiting;
    std::vector<std::string> parts;
    waiting.swap(m_waiting);
    parts.swap(m_parts);
    m_bytes = 0;
    if (waiting.empty()) {
        return;
    }
    if (const auto answers = m_worker.ask("open_files", parts); answers.ok() && answers->size() == waiting.size()) {
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            count((*answers)[i], waiting[i]);
        }
        return;
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto answer = m_worker.ask("open_files", {parts[2 * i], parts[2 * i + 1]});
        count(answer.ok() && answer->size() == 1 ? answer->front() : "", waiting[i]);
    }
}

void Proof::count(std::string_view answer, const Waiting& file)
{
    Drill& drill = m_report.drill;
    if (answer == "opened") {
        ++drill.opened;
    } else if (answer == "broken") {
        ++(file.is_same ? drill.broken_before : drill.broken);
        note_trouble(m_report, file.path);
    } else if (file.is_scrambled) {
        ++drill.scrambled;
        note_trouble(m_report, file.path);
    } else if (file.is_text) {
        ++drill.opened;  // whoever opens it reads it
    }
}

}  // namespace asepsie::application
