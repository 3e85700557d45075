#include "foundation/tree/visit.h"

#include "foundation/tree/lister.h"

#include <algorithm>

namespace asepsie::tree {
namespace {

struct WaitingFolder {
    std::string path;
    std::size_t depth = 0;
};

class Visitor {
public:
    Visitor(const Root& root, const VisitOptions& options, const ShowEntry& show) : m_root(root), m_options(options), m_show(show) {}

    Result<VisitEnd> run()
    {
        m_waiting.push_back({});
        while (!m_waiting.empty() && !m_end.was_stopped) {
            const WaitingFolder folder = std::move(m_waiting.back());
            m_waiting.pop_back();
            TRY(go_through(folder));
        }
        return std::move(m_end);
    }

private:
    Result<Done> go_through(const WaitingFolder& folder)
    {
        Lister lister(m_root, m_options.mounts);
        if (is_over()) {
            return Done{};
        }
        if (const auto obstacle = lister.open(folder.path)) {
            const bool ends_all = folder.path.empty() || *obstacle == Obstacle::io_failed;
            return ends_all ? Result<Done>(error_of(*obstacle, m_root.folder())) : miss({folder.path, *obstacle});
        }
        // Those that stand open above: the last one that waited at each depth.
        m_above.resize(folder.depth);
        if (std::find(m_above.begin(), m_above.end(), lister.identity()) != m_above.end()) {
            return miss({folder.path, Obstacle::loop});
        }
        m_above.push_back(lister.identity());
        Piece piece;
        while (!piece.is_last && !is_over()) {
            const auto obstacle = lister.next(piece);
            TRY(show(piece, folder.depth));
            if (obstacle && (folder.path.empty() || !m_root.is_still_there())) {
                return error_of(*obstacle, m_root.folder());
            }
            if (obstacle) {
                TRY(miss({folder.path, *obstacle}));
            }
        }
        return Done{};
    }

    Result<Done> show(Piece& piece, std::size_t depth)
    {
        for (Missed& missed : piece.missed) {
            if (missed.why == Obstacle::io_failed) {
                return error_of(missed.why, m_root.folder());
            }
            TRY(miss(std::move(missed)));
        }
        for (Entry& entry : piece.entries) {
            ++m_end.seen;
            const Wish wish = m_show(entry);
            if (wish == Wish::stop) {
                m_end.was_stopped = true;
                return Done{};
            }
            if (entry.kind != EntryKind::folder || wish != Wish::go_on) {
                continue;
            }
            if (m_waiting.size() == most_waiting_folders) {
                return fail(ErrorCode::too_large, m_root.folder() + ": too many folders");
            }
            m_waiting.push_back({std::move(entry.path), depth + 1});
        }
        return Done{};
    }

    Result<Done> miss(Missed missed)
    {
        ++m_end.missed;
        if (m_end.first_missed.size() < most_missed_named) {
            m_end.first_missed.push_back(std::move(missed));
        }
        return Done{};
    }

    bool is_over()
    {
        m_end.was_stopped = m_end.was_stopped || (m_options.is_over && m_options.is_over());
        return m_end.was_stopped;
    }

    const Root& m_root;
    const VisitOptions& m_options;
    const ShowEntry& m_show;
    std::vector<WaitingFolder> m_waiting;
    std::vector<FolderIdentity> m_above;
    VisitEnd m_end;
};

}  // namespace

Result<VisitEnd> visit(const Root& root, const VisitOptions& options, const ShowEntry& show) { return Visitor(root, options, show).run(); }

}  // namespace asepsie::tree
