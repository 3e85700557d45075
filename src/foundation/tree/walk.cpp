#include "foundation/tree/walk.h"

#include "foundation/base/threads.h"
#include "foundation/tree/lister.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace asepsie::tree {
namespace {

struct Listing;

struct Found {
    Entry entry;
    std::unique_ptr<Listing> below;  // of a folder
};

// One folder, and what stands in it.
struct Listing {
    const Listing* parent = nullptr;
    std::string path;
    FolderIdentity identity;
    std::vector<Found> found;
    std::vector<Missed> missed;
};

bool is_one_of_those_above(const Listing& listing)
{
    for (const Listing* above = listing.parent; above != nullptr; above = above->parent) {
        if (above->identity == listing.identity) {
            return true;
        }
    }
    return false;
}

// Folders wait in a pile; each thread takes one, lists it and puts what it found there on the pile.
class Walker {
public:
    Walker(const Root& root, const WalkOptions& options, const std::stop_token& stop) : m_root(root), m_options(options), m_stop(stop) {}

    void run()
    {
        m_waiting.push_back(&m_top);
        const std::function<void()> help = [this] { work(); };
        const std::vector<std::jthread> helpers = start_threads(m_options.threads - 1, help);
        work();
    }

    Result<Walk> result()
    {
        if (m_count > max_entries) {
            return fail(ErrorCode::too_large, m_root.folder() + ": too many files");
        }
        Walk all;
        all.entries.reserve(m_count);
        gather(m_top, all);
        std::sort(all.missed.begin(), all.missed.end(), [](const Missed& a, const Missed& b) { return comes_before(a.path, b.path); });
        return all;
    }

private:
    void work()
    {
        while (Listing* const listing = next()) {
            if (const auto obstacle = list(*listing)) {
                miss(*listing, {listing->path, *obstacle});
            }
            put_back(*listing);
        }
    }

    [[nodiscard]] bool is_over() const { return m_stop.stop_requested() || m_count > max_entries; }

    void miss(Listing& listing, Missed missed)
    {
        listing.missed.push_back(std::move(missed));
        ++m_count;
    }

    Listing* next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_waiting.empty() || m_busy == 0; });
        if (m_waiting.empty()) {
            return nullptr;
        }
        Listing* const listing = m_waiting.back();
        m_waiting.pop_back();
        ++m_busy;
        return listing;
    }

    void put_back(Listing& listing)
    {
        const std::scoped_lock lock(m_mutex);
        for (Found& found : listing.found) {
            if (found.below) {
                m_waiting.push_back(found.below.get());
            }
        }
        --m_busy;
        m_changed.notify_all();
    }

    // Nothing where it could be read to its end.
    std::optional<Obstacle> list(Listing& listing)
    {
        if (is_over()) {
            return Obstacle::not_reached;
        }
        Lister lister(m_root, m_options.mounts);
        if (const auto obstacle = lister.open(listing.path)) {
            return obstacle;
        }
        listing.identity = lister.identity();
        if (is_one_of_those_above(listing)) {
            return Obstacle::loop;
        }
        std::optional<Obstacle> obstacle;
        for (Piece piece; !piece.is_last && !obstacle;) {
            obstacle = is_over() ? Obstacle::not_reached : lister.next(piece);
            take(piece, listing);
        }
        std::sort(listing.found.begin(), listing.found.end(), [](const Found& a, const Found& b) { return a.entry.path < b.entry.path; });
        return obstacle;
    }

    void take(Piece& piece, Listing& listing)
    {
        m_count += piece.entries.size();
        for (Entry& entry : piece.entries) {
            Found& added = listing.found.emplace_back(Found{std::move(entry), nullptr});
            if (added.entry.kind == EntryKind::folder) {
                added.below = std::make_unique<Listing>(Listing{&listing, added.entry.path, {}, {}, {}});
            }
        }
        for (Missed& missed : piece.missed) {
            miss(listing, std::move(missed));
        }
        piece.entries.clear();
        piece.missed.clear();
    }

    // No deeper than a path is long.
    static void gather(Listing& listing, Walk& all)
    {
        std::move(listing.missed.begin(), listing.missed.end(), std::back_inserter(all.missed));
        for (Found& found : listing.found) {
            all.entries.push_back(std::move(found.entry));
            if (found.below) {
                gather(*found.below, all);
            }
        }
        listing.found.clear();
    }

    const Root& m_root;
    WalkOptions m_options;
    const std::stop_token& m_stop;
    Listing m_top;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Listing*> m_waiting;
    std::size_t m_busy = 0;
    std::atomic<std::size_t> m_count = 0;
};

}  // namespace

Result<Walk> walk(const Root& root, const WalkOptions& options, const std::stop_token& stop)
{
    ASSERT(options.threads >= 1);
    Walker walker(root, options, stop);
    walker.run();
    return walker.result();
}

}  // namespace asepsie::tree
