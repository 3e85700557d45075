#include "application/copies/look_at_copy.h"

#include "application/copies/list_files.h"
#include "foundation/base/sums.h"
#include "foundation/storage/scratch_folder.h"

#include <algorithm>

namespace asepsie::copies {
namespace {

constexpr std::size_t counted_snapshots = 3;            // the newest ones
constexpr std::chrono::seconds cheap_walk{5};           // of a cheap look at files as they are

bool is_repository(const Copy& copy) { return copy.kind == CopyKind::restic || copy.kind == CopyKind::borg; }

// Déjà Dup keeps a repository of restic since version 46 where its owner chose so.
Copy as_read(const Copy& copy)
{
    const bool is_restic = copy.kind == CopyKind::deja_dup && is_restic_repository(copy.place);
    return is_restic ? Copy{CopyKind::restic, copy.place} : copy;
}

Contents contents_of(const Copy& copy, const Secrets& secrets, const Look& look)
{
    if (copy.kind == CopyKind::restic) {
        return look_at_restic(copy, secrets, look.bounds);
    }
    if (copy.kind == CopyKind::borg) {
        return look_at_borg(copy, secrets, look.bounds);
    }
    Bounds bounds = look.bounds;
    if (look.depth == Depth::cheap) {
        bounds.until = std::min(bounds.until, std::chrono::steady_clock::now() + cheap_walk);
    }
    return look_at_plain(copy, bounds);
}

bool is_open(Condition condition) { return condition == Condition::sound || condition == Condition::locked || condition == Condition::empty; }

void count_newest(const Copy& copy, const Secrets& secrets, const Look& look, CopyState& state)
{
    std::size_t left = counted_snapshots;
    for (auto snapshot = state.snapshots.rbegin(); snapshot != state.snapshots.rend() && left > 0; ++snapshot) {
        if (snapshot->is_incomplete) {
            continue;
        }
        --left;
        if (snapshot->files && snapshot->bytes) {
            continue;
        }
        std::uint64_t files = 0;
        std::uint64_t bytes = 0;
        const auto listed = list_files(copy, secrets, snapshot->id, [&](const FileEntry& entry) {
            files += entry.kind == platform::FileKind::regular ? 1U : 0U;
            bytes = sum_at_most(bytes, entry.bytes);
            return tree::Wish::go_on;
        }, look.bounds);
        if (listed && listed->unreadable == 0) {
            snapshot->files = files;
            snapshot->bytes = bytes;
        } else {
            state.is_count_partial = true;
        }
    }
}

void look_around(const platform::Machine& machine, const Copy& copy, const Look& look, CopyState& state)
{
    const std::vector<CloudFolder> clouds = find_cloud_folders(machine);
    state.medium = medium_of(machine, copy.place, clouds);
    for (const std::string& source : look.sources) {
        const auto is_shared = shares_a_disk(medium_of(machine, source, clouds), state.medium);
        if (is_shared && !state.is_on_a_source_disk.value_or(false)) {
            state.is_on_a_source_disk = is_shared;
        }
    }
    if (!state.is_reachable()) {
        return;
    }
    if (const auto rights = storage::rights_in(copy.place)) {
        state.is_rewritable = rights->may_write && !state.medium.is_read_only;
        if (rights->is_encrypted) {
            state.medium.is_encrypted = true;
        }
    }
}

void conclude(CopyState& state)
{
    for (const Snapshot& snapshot : state.snapshots) {
        if (!snapshot.is_incomplete) {
            state.last_success = std::max(state.last_success.value_or(snapshot.time), snapshot.time);
        }
    }
}

void check_deeply(const Copy& copy, const Secrets& secrets, const Look& look, CopyState& state)
{
    const int percent = std::clamp(look.read_percent, 1, 100);
    Ailment found = copy.kind == CopyKind::restic ? check_restic(copy, secrets, percent, look.bounds) : check_borg(copy, secrets, percent, look.bounds);
    state.checked = found.condition;
    state.check_detail = std::move(found.detail);
    if (state.checked == Condition::damaged) {
        state.condition = Condition::damaged;
        state.detail = state.check_detail;
    }
}

}  // namespace

bool CopyState::is_reachable() const
{
    return condition != Condition::not_there && condition != Condition::remote && condition != Condition::too_slow;
}

std::optional<bool> CopyState::is_kept_encrypted() const
{
    if (is_encrypted.value_or(false) || medium.is_encrypted.value_or(false)) {
        return true;
    }
    return is_encrypted ? is_encrypted : medium.is_encrypted;
}

CopyState look_at_copy(const platform::Machine& machine, const Copy& asked, const Secrets& secrets, const Look& look)
{
    const Copy copy = as_read(asked);
    Contents contents = contents_of(copy, secrets, look);
    CopyState state;
    state.condition = contents.ailment.condition;
    state.detail = std::move(contents.ailment.detail);
    state.snapshots = std::move(contents.snapshots);
    state.is_encrypted = contents.is_encrypted;
    state.locked_since = contents.locked_since;
    state.is_count_partial = contents.is_count_partial;
    if (copy.place.starts_with('/')) {
        look_around(machine, copy, look, state);
    }
    if (is_open(state.condition) && look.depth == Depth::deep) {
        count_newest(copy, secrets, look, state);
    }
    conclude(state);
    if (is_open(state.condition) && look.depth == Depth::deep && is_repository(copy)) {
        check_deeply(copy, secrets, look, state);
    }
    return state;
}

}  // namespace asepsie::copies
