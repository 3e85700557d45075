#include "application/manifest/take_manifest.h"

#include "foundation/base/sums.h"
#include "foundation/base/threads.h"
#include "foundation/tree/file_reader.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace asepsie::application {
namespace {

using manifest::ContentSampler;
using manifest::Entry;
using manifest::Gap;
using manifest::GapReason;
using manifest::Manifest;

constexpr unsigned most_threads = 16;
constexpr int most_tries = 3;                                            // for a file that changes while it is read
constexpr std::int64_t large_file = 64LL << 20U;                         // bytes; these are read first, so that none is left to one thread at the end
constexpr std::int64_t settled_after = 2'000'000'000;                    // nanoseconds; FAT counts in two seconds, the kernel in some milliseconds
constexpr std::chrono::milliseconds progress_every(200);

GapReason reason_of(tree::Obstacle obstacle)
{
    switch (obstacle) {
    case tree::Obstacle::denied: return GapReason::denied;
    case tree::Obstacle::vanished: return GapReason::vanished;
    case tree::Obstacle::changed: return GapReason::changed;
    case tree::Obstacle::not_a_file: return GapReason::not_a_file;
    case tree::Obstacle::io_failed: return GapReason::io_failed;
    case tree::Obstacle::loop: return GapReason::loop;
    case tree::Obstacle::other_file_system: return GapReason::other_file_system;
    case tree::Obstacle::path_too_long: return GapReason::path_too_long;
    case tree::Obstacle::not_reached: return GapReason::not_reached;
    }
    return GapReason::io_failed;
}

// What was known of a file is still true of it.
bool is_unchanged(const Entry& known, const tree::Entry& found, std::int64_t known_at_ns)
{
    const bool is_settled = known.ctime_ns < known_at_ns - settled_after && known.mtime_ns < known_at_ns - settled_after;
    return is_settled && known.kind == manifest::EntryKind::file && known.size == found.size && known.mtime_ns == found.mtime_ns && known.ctime_ns == found.ctime_ns && known.inode == found.inode;
}

Entry as_found(tree::Entry&& found)
{
    Entry entry;
    entry.kind = found.kind == tree::EntryKind::link ? manifest::EntryKind::link : manifest::EntryKind::file;
    entry.size = found.size;
    entry.mtime_ns = found.mtime_ns;
    entry.ctime_ns = found.ctime_ns;
    entry.inode = found.inode;
    entry.path = std::move(found.path);
    return entry;
}

// Fingerprint and traits of one file after the other.
class Fingerprinter final : public tree::Reader {
public:
    explicit Fingerprinter(std::atomic<std::int64_t>& bytes_read) : m_bytes_read(bytes_read) {}

    void begin(const tree::Entry& found) override
    {
        forget_what_was_begun();
        m_is_begun = true;
        m_sampler = ContentSampler(found.size);
    }

    void piece(std::string_view bytes) override
    {
        m_hash.add(bytes);
        m_sampler.add(bytes);
        m_bytes_read.fetch_add(static_cast<std::int64_t>(bytes.size()), std::memory_order_relaxed);
    }

    void finish(Entry& entry)
    {
        entry.sha256 = m_hash.finish();
        entry.traits = m_sampler.traits();
        m_is_begun = false;
    }

    crypto::Digest of_link(std::string_view target)
    {
        forget_what_was_begun();
        m_hash.add(target);
        return m_hash.finish();
    }

private:
    // The one before was not read to its end.
    void forget_what_was_begun()
    {
        if (m_is_begun) {
            static_cast<void>(m_hash.finish());
        }
        m_is_begun = false;
    }

