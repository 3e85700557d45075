#include "application/backup/drill.h"

#include "application/backup/look_at_backups.h"
#include "application/copies/list_files.h"
#include "domain/backup/sample.h"
#include "foundation/base/text.h"
#include "foundation/storage/files.h"
#include "foundation/storage/fingerprint.h"
#include "foundation/storage/scratch_folder.h"

#include <algorithm>
#include <map>

namespace asepsie::application {
namespace {

using backup::Drill;
using copies::RestoredFile;

constexpr std::size_t most_opened_bytes = 64U << 20U;   // of one file; a larger one is compared only
constexpr std::size_t most_opened_at_once = 64U << 20U; // bytes of one question to the worker
constexpr std::size_t most_files_at_once = 200;

// Where the original of a file of a snapshot may be: programs keep the whole path, plain copies the path below a source or below the folder that holds it.
std::vector<std::string> originals_of(const std::string& path, const std::vector<backup::Source>& sources)
{
    std::vector<std::string> places{"/" + path};
    const std::size_t slash = path.find('/');
    if (slash != std::string::npos) {
        places.push_back(path.substr(slash));  // rsnapshot puts the computer's name before it
    }
    for (const backup::Source& source : sources) {
        if (source.place.empty()) {
            continue;
        }
        places.push_back(source.place + "/" + path);
        places.push_back(source.place.substr(0, source.place.rfind('/')) + "/" + path);
    }
    return places;
}

enum class Likeness : std::uint8_t { same, changed_since, differing, unknown };

class Comparing {
public:
    Comparing(const platform::Machine& machine, const std::vector<backup::Source>& sources, Moment copied) : m_machine(machine), m_sources(sources), m_copied(copied) {}

    // unknown where there is no original any more: nothing speaks against the copy.
    Likeness operator()(const RestoredFile& file) const
    {
        for (const std::string& place : originals_of(file.path, m_sources)) {
            const auto status = m_machine.status(place);
            if (!status.ok() || status->kind != platform::FileKind::regular) {
                continue;
            }
            const auto copy = storage::fingerprint_of(file.place, {});
            const auto original = storage::fingerprint_of(place, {});
            if (!copy.ok() || !original.ok()) {
                return copy.ok() ? Likeness::unknown : Likeness::differing;
            }
            if (copy->sha256 == original->sha256) {
                return Likeness::same;
            }
            return status->modified > m_copied ? Likeness::changed_since : Likeness::differing;
        }
        return Likeness::unknown;
    }

private:
    const platform::Machine& m_machine;
    const std::vector<backup::Source>& m_sources;
    Moment m_copied;
};

// Asks the worker of one file after the other in few questions; one that ends it is asked alone.
class OpeningFiles {
public:
    OpeningFiles(const worker::Asking& worker, DrillReport& report) : m_worker(worker), m_report(report) {}

    void add(const RestoredFile& file)
    {
        if (file.bytes == 0 || file.bytes > most_opened_bytes) {
            return;
        }
        auto content = storage::read_whole_file(file.place, most_opened_bytes);
        if (!content.ok()) {
            return;
        }
        if (m_bytes + content->size() > most_opened_at_once || m_paths.size() == most_files_at_once) {
            ask();
        }
        m_bytes += content->size();
        m_paths.push_back(file.path);
        m_parts.push_back(file.path.substr(file.path.rfind('/') + 1));
        m_parts.push_back(std::move(*content));
    }

    void ask()
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

private:
    void count(std::string_view answer, const std::string& path)
    {
        m_report.drill.opened += answer == "opened" ? 1 : 0;
        if (answer == "broken") {
            ++m_report.drill.broken;
            m_report.troubled.push_back(path);
        }
    }

