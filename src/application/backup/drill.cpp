#include "application/backup/drill.h"

#include "application/backup/look_at_backups.h"
#include "application/backup/original_places.h"
#include "application/copies/list_files.h"
#include "domain/backup/sample.h"
#include "foundation/base/sums.h"
#include "foundation/storage/scratch_folder.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using backup::Candidate;
using backup::Drill;
using backup::UnfinishedDrill;
using copies::Condition;

constexpr std::uint64_t most_bytes_in_piece = 2'000'000'000;
constexpr std::size_t snapshots_tried = 5;
constexpr std::uint64_t room_share = 2;  // a piece takes at most one in so many of the bytes that are free

struct Candidates {
    std::vector<Candidate> files;
    std::uint64_t unlisted = 0;  // places of the snapshot that could not be read
};

Result<Candidates> candidates_in(const copies::Copy& copy, const copies::Secrets& secrets, const std::string& snapshot, const copies::Bounds& bounds)
{
    Candidates candidates;
    const copies::ListingEnd end = TRY(copies::list_files(
        copy, secrets, snapshot,
        [&](const copies::FileEntry& entry) {
            if (entry.kind == platform::FileKind::regular && entry.is_path_exact) {
                candidates.files.push_back({entry.path, entry.bytes, entry.modified});
            }
            return candidates.files.size() < copies::most_restored_files ? tree::Wish::go_on : tree::Wish::stop;
        },
        bounds));
    candidates.unlisted = end.unreadable;
    return candidates;
}

// A snapshot to restore from, and the files of it that are of what must survive.
struct Chosen {
    const copies::Snapshot* snapshot = nullptr;
    std::vector<Candidate> files;
    std::uint64_t unlisted = 0;  // places of the snapshot that could not be read
};

// The newest whole snapshot that holds any of them: a repository may be shared with other computers. Of sources that are not on this computer every file will do.
Result<Chosen> newest_of_sources(const copies::Copy& copy, const copies::Secrets& secrets, const copies::CopyState& state, const std::vector<backup::Source>& held, const copies::Bounds& bounds)
{
    const bool has_places = !places_of(held).empty();
    Chosen newest;
    std::size_t tried = 0;
    for (auto snapshot = state.snapshots.rbegin(); snapshot != state.snapshots.rend() && tried < snapshots_tried; ++snapshot) {
        if (snapshot->is_incomplete) {
            continue;
        }
        ++tried;
        Candidates listed = TRY(candidates_in(copy, secrets, snapshot->id, bounds));
        Chosen chosen{&*snapshot, std::move(listed.files), listed.unlisted};
        if (has_places) {
            std::erase_if(chosen.files, [&](const Candidate& one) { return original_places(one.path, held).empty(); });
        }
        if (!chosen.files.empty()) {
            return chosen;
        }
        newest = newest.snapshot == nullptr ? std::move(chosen) : std::move(newest);
    }
    return newest;
}

// Whether the drill was begun with that snapshot: of another one, or of something else that bears its name now, it begins anew.
bool is_of(const UnfinishedDrill& begun, const copies::Snapshot& snapshot) { return begun.snapshot == snapshot.id && begun.drill.snapshot == snapshot.time; }

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

// By what was slower, bytes or files.
double whole_time(const Drill& drill, const std::vector<Candidate>& all)
{
    std::uint64_t all_bytes = 0;
    for (const Candidate& candidate : all) {
        all_bytes = sum_at_most(all_bytes, candidate.bytes);
    }
    const double by_bytes = drill.bytes == 0 ? 0 : static_cast<double>(all_bytes) / static_cast<double>(drill.bytes);
    const double by_files = static_cast<double>(all.size()) / static_cast<double>(backup::restored_in(drill));
    return drill.seconds * std::max({by_bytes, by_files, 1.0});
}

