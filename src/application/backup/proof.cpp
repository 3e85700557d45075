#include "application/backup/proof.h"

#include "application/backup/original_places.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/storage/files.h"
#include "foundation/storage/fingerprint.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using backup::FileContent;
using backup::Likeness;
using copies::RestoredFile;

constexpr std::size_t most_opened_bytes = 64U << 20U;   // of one file; a larger one is compared only
constexpr std::size_t most_opened_at_once = 64U << 20U; // bytes of one question to the worker
constexpr std::size_t most_files_at_once = 200;

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
    switch (likeness_of(file, modified)) {
    case Likeness::same: ++m_report.drill.same; break;
    case Likeness::changed_since: ++m_report.drill.changed_since; break;
    case Likeness::unmatched: ++m_report.drill.unmatched; break;
    case Likeness::differing:
        ++m_report.drill.differing;
        note_trouble(m_report, file.path);
        break;
    }
    open_later(file);
}

void Proof::open_later(const RestoredFile& file)
{
    if (file.bytes == 0 || file.bytes > most_opened_bytes) {
        return;
    }
    auto content = storage::read_whole_file(file.place, most_opened_bytes);
    if (!content.ok()) {
        return;
    }
    if (m_bytes + content->size() > most_opened_at_once || m_paths.size() == most_files_at_once) {
        open_waiting();
    }
    m_bytes += content->size();
    m_paths.push_back(file.path);
    m_parts.push_back(file.path.substr(file.path.rfind('/') + 1));
    m_parts.push_back(std::move(*content));
}

// One question for all that wait; a file that ends the worker is asked alone.
void Proof::open_waiting()
{
    std::vector<std::string> paths;
    std::vector<std::string> parts;
    paths.swap(m_paths);
    parts.swap(m_parts);
    m_bytes = 0;
    if (paths.empty()) {
        return;
    }
    if (const auto answers = m_worker.ask("open_files", parts); answers.ok() && answers->size() == paths.size()) {
        for (std::size_t i = 0; i < paths.size(); ++i) {
            count((*answers)[i], paths[i]);
        }
        return;
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto answer = m_worker.ask("open_files", {parts[2 * i], parts[2 * i + 1]});
        if (answer.ok() && answer->size() == 1) {
            count(answer->front(), paths[i]);
        }
    }
}

void Proof::count(std::string_view answer, const std::string& path)
{
    m_report.drill.opened += answer == "opened" ? 1 : 0;
    if (answer == "broken") {
        ++m_report.drill.broken;
        note_trouble(m_report, path);
    }
}

}  // namespace asepsie::application
