#include "application/backup/look_at_backups.h"

#include "application/backup/coverage.h"

#include <algorithm>
#include <iterator>

namespace asepsie::application {
namespace {

using backup::Found;
using copies::Condition;

constexpr std::chrono::seconds time_for_a_look{20};
constexpr std::chrono::minutes time_for_a_check{30};

std::optional<std::uint64_t> files_in(const copies::CopyState& state) { return state.snapshots.empty() ? std::nullopt : state.snapshots.back().files; }
std::optional<std::uint64_t> bytes_in(const copies::CopyState& state) { return state.snapshots.empty() ? std::nullopt : state.snapshots.back().bytes; }

// Listing a repository takes its program's time: only where a thorough look was asked for. What an export, a duplicity set or a copy of the system holds is not the sources file by file.
bool is_compared(copies::CopyKind kind, copies::Depth depth)
{
    switch (kind) {
    case copies::CopyKind::folder:
    case copies::CopyKind::rsnapshot: return true;
    case copies::CopyKind::restic:
    case copies::CopyKind::borg: return depth == copies::Depth::deep;
    default: return false;
    }
}

std::optional<Found> found_of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::not_found: return Found::not_there;
    case ErrorCode::denied: return Found::denied;
    case ErrorCode::wrong_key: return Found::wrong_secret;
    case ErrorCode::altered:
    case ErrorCode::malformed:
    case ErrorCode::truncated: return Found::damaged;
    case ErrorCode::io_failed: return Found::unreadable;
    default: return std::nullopt;
    }
}

}  // namespace

const copies::Snapshot* newest_whole(const copies::CopyState& state)
{
    const auto found = std::find_if(state.snapshots.rbegin(), state.snapshots.rend(), [](const copies::Snapshot& one) { return !one.is_incomplete; });
    return found == state.snapshots.rend() ? nullptr : &*found;
}

Found found_of(Condition condition)
{
    switch (condition) {
    case Condition::sound: return Found::sound;
    case Condition::empty: return Found::empty;
    case Condition::not_there: return Found::not_there;
    case Condition::no_copy_here: return Found::no_copy;
    case Condition::denied: return Found::denied;
    case Condition::passphrase_needed: return Found::secret_needed;
    case Condition::wrong_passphrase: return Found::wrong_secret;
    case Condition::key_missing: return Found::secret_needed;
    case Condition::locked: return Found::locked;
    case Condition::damaged: return Found::damaged;
    case Condition::other_version: return Found::other_version;
    case Condition::program_missing: return Found::program_missing;
    case Condition::remote: return Found::remote;
    case Condition::too_slow: return Found::too_slow;
    case Condition::unreadable: break;
    }
    return Found::unreadable;
}

std::optional<backup::Sight> sight_of(const Error& error, std::int64_t destination, Moment now)
{
    const auto found = found_of(error);
    if (!found) {
        return std::nullopt;
    }
    backup::Sight sight;
    sight.destination = destination;
    sight.at = now;
    sight.found = *found;
    return sight;
}

copies::Copy copy_of(const backup::Destination& destination) { return {copies::copy_kind_named(destination.kind).value_or(copies::CopyKind::folder), destination.place}; }

copies::Secrets secrets_of(const platform::Machine& machine, const crypto::Secret& secret) { return {secret.clone(), machine.identity().home}; }

backup::Sight look_at_backup(const platform::Machine& machine, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret, copies::Depth depth, Moment now,
    const std::atomic<bool>* cancelled)
{
    std::vector<backup::Source> held;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(held), [&](const backup::Source& source) { return destination.holds(source.id); });
    copies::Look look;
    look.now = now;
    look.depth = depth;
    look.sources = places_of(held);
    look.bounds.cancelled = cancelled;
    look.bounds.until = std::chrono::steady_clock::now() + (depth == copies::Depth::deep ? std::chrono::seconds(time_for_a_check) : time_for_a_look);
    const copies::Copy copy = copy_of(destination);
    const copies::Secrets secrets = secrets_of(machine, secret);
    const copies::CopyState state = copies::look_at_copy(machine, copy, secrets, look);
    backup::Sight sight;
    sight.destination = destination.id;
    sight.at = now;
    // What a check of the content found wrong outweighs that it opens.
    sight.found = state.checked == Condition::damaged ? Found::damaged : found_of(state.condition);
    sight.last = state.last_success;
    if (!state.is_count_partial) {
        sight.files = files_in(state);
        sight.bytes = bytes_in(state);
    }
    sight.is_encrypted = state.is_kept_encrypted();
    sight.is_on_same_disk = state.is_on_a_source_disk.value_or(false);
    sight.is_within_reach = state.is_rewritable.value_or(state.is_reachable());
    const copies::Snapshot* newest = newest_whole(state);
    if (newest != nullptr && is_compared(copy.kind, depth) && !look.sources.empty()) {
        if (auto coverage = coverage_of(copy, secrets, *newest, held, look.bounds); coverage.ok()) {
            sight.coverage = std::move(coverage).value();
        }
    }
    return sight;
}

Result<Done> look_at_backups(BackupBook& book, const platform::Machine& machine, const knowledge::Catalogue& catalogue, copies::Depth depth, std::string_view by, Moment now)
{
    const KnownBackups known = TRY(book.all());
    for (const backup::Destination& destination : known.destinations) {
        const crypto::Secret secret = TRY(book.secret(destination.id));
        TRY(book.add_sight(look_at_backup(machine, destination, known.sources, secret, depth, now)));
    }
    return book.keep_evidence(catalogue, by, now);
}

}  // namespace asepsie::application