// The largest file of each practice software: its database, which no sample may leave out.
void add_databases(std::vector<Candidate>& wanted, const std::vector<Candidate>& all, const std::vector<backup::Source>& held)
{
    for (const backup::Source& source : held) {
        if (source.kind != backup::SourceKind::practice_software || source.place.empty()) {
            continue;
        }
        const Candidate* largest = nullptr;
        for (const Candidate& one : all) {
            const bool is_larger = largest == nullptr || one.bytes > largest->bytes;
            largest = is_larger && !original_places(one.path, {source}).empty() ? &one : largest;
        }
        if (largest != nullptr && std::none_of(wanted.begin(), wanted.end(), [&](const Candidate& one) { return one.path == largest->path; })) {
            wanted.push_back(*largest);
        }
    }
}

// What is to be restored, in the order of its paths.
std::vector<Candidate> wanted_of(const std::vector<Candidate>& all, const std::vector<backup::Source>& held, const DrillOrder& order, Moment now)
{
    std::vector<Candidate> wanted;
    if (order.files == 0) {
        wanted = all;
    } else {
        for (const std::size_t place : backup::draw_sample(all, order.files, order.bytes, order.seed, now)) {
            wanted.push_back(all[place]);
        }
        add_databases(wanted, all, held);
    }
    std::sort(wanted.begin(), wanted.end(), [](const Candidate& a, const Candidate& b) { return a.path < b.path; });
    return wanted;
}

// A copy from which a piece of what is wanted is brought back, proved and erased, again and again.
class Drilling {
public:
    Drilling(const DrillTools& tools, const copies::Copy& copy, const copies::Secrets& secrets, const copies::Snapshot& snapshot, const std::vector<backup::Source>& sources, const DrillOrder& order)
        : m_tools(tools), m_copy(copy), m_secrets(secrets), m_snapshot(snapshot), m_sources(sources), m_order(order)
    {
    }

    // after: the path of the last file of `wanted` that is done already; empty for none.
    Result<Done> run(const std::vector<Candidate>& wanted, const std::string& after, DrillReport& report)
    {
        const auto first = std::upper_bound(wanted.begin(), wanted.end(), after, [](const std::string& path, const Candidate& one) { return path < one.path; });
        auto next = static_cast<std::size_t>(first - wanted.begin());
        while (next < wanted.size()) {
            const storage::ScratchFolder apart = TRY(storage::ScratchFolder::create());
            const std::uint64_t room = TRY(storage::free_bytes(apart.path()));
            const std::size_t end = end_of_piece(wanted, next, m_order.piece, room / room_share);
            TRY(prove(std::vector<Candidate>(wanted.begin() + static_cast<std::ptrdiff_t>(next), wanted.begin() + static_cast<std::ptrdiff_t>(end)), apart.path() + "/restored", report));
            next = end;
            if (m_order.tell) {
                m_order.tell(next, wanted.size());
            }
            if (m_order.keep && m_order.files == 0 && next < wanted.size()) {
                TRY(m_order.keep({report.drill, m_snapshot.id, wanted[next - 1].path, report.troubled}));
            }
        }
        return Done{};
    }

private:
    // One file at least.
    static std::size_t end_of_piece(const std::vector<Candidate>& wanted, std::size_t from, std::size_t files, std::uint64_t room)
    {
        const std::uint64_t most = std::min(most_bytes_in_piece, room);
        std::size_t end = from;
        for (std::uint64_t bytes = 0; end < wanted.size() && end - from < files; ++end) {
            bytes = sum_at_most(bytes, wanted[end].bytes);
            if (end > from && bytes > most) {
                break;
            }
        }
        return end;
    }

