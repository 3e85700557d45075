#include "application/watch/watch_folders.h"

#include "foundation/platform/linux/folder_events.h"
#include "foundation/storage/open_file.h"
#include "foundation/tree/walk.h"

#include <algorithm>
#include <map>
#include <optional>

namespace asepsie::application {
namespace {

using platform::FolderEvent;
using watch::Content;

constexpr std::chrono::milliseconds patience{300};
constexpr std::size_t asked_every = 1'000;  // files of a look at everything, whether it goes on

// The regular files below.
Result<std::vector<std::string>> files_of(const std::string& folder)
{
    const tree::Root root = TRY(tree::Root::open(folder));
    const tree::Walk walk = TRY(tree::walk(root, {tree::Mounts::left_out, 1}, {}));
    std::vector<std::string> paths;
    for (const tree::Entry& entry : walk.entries) {
        if (entry.kind == tree::EntryKind::file) {
            paths.push_back(folder + "/" + entry.path);
        }
    }
    return paths;
}

// What is known of the folders, and what happens to them.
class Watcher {
public:
    explicit Watcher(const WatchOrder& order) : m_order(order) {}

    Result<Done> know_everything()
    {
        for (const std::string& folder : m_order.folders) {
            const std::vector<std::string> paths = TRY(files_of(folder));
            for (const std::string& path : paths) {
                if (m_alarm.files_known() < watch::most_known_files) {
                    know(path);
                }
            }
        }
        for (const std::string& decoy : m_order.decoys) {
            m_alarm.know_decoy(decoy);
            m_decoys[decoy] = content_of(decoy).to_optional();
        }
        return Done{};
    }

    // not_found once a folder is lost.
    Result<Done> weigh(const FolderEvent& event)
    {
        switch (event.kind) {
        case FolderEvent::Kind::written:
        case FolderEvent::Kind::renamed: weigh_content(event); break;
        case FolderEvent::Kind::gone: raise(m_alarm.gone(event.path, m_order.clock())); break;
        case FolderEvent::Kind::folder_renamed: m_alarm.folder_renamed(event.from, event.path); break;
        case FolderEvent::Kind::folder_gone: lose_below(event.path); break;
        case FolderEvent::Kind::missed: m_is_behind = true; break;
        case FolderEvent::Kind::unwatched: m_order.on_unwatched(event.path); break;
        case FolderEvent::Kind::root_gone: m_order.on_lost(event.path); return fail(ErrorCode::not_found, event.path);
        }
        return Done{};
    }

    void look_again_if_due()
    {
        if (!m_is_behind || (m_looked && m_order.clock() - *m_looked < between_looks)) {
            return;
        }
        m_is_behind = false;
        m_order.on_missed();
        for (const std::string& folder : m_order.folders) {
            look_again(folder);
        }
        look_at_decoys();
        m_looked = m_order.clock();
    }

    [[nodiscard]] std::size_t files_known() const { return m_alarm.files_known(); }

private:
    void know(const std::string& path)
    {
        const bool is_decoy = std::find(m_order.decoys.begin(), m_order.decoys.end(), path) != m_order.decoys.end();
        const auto content = is_decoy ? Result<Content>(fail(ErrorCode::not_found, path)) : content_of(path);
        if (content.ok()) {
            m_alarm.know(path, *content);
        }
    }

    void raise(const std::optional<watch::Raised>& raised)
    {
        if (raised) {
            m_order.on_alarm(*raised);
            m_alarm.forget_signs();
        }
    }

    void weigh_content(const FolderEvent& event)
    {
        const auto content = content_of(event.path);  // not found where it went again: that is told too
        if (event.kind == FolderEvent::Kind::renamed) {
            raise(content.ok() ? m_alarm.renamed(event.from, event.path, *content, m_order.clock()) : m_alarm.renamed_unseen(event.from, event.path, m_order.clock()));
        } else if (content.ok()) {
            raise(m_alarm.written(event.path, *content, m_order.clock()));
        }
    }

    void lose_below(const std::string& folder)
    {
        for (const std::string& path : m_alarm.known_below(folder)) {
            raise(m_alarm.gone(path, m_order.clock()));
        }
    }

    // Every file that is known or new, against what was known of it.
    void look_again(const std::string& folder)
    {
        auto paths = files_of(folder);
        if (!paths.ok()) {
            return;
        }
        std::sort(paths->begin(), paths->end());
        for (const std::string& path : m_alarm.known_below(folder)) {
            if (!std::binary_search(paths->begin(), paths->end(), path)) {
                raise(m_alarm.gone(path, m_order.clock()));
            }
        }
        std::size_t looked = 0;
        for (const std::string& path : *paths) {
            if (!m_decoys.contains(path)) {
                weigh_content({FolderEvent::Kind::written, path});
            }
            if (++looked % asked_every == 0 && !m_order.goes_on()) {
                return;
            }
        }
    }

    void look_at_decoys()
    {
        for (auto& [path, before] : m_decoys) {
            auto now = content_of(path).to_optional();
            if (now != before) {
                raise(now ? m_alarm.written(path, *now, m_order.clock()) : m_alarm.gone(path, m_order.clock()));
                before = now;
            }
        }
    }

    const WatchOrder& m_order;
    watch::Alarm m_alarm;
    std::map<std::string, std::optional<Content>> m_decoys;
    bool m_is_behind = false;  // something was not told
    std::optional<watch::Instant> m_looked;
};

}  // namespace

Result<Content> content_of(const std::string& path)
{
    const storage::OpenFile file = TRY(storage::OpenFile::open(path, storage::Links::refused));
    const storage::FileState state = TRY(file.state());
    const auto bytes = static_cast<std::int64_t>(state.bytes);
    std::string head;
    std::string middle;
    std::string tail;
    TRY(file.read_at(0, manifest::sample_bytes, head));
    if (bytes >= manifest::middle_sampled_from) {
        TRY(file.read_at(state.bytes / 2, manifest::sample_bytes, middle));
    }
    TRY(file.read_at(static_cast<std::uint64_t>(bytes - watch::tail_bytes(bytes)), static_cast<std::size_t>(watch::tail_bytes(bytes)), tail));
    return watch::content_of_samples(head, middle, tail, bytes);
}

Result<Done> watch_folders(const WatchOrder& order)
{
    // Events are gathered from before the first look on, so that nothing falls between.
    platform::FolderEvents events = TRY(platform::FolderEvents::of(order.folders));
    Watcher watcher(order);
    TRY(watcher.know_everything());
    order.on_start({watcher.files_known(), events.folders(), order.decoys.size()});
    while (order.goes_on()) {
        const std::vector<FolderEvent> happened = TRY(events.wait(patience));
        for (const FolderEvent& event : happened) {
            TRY(watcher.weigh(event));
        }
        watcher.look_again_if_due();
    }
    return Done{};
}

}  // namespace asepsie::application