    crypto::Sha256 m_hash;
    ContentSampler m_sampler{0};
    std::atomic<std::int64_t>& m_bytes_read;
    bool m_is_begun = false;
};

// Reads what is to be read with several threads: each takes the next file of the list.
class Pass {
public:
    Pass(const tree::Root& root, std::vector<tree::Entry>& found, std::vector<std::size_t> to_read, const std::stop_token& stop) : m_root(root), m_found(found), m_to_read(std::move(to_read)), m_stop(stop)
    {
        m_read.resize(m_to_read.size());
        for (const std::size_t place : m_to_read) {
            m_total.bytes_to_read = sum_at_most(m_total.bytes_to_read, m_found[place].size);
        }
        m_total.files_to_read = m_to_read.size();
        std::stable_partition(m_to_read.begin(), m_to_read.end(), [&](std::size_t place) { return m_found[place].size >= large_file; });
    }

    struct Read {
        Entry entry;
        std::optional<tree::Obstacle> obstacle;
    };

    // One for each place given, in the order of the places.
    std::vector<std::pair<std::size_t, Read>> run(unsigned threads, const TellProgress& progress)
    {
        {
            const auto useful = static_cast<unsigned>(std::min<std::size_t>(threads, m_to_read.size()));
            m_working = useful;
            const std::function<void()> help = [this] { work(); };
            const std::vector<std::jthread> helpers = start_threads(useful, help);
            forget_those_not_started(useful - static_cast<unsigned>(helpers.size()));
            if (helpers.empty() && useful > 0) {
                m_working = 1;
                work();
            }
            tell_until_done(progress);
        }
        std::vector<std::pair<std::size_t, Read>> all;
        all.reserve(m_read.size());
        for (std::size_t i = 0; i < m_read.size(); ++i) {
            all.emplace_back(m_to_read[i], std::move(m_read[i]));
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return all;
    }

    [[nodiscard]] std::int64_t bytes_read() const { return m_bytes; }

private:
    void work()
    {
        tree::FileReader reader(m_root);
        Fingerprinter fingerprinter(m_bytes);
        while (true) {
            const std::size_t next = m_next.fetch_add(1);
            if (next >= m_to_read.size()) {
                break;
            }
            m_read[next] = read_one(m_found[m_to_read[next]], reader, fingerprinter);
            m_done.fetch_add(1, std::memory_order_relaxed);
        }
        const std::scoped_lock lock(m_mutex);
        --m_working;
        m_changed.notify_all();
    }

    void forget_those_not_started(unsigned number)
    {
        const std::scoped_lock lock(m_mutex);
        m_working -= number;
    }

    Read read_one(tree::Entry& found, tree::FileReader& reader, Fingerprinter& fingerprinter) const
    {
        if (m_stop.stop_requested()) {
            return {as_found(std::move(found)), tree::Obstacle::not_reached};
        }
        if (found.kind == tree::EntryKind::link) {
            std::string target;
            const auto obstacle = reader.read_link(found, target);
            Entry entry = as_found(std::move(found));
            entry.size = static_cast<std::int64_t>(target.size());
            entry.sha256 = fingerprinter.of_link(target);
            return {std::move(entry), obstacle};
        }
        std::optional<tree::Obstacle> obstacle = tree::Obstacle::changed;
        for (int tries = 0; tries < most_tries && obstacle == tree::Obstacle::changed; ++tries) {
            obstacle = reader.read(found, fingerprinter, m_stop);
        }
        Entry entry = as_found(std::move(found));
        if (!obstacle) {
            fingerprinter.finish(entry);
        }
        return {std::move(entry), obstacle};
    }

    void tell_until_done(const TellProgress& progress)
    {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, progress_every, [&] { return m_working == 0; })) {
            lock.unlock();
            tell(progress);
            lock.lock();
        }
        lock.unlock();
        tell(progress);
    }

    void tell(const TellProgress& progress)
    {
        if (progress) {
            m_total.files_read = m_done;
            m_total.bytes_read = m_bytes;
            progress(m_total);
        }
    }