    Result<Done> prove(const std::vector<Candidate>& piece, const std::string& into, DrillReport& report)
    {
        copies::Restoring restoring;
        restoring.bounds = m_order.bounds;
        restoring.into = into;
        for (const Candidate& one : piece) {
            restoring.paths.push_back(one.path);
        }
        const auto start = std::chrono::steady_clock::now();
        copies::Restoration restoration = TRY(copies::restore_files(m_copy, m_secrets, m_snapshot.id, restoring));
        const double seconds = seconds_since(start);
        TRY(was_possible(restoration));
        report.drill.seconds += seconds;
        report.drill.missing += restoration.lost.size();
        for (const copies::LostFile& lost : restoration.lost) {
            note_trouble(report, lost.path);
        }
        Proof proof(m_tools.machine, m_tools.worker, m_tools.inventories, m_sources, m_snapshot.time, report);
        for (copies::RestoredFile& file : restoration.restored) {
            if (m_order.bounds.is_over()) {
                return out_of_time();
            }
            const auto listed = std::lower_bound(piece.begin(), piece.end(), file.path, [](const Candidate& one, const std::string& path) { return one.path < path; });
            file.place.insert(0, into + "/");
            proof.take(file, listed != piece.end() && listed->path == file.path ? std::optional(listed->modified) : std::nullopt);
        }
        proof.finish();
        return Done{};
    }

    // Whether what is lost is lost for good, or the copy itself went away while it was read.
    Result<Done> was_possible(const copies::Restoration& restoration) const
    {
        if (restoration.was_stopped) {
            return out_of_time();
        }
        if (restoration.lost.empty()) {
            return Done{};
        }
        const copies::Ailment ailment = copies::reach(m_copy.place);
        return ailment.condition == Condition::sound ? Result<Done>(Done{}) : copies::error_of(ailment);
    }

    [[nodiscard]] Error out_of_time() const { return fail(m_order.bounds.is_cancelled() ? ErrorCode::busy : ErrorCode::too_slow, "the restoration was stopped"); }

    const DrillTools& m_tools;
    const copies::Copy& m_copy;
    const copies::Secrets& m_secrets;
    const copies::Snapshot& m_snapshot;
    const std::vector<backup::Source>& m_sources;
    const DrillOrder& m_order;
};

}  // namespace

Result<DrillReport> drill(const DrillTools& tools, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret, const DrillOrder& order, Moment now)
{
    const copies::Copy copy = copy_of(destination);
    const copies::Secrets secrets = secrets_of(tools.machine, secret);
    const std::vector<backup::Source> held = held_by(destination, sources);
    const copies::CopyState state = copies::look_at_copy(tools.machine, copy, secrets, {copies::Depth::cheap, {}, 0, order.bounds});
    const Chosen chosen = TRY(newest_of_sources(copy, secrets, state, held, order.bounds));
    if (chosen.snapshot == nullptr) {
        return state.condition == Condition::sound || state.condition == Condition::locked ? fail(ErrorCode::not_found, "no whole snapshot") : copies::error_of({state.condition, state.detail});
    }
    const std::vector<Candidate> wanted = wanted_of(chosen.files, held, order, now);
    const UnfinishedDrill* begun = order.files == 0 && order.earlier && is_of(*order.earlier, *chosen.snapshot) ? &*order.earlier : nullptr;
    DrillReport report;
    if (begun != nullptr) {
        report = {begun->drill, begun->troubled};
    }
    report.drill.destination = destination.id;
    report.drill.at = now;
    report.drill.snapshot = chosen.snapshot->time;
    report.drill.seed = order.files == 0 ? 0 : order.seed;
    report.drill.wanted = wanted.size();
    TRY(Drilling(tools, copy, secrets, *chosen.snapshot, held, order).run(wanted, begun == nullptr ? std::string() : begun->after, report));
    if (order.files == 0) {
        // Each at least a file that was wanted.
        report.drill.wanted += chosen.unlisted;
        report.drill.missing += chosen.unlisted;
    }
    if (backup::restored_in(report.drill) > 0) {
        report.drill.whole_seconds = whole_time(report.drill, chosen.files);
    }
    report.drill.outcome = backup::outcome_of(report.drill);
    return report;
}

}  // namespace asepsie::application
