#include "application/copies/reading.h"
#include "application/copies/settings_text.h"
#include "application/copies/stamp.h"
#include "foundation/base/sums.h"
#include "foundation/base/text.h"
#include "foundation/storage/regular_file.h"
#include "foundation/tree/path.h"

#include <algorithm>
#include <map>

namespace asepsie::copies {
namespace {

using platform::FileKind;
using tree::Entry;
using tree::EntryKind;
using tree::Wish;

constexpr std::size_t most_sets = 20'000;            // folders or files that are a snapshot each
constexpr std::size_t most_info_bytes = 1U << 20U;   // of an info.json
constexpr std::size_t most_shown_set_signs = 200;

std::string shown_set(std::string_view name) { return text::in_one_line(text::made_safe_to_show(name), most_shown_set_signs); }

// "daily.0"
bool is_rsnapshot_name(std::string_view name)
{
    const std::size_t point = name.rfind('.');
    const auto is_in = [](std::string_view part, std::string_view signs) { return !part.empty() && part.find_first_not_of(signs) == std::string_view::npos; };
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    return point != std::string_view::npos && is_in(name.substr(0, point), letters) && is_in(name.substr(point + 1), "0123456789");
}

struct Count {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::optional<Moment> newest;  // ctime: a tool that copies gives its copies the mtime of their sources
    bool is_partial = false;
};

std::uint64_t bytes_of(const Entry& entry) { return entry.kind == EntryKind::file && entry.size > 0 ? static_cast<std::uint64_t>(entry.size) : 0; }

FileKind kind_of(EntryKind kind)
{
    return kind == EntryKind::file ? FileKind::regular : kind == EntryKind::folder ? FileKind::directory : kind == EntryKind::link ? FileKind::link : FileKind::other;
}

Result<Count> count_below(const std::string& folder, const Bounds& bounds)
{
    Count count;
    const tree::Root root = TRY(tree::Root::open(folder));
    const auto end = TRY(tree::visit(root, {.is_over = [&] { return bounds.is_over(); }}, [&](const Entry& entry) {
        if (entry.kind == EntryKind::file) {
            const Moment changed = moment_of(entry.ctime_ns);
            ++count.files;
            count.bytes = sum_at_most(count.bytes, bytes_of(entry));
            count.newest = std::max(count.newest.value_or(changed), changed);
        }
        return Wish::go_on;
    }));
    count.is_partial = end.was_stopped || end.missed > 0;
    return count;
}

void sort_and_conclude(Contents& contents)
{
    std::stable_sort(contents.snapshots.begin(), contents.snapshots.end(), [](const Snapshot& a, const Snapshot& b) { return a.time < b.time; });
}

void look_at_folder(const Copy& copy, const Bounds& bounds, Contents& contents)
{
    const auto count = count_below(copy.place, bounds);
    if (!count) {
        contents.ailment = ailment_of(count.error());
        return;
    }
    contents.is_count_partial = count->is_partial;
    if (!count->newest) {
        contents.ailment.condition = Condition::empty;
        return;
    }
    Snapshot snapshot;
    snapshot.time = *count->newest;
    snapshot.is_time_of_file = true;
    snapshot.files = count->files;
    snapshot.bytes = count->bytes;
    contents.snapshots.push_back(std::move(snapshot));
}

void look_at_rsnapshot(const std::vector<Entry>& entries, Contents& contents)
{
    for (const Entry& entry : entries) {
        if (entry.kind == EntryKind::folder && is_rsnapshot_name(entry.path)) {
            Snapshot snapshot{.id = entry.path, .name = shown_set(entry.path), .time = moment_of(entry.mtime_ns)};
            snapshot.is_time_of_file = true;
            contents.snapshots.push_back(std::move(snapshot));
        }
    }
}

void look_at_exports(const std::vector<Entry>& entries, const Bounds& bounds, const std::string& place, Contents& contents)
{
    for (const Entry& entry : entries) {
        Snapshot snapshot{.id = entry.path, .name = shown_set(entry.path), .time = moment_of(entry.mtime_ns)};
        snapshot.is_time_of_file = true;
        if (entry.kind == EntryKind::file) {
            snapshot.files = 1;
            snapshot.bytes = bytes_of(entry);
        } else if (entry.kind == EntryKind::folder) {
            const auto count = count_below(place + "/" + entry.path, bounds);
            if (count && count->newest && !count->is_partial) {
                snapshot.files = count->files;
                snapshot.bytes = count->bytes;
            }
            contents.is_count_partial = contents.is_count_partial || !count || count->is_partial;
        } else {
            continue;
        }
        contents.snapshots.push_back(std::move(snapshot));
    }
}

void look_at_timeshift(const std::string& place, Contents& contents)
{
    const auto entries = tree::entries_in(place + "/snapshots", most_sets);
    if (!entries) {
        contents.ailment = entries.error().code == ErrorCode::not_found || entries.error().code == ErrorCode::unsupported ? Ailment{Condition::no_copy_here, "no folder of snapshots"} : ailment_of(entries.error());
        return;
    }
    for (const Entry& entry : *entries) {
        const auto stamp = parse_folder_stamp(entry.path);
        if (entry.kind != EntryKind::folder || !stamp) {
            continue;
        }
        Snapshot snapshot{.id = entry.path, .name = shown_set(entry.path), .time = *stamp};
        const auto text = storage::read_regular_file(place + "/snapshots/" + entry.path + "/info.json", most_info_bytes, storage::Links::refused);
        const auto info = text ? parse_timeshift_info(*text) : Result<TimeshiftInfo>(text.error());
        // Timeshift writes it last: without it the snapshot was broken off.
        snapshot.is_incomplete = !info.ok();
        if (info) {
            snapshot.time = info->created;
            snapshot.files = info->files;
        }
        contents.snapshots.push_back(std::move(snapshot));
    }
}

void look_at_duplicity(const std::vector<Entry>& entries, Contents& contents)
{
    struct Set {
        std::uint64_t bytes = 0;
        bool is_difference = false;
        bool has_manifest = false;
    };
    std::map<Moment, Set> sets;
    bool is_encrypted = true;
    for (const Entry& entry : entries) {
        const auto name = parse_duplicity_name(entry.path);
        if (!name || entry.kind != EntryKind::file) {
            continue;
        }
        Set& set = sets[name->time];
        set.bytes = sum_at_most(set.bytes, bytes_of(entry));
        set.is_difference = name->is_difference;
        set.has_manifest = set.has_manifest || name->is_manifest;
        is_encrypted = is_encrypted && name->is_encrypted;
    }
    for (const auto& [time, set] : sets) {
        Snapshot snapshot{.id = to_iso(time), .name = to_iso(time), .time = time};
        snapshot.is_incomplete = !set.has_manifest;
        snapshot.is_difference = set.is_difference;
        snapshot.bytes = set.bytes;
        contents.snapshots.push_back(std::move(snapshot));
    }
    if (!sets.empty()) {
        contents.is_encrypted = is_encrypted;
    }
}

}  // namespace

Contents look_at_plain(const Copy& copy, const Bounds& bounds)
{
    Contents contents;
    contents.ailment = reach(copy.place);
    if (contents.ailment.condition != Condition::sound) {
        return contents;
    }
    const bool needs_entries = copy.kind == CopyKind::rsnapshot || copy.kind == CopyKind::software_export || copy.kind == CopyKind::deja_dup;
    const auto entries = needs_entries ? tree::entries_in(copy.place, most_sets) : Result<std::vector<Entry>>(std::vector<Entry>());
    if (!entries) {
        contents.ailment = ailment_of(entries.error());
        return contents;
    }
    switch (copy.kind) {
    case CopyKind::rsnapshot: look_at_rsnapshot(*entries, contents); break;
    case CopyKind::software_export: look_at_exports(*entries, bounds, copy.place, contents); break;
    case CopyKind::timeshift: look_at_timeshift(copy.place, contents); break;
    case CopyKind::deja_dup: look_at_duplicity(*entries, contents); break;
    default: look_at_folder(copy, bounds, contents); break;
    }
    sort_and_conclude(contents);
    if (contents.ailment.condition == Condition::sound && contents.snapshots.empty()) {
        const bool is_other = (copy.kind == CopyKind::rsnapshot || copy.kind == CopyKind::deja_dup) && !entries->empty();
        contents.ailment.condition = is_other ? Condition::no_copy_here : Condition::empty;
    }
    return contents;
}

Result<PlainRoot> plain_root(const Copy& copy, const std::string& snapshot)
{
    const bool is_one_name = tree::stays_below(snapshot) && snapshot.find('/') == std::string::npos;
    switch (copy.kind) {
    case CopyKind::folder: return snapshot.empty() ? Result<PlainRoot>(PlainRoot{copy.place, {}}) : fail(ErrorCode::bad_usage, "a folder has one state");
    case CopyKind::software_export: return is_one_name ? Result<PlainRoot>(PlainRoot{copy.place, snapshot}) : fail(ErrorCode::bad_usage, "no name of an export");
    case CopyKind::rsnapshot:
        return is_rsnapshot_name(snapshot) && is_one_name ? Result<PlainRoot>(PlainRoot{copy.place + "/" + snapshot, {}}) : fail(ErrorCode::bad_usage, "no name of a snapshot");
    case CopyKind::timeshift:
        return parse_folder_stamp(snapshot) ? Result<PlainRoot>(PlainRoot{copy.place + "/snapshots/" + snapshot + "/localhost", {}}) : fail(ErrorCode::bad_usage, "no name of a snapshot");
    default: return fail(ErrorCode::unsupported, "a copy that is not read file by file");
    }
}

Result<ListingEnd> list_plain(const Copy& copy, const std::string& snapshot, const VisitFile& visit, const Bounds& bounds)
{
    const PlainRoot place = TRY(plain_root(copy, snapshot));
    if (const Ailment reached = reach(copy.place); reached.condition != Condition::sound) {
        return error_of(reached);
    }
    const tree::Root root = TRY(tree::Root::open(place.folder));
    const auto belongs = [&](const std::string& path) { return place.only.empty() || path == place.only || path.starts_with(place.only + "/"); };
    const auto end = TRY(tree::visit(root, {.is_over = [&] { return bounds.is_over(); }}, [&](const Entry& entry) {
        if (!belongs(entry.path)) {
            return Wish::pass_over;
        }
        return visit({entry.path, true, kind_of(entry.kind), bytes_of(entry), moment_of(entry.mtime_ns), false}) == Wish::stop ? Wish::stop : Wish::go_on;
    }));
    return end.was_stopped && bounds.is_over() ? fail(ErrorCode::too_slow, "a listing was not done in time") : Result<ListingEnd>(ListingEnd{end.missed});
}

}  // namespace asepsie::copies