    const tree::Root& m_root;
    std::vector<tree::Entry>& m_found;
    std::vector<std::size_t> m_to_read;
    const std::stop_token& m_stop;
    std::vector<Read> m_read;
    ManifestProgress m_total;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_done = 0;
    std::atomic<std::int64_t> m_bytes = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    unsigned m_working = 0;
};

// What of the walk must be read; what need not goes to `entries` at once. Both lists are sorted alike.
std::vector<std::size_t> sort_out(std::vector<tree::Entry>& found, const manifest::SealedManifest* previous, Reading reading, std::vector<std::optional<Entry>>& entries, TakenManifest& taken)
{
    std::vector<std::size_t> to_read;
    static const std::vector<Entry> nothing;
    const std::vector<Entry>& known = previous == nullptr ? nothing : previous->manifest.entries;
    const std::int64_t known_at = previous == nullptr ? 0 : std::chrono::nanoseconds(previous->manifest.taken.time_since_epoch()).count();
    auto next = known.begin();
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].kind == tree::EntryKind::other || found[i].kind == tree::EntryKind::folder) {
            taken.others += found[i].kind == tree::EntryKind::other ? 1U : 0U;
            continue;
        }
        while (next != known.end() && comes_before(next->path, found[i].path)) {
            ++next;
        }
        const bool is_known = next != known.end() && found[i].kind == tree::EntryKind::file && next->path == found[i].path && is_unchanged(*next, found[i], known_at);
        if (is_known && reading == Reading::new_and_changed) {
            Entry& kept = entries[i].emplace(as_found(std::move(found[i])));
            kept.sha256 = next->sha256;
            kept.traits = next->traits;
            ++taken.reused;
        } else {
            to_read.push_back(i);
        }
    }
    return to_read;
}

void add_gap(TakenManifest& taken, std::string path, tree::Obstacle why)
{
    taken.is_whole = taken.is_whole && why != tree::Obstacle::not_reached;
    taken.manifest.gaps.push_back({std::move(path), reason_of(why)});
}

void put_in_order(std::vector<Gap>& gaps)
{
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return comes_before(a.path, b.path); });
    gaps.erase(std::unique(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.path == b.path; }), gaps.end());
}

}  // namespace

Result<TakenManifest> take_manifest(const std::string& folder, const manifest::SealedManifest* previous, const ManifestOptions& options, Moment now, const TellProgress& progress, const std::stop_token& stop)
{
    const unsigned threads = std::clamp(options.threads, 1U, most_threads);
    const tree::Root root = TRY(tree::Root::open(folder));
    tree::Walk walk = TRY(tree::walk(root, {options.mounts, threads}, stop));
    TakenManifest taken;
    taken.manifest.source = folder;
    taken.manifest.taken = now;
    taken.manifest.generation = previous == nullptr ? 1 : previous->manifest.generation + 1;
    taken.manifest.previous = previous == nullptr ? std::nullopt : std::optional(previous->hash);
    for (tree::Missed& missed : walk.missed) {
        add_gap(taken, std::move(missed.path), missed.why);
    }
    std::vector<std::optional<Entry>> entries(walk.entries.size());
    Pass pass(root, walk.entries, sort_out(walk.entries, previous, options.reading, entries, taken), stop);
    for (auto& [place, read] : pass.run(threads, progress)) {
        if (read.obstacle) {
            add_gap(taken, std::move(read.entry.path), *read.obstacle);
        } else {
            entries[place] = std::move(read.entry);
            ++taken.read;
        }
    }
    if (!root.is_still_there()) {
        return fail(ErrorCode::io_failed, folder + ": went away while it was read");
    }
    taken.bytes_read = pass.bytes_read();
    taken.manifest.entries.reserve(entries.size());
    for (std::optional<Entry>& entry : entries) {
        if (entry) {
            taken.manifest.entries.push_back(std::move(*entry));
        }
    }
    put_in_order(taken.manifest.gaps);
    return taken;
}

}  // namespace asepsie::application