    const worker::Asking& m_worker;
    DrillReport& m_report;
    std::vector<std::string> m_paths;
    std::vector<std::string> m_parts;
    std::size_t m_bytes = 0;
};

// The files that are in what should survive, or all of them where nothing says what that is.
Result<std::vector<backup::Candidate>> candidates_in(const copies::Copy& copy, const copies::Secrets& secrets, const std::string& snapshot, const copies::Bounds& bounds)
{
    std::vector<backup::Candidate> candidates;
    TRY(copies::list_files(
        copy, secrets, snapshot,
        [&](const copies::FileEntry& entry) {
            if (entry.kind == platform::FileKind::regular && entry.is_path_exact) {
                candidates.push_back({entry.path, entry.bytes, entry.modified});
            }
            return candidates.size() < copies::most_restored_files ? storage::Walk::go_on : storage::Walk::stop;
        },
        bounds));
    return candidates;
}

const copies::Snapshot* newest_whole(const copies::CopyState& state)
{
    const copies::Snapshot* newest = nullptr;
    for (const copies::Snapshot& snapshot : state.snapshots) {
        if (!snapshot.is_incomplete) {
            newest = &snapshot;
        }
    }
    return newest;
}

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

// By what was slower, bytes or files.
double whole_time(const Drill& drill, std::uint64_t restored, std::uint64_t all_bytes, std::size_t all_files)
{
    const double by_bytes = drill.bytes == 0 ? 0 : static_cast<double>(all_bytes) / static_cast<double>(drill.bytes);
    const double by_files = static_cast<double>(all_files) / static_cast<double>(restored);
    return drill.seconds * std::max({by_bytes, by_files, 1.0});
}

void compare_and_open(DrillReport& report, const copies::Restoration& restoration, const Comparing& likeness_of, const worker::Asking& worker)
{
    OpeningFiles opening(worker, report);
    for (const RestoredFile& file : restoration.restored) {
        report.drill.bytes += file.bytes;
        switch (likeness_of(file)) {
        case Likeness::same: ++report.drill.same; break;
        case Likeness::changed_since:
        case Likeness::unknown: ++report.drill.changed_since; break;
        case Likeness::differing:
            ++report.drill.differing;
            report.troubled.push_back(file.path);
            break;
        }
        opening.add(file);
    }
    opening.ask();
}

}  // namespace

Result<DrillReport> drill(const platform::Machine& machine, const worker::Asking& worker, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret,
    const DrillOrder& order, Moment now)
{
    const copies::Copy copy = copy_of(destination);
    const copies::Secrets secrets = secrets_of(machine, secret);
    const copies::CopyState state = copies::look_at_copy(machine, copy, secrets, {now, copies::Depth::cheap, {}, 0, order.bounds});
    const copies::Snapshot* snapshot = newest_whole(state);
    if (snapshot == nullptr) {
        return state.condition == copies::Condition::sound || state.condition == copies::Condition::locked ? fail(ErrorCode::not_found, "no whole snapshot") : copies::error_of({state.condition, state.detail});
    }
    const std::vector<backup::Candidate> candidates = TRY(candidates_in(copy, secrets, snapshot->id, order.bounds));
    copies::Restoring restoring;
    restoring.bounds = order.bounds;
    const bool is_sample = order.files > 0;
    for (const std::size_t place : is_sample ? backup::draw_sample(candidates, order.files, order.bytes, order.seed, now) : std::vector<std::size_t>{}) {
        restoring.paths.push_back(candidates[place].path);
    }
    const storage::ScratchFolder apart = TRY(storage::ScratchFolder::create());
    restoring.into = apart.path() + "/restored";
    DrillReport report;
    report.drill.destination = destination.id;
    report.drill.at = now;
    report.drill.snapshot = snapshot->time;
    report.drill.seed = order.seed;
    report.drill.wanted = is_sample ? restoring.paths.size() : candidates.size();
    const auto start = std::chrono::steady_clock::now();
    copies::Restoration restoration;
    if (report.drill.wanted > 0) {
        restoration = TRY(copies::restore_files(copy, secrets, snapshot->id, restoring));
    }
    report.drill.seconds = seconds_since(start);
    if (restoration.was_stopped) {
        return fail(order.bounds.is_cancelled() ? ErrorCode::busy : ErrorCode::too_slow, "the restoration was stopped");
    }
    report.drill.missing = restoration.lost.size();
    for (const copies::LostFile& lost : restoration.lost) {
        report.troubled.push_back(lost.path);
    }
    for (RestoredFile& file : restoration.restored) {
        file.place.insert(0, restoring.into + "/");
    }
    compare_and_open(report, restoration, Comparing(machine, sources, snapshot->time), worker);
    if (!restoration.restored.empty()) {
        std::uint64_t all_bytes = 0;
        for (const backup::Candidate& candidate : candidates) {
            all_bytes += candidate.bytes;
        }
        report.drill.whole_seconds = whole_time(report.drill, restoration.restored.size(), all_bytes, candidates.size());
    }
    report.drill.outcome = backup::outcome_of(report.drill);
    return report;
}

}  // namespace asepsie::application
