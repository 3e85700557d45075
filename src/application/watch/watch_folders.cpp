#include "application/watch/watch_folders.h"

#include "foundation/platform/linux/folder_events.h"
#include "foundation/storage/disk.h"
#include "foundation/storage/files.h"
#include "foundation/storage/open_file.h"
#include "foundation/tree/walk.h"

#include <array>
#include <set>

namespace asepsie::application {
namespace {

using platform::FolderEvent;
using watch::Content;

constexpr std::chrono::milliseconds patience{300};

// First and last in the order of names, in which many programs take files, and one in between.
constexpr std::array<std::string_view, 3> decoy_names{"!0-releve-annuel.html", "comptes-cabinet-2019.csv", "zz-anciens-courriers.txt"};

std::string decoy_content(std::string_view name, const std::string& text)
{
    if (name.ends_with(".html")) {
        return "<!DOCTYPE html><meta charset=\"utf-8\"><p>" + text + "</p>\n";
    }
    return name.ends_with(".csv") ? "remarque\n\"" + text + "\"\n" : text + "\n";
}

Result<Done> know_folder(watch::Alarm& alarm, const std::string& folder, const std::set<std::string>& decoys)
{
    const tree::Root root = TRY(tree::Root::open(folder));
    const tree::Walk walk = TRY(tree::walk(root, {tree::Mounts::left_out, 1}, {}));
    for (const tree::Entry& entry : walk.entries) {
        const std::string path = folder + "/" + entry.path;
        if (entry.kind != tree::EntryKind::file || decoys.contains(path) || alarm.files_known() >= most_known_files) {
            continue;
        }
        if (const auto content = content_of(path); content.ok()) {
            alarm.know(path, *content);
        }
    }
    return Done{};
}

std::optional<watch::Raised> weigh(watch::Alarm& alarm, const FolderEvent& event, watch::Instant at)
{
    if (event.kind == FolderEvent::Kind::gone) {
        return alarm.gone(event.path, at);
    }
    const auto content = content_of(event.path);
    if (!content.ok()) {
        return std::nullopt;  // it went again: that is told too
    }
    return event.kind == FolderEvent::Kind::renamed ? alarm.renamed(event.from, event.path, *content, at) : alarm.written(event.path, *content, at);
}

}  // namespace

Result<Content> content_of(const std::string& path)
{
    const storage::OpenFile file = TRY(storage::OpenFile::open(path, storage::Links::refused));
    const storage::FileState state = TRY(file.state());
    Content content;
    content.bytes = static_cast<std::int64_t>(state.bytes);
    std::string sample;
    TRY(file.read_at(0, manifest::sample_bytes, sample));
    content.traits.kind = manifest::kind_of(sample);
    content.traits.head_entropy = content.traits.middle_entropy = manifest::entropy_of(sample);
    if (content.bytes >= manifest::middle_sampled_from) {
        TRY(file.read_at(state.bytes / 2, manifest::sample_bytes, sample));
        content.traits.middle_entropy = manifest::entropy_of(sample);
    }
    return content;
}

Result<Done> watch_folders(const WatchOrder& order)
{
    // Events are gathered from before the first look on, so that nothing falls between.
    platform::FolderEvents events = TRY(platform::FolderEvents::of(order.folders));
    const std::set<std::string> decoys(order.decoys.begin(), order.decoys.end());
    watch::Alarm alarm;
    for (const std::string& folder : order.folders) {
        TRY(know_folder(alarm, folder, decoys));
    }
    for (const std::string& decoy : decoys) {
        alarm.know_decoy(decoy);
    }
    order.on_start({alarm.files_known(), events.folders(), decoys.size()});
    while (order.goes_on()) {
        const std::vector<FolderEvent> happened = TRY(events.wait(patience));
        for (const FolderEvent& event : happened) {
            if (event.kind == FolderEvent::Kind::missed) {
                order.on_missed();
            } else if (const auto raised = weigh(alarm, event, order.clock())) {
                order.on_alarm(*raised);
                alarm.forget_signs();
            }
        }
    }
    return Done{};
}

Result<std::vector<std::string>> put_decoys(const std::string& folder, const std::string& text)
{
    std::vector<std::string> decoys;
    for (const std::string_view name : decoy_names) {
        const std::string path = folder + "/" + std::string(name);
        const std::string content = decoy_content(name, text);
        if (const auto there = storage::read_whole_file(path, manifest::sample_bytes); there.ok() && *there == content) {
            decoys.push_back(path);  // ours, from before
        } else if (!there.ok() && there.error().code == ErrorCode::not_found) {
            TRY(storage::write_whole_file(path, content));
            decoys.push_back(path);
        }
    }
    return decoys;
}

Result<Done> remove_decoys(const std::vector<std::string>& decoys, const std::string& text)
{
    const auto disk = storage::this_disk();
    for (const std::string& path : decoys) {
        const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
        const auto there = storage::read_whole_file(path, manifest::sample_bytes);
        if (there.ok() && *there == decoy_content(name, text)) {
            TRY(disk->remove(path));
        }
    }
    return Done{};
}

}  // namespace asepsie::application
