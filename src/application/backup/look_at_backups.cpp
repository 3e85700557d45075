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
constexpr std::size_t snapshots_compared = 5;  // the newest ones

std::optional<std::uint64_t> files_in(const copies::CopyState& state) { return state.snapshots.empty() ? std::nullopt : state.snapshots.back().files; }
std::optional<std::uint64_t> bytes_in(const copies::CopyState& state) { return state.snapshots.empty() ? std::nullopt : state.snapshots.back().bytes; }

// What an export or a duplicity set holds is not the sources file by file.
bool is_compared(copies::CopyKind kind) { return kind != copies::CopyKind::software_export && kind != copies::CopyKind::deja_dup; }

// What tells two media apart; empty where the system does not say.
std::string medium_in(const copies::Medium& medium)
{
    if (!medium.cloud.empty()) {
        return medium.cloud;
    }
    return medium.disks.empty() ? medium.source : text::join(medium.disks, "+");
}

backup::Sight sight_of(const copies::CopyState& state, std::int64_t destination, Moment now)
{
    backup::Sight sight;
    sight.destination = destination;
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
    sight.is_deep = state.checked == Condition::sound;
    sight.medium = medium_in(state.medium);
    return sight;
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

bool holds_next_to_nothing(const backup::Coverage& coverage) { return 2 * coverage.missing > coverage.compared; }

// With the newest snapshot that is of these sources: a repository may be shared with other computers. Where none of the last ones is, with the newest.
void compare(backup::Sight& sight, const copies::CopyState& state, const copies::Copy& copy, const copies::Secrets& secrets, const std::vector<backup::Source>& held, const copies::Bounds& bounds)
{
    std::size_t tried = 0;
    for (auto snapshot = state.snapshots.rbegin(); snapshot != state.snapshots.rend() && tried < snapshots_compared; ++snapshot) {
        if (snapshot->is_incomplete) {
            continue;
        }
        ++tried;
        auto coverage = coverage_of(copy, secrets, *snapshot, held, bounds);
        if (!coverage.ok()) {
            // It opens, and what is in it cannot be listed.
            sight.found = found_of(coverage.error()) == Found::damaged ? Found::damaged : sight.found;
            return;
        }
        const bool is_of_these = !holds_next_to_nothing(*coverage);
        if (is_of_these || tried == 1) {
            sight.last = coverage->in_step ? std::min(*coverage->in_step, snapshot->time) : snapshot->time;
            sight.coverage = std::move(coverage).value();
        }
        if (is_of_these) {
            return;
        }
    }
}

}  // namespace

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

std::vector<backup::Source> held_by(const backup::Destination& destination, const std::vector<backup::Source>& sources)
{
    std::vector<backup::Source> held;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(held), [&](const backup::Source& source) { return destination.holds(source.id); });
    return held;
}

copies::Copy copy_of(const backup::Destination& destination) { return {copies::copy_kind_named(destination.kind).value_or(copies::CopyKind::folder), destination.place}; }

copies::Secrets secrets_of(const platform::Machine& machine, const crypto::Secret& secret) { return {secret.clone(), machine.identity().home}; }

backup::Sight look_at_backup(const platform::Machine& machine, const backup::Destination& destination, const std::vector<backup::Source>& sources, const crypto::Secret& secret, copies::Depth depth, Moment now,
    const std::atomic<bool>* cancelled)
{
    const std::vector<backup::Source> held = held_by(destination, sources);
    copies::Look look;
    look.depth = depth;
    look.sources = places_of(held);
    look.bounds.cancelled = cancelled;
    look.bounds.until = std::chrono::steady_clock::now() + (depth == copies::Depth::deep ? std::chrono::seconds(time_for_a_check) : time_for_a_look);
    const copies::Copy copy = copy_of(destination);
    const copies::Secrets secrets = secrets_of(machine, secret);
    const copies::CopyState state = copies::look_at_copy(machine, copy, secrets, look);
    backup::Sight sight = sight_of(state, destination.id, now);
    if (is_compared(copy.kind) && !look.sources.empty()) {
        compare(sight, state, copy, secrets, held, look.bounds);
    }
    return sight;
}

std::vector<backup::Source> looked_for(const platform::Machine& machine, std::vector<backup::Source> sources)
{
    for (backup::Source& source : sources) {
        if (!source.place.empty()) {
            const auto status = machine.status(source.place);
            source.is_there = status.ok() ? backup::Told::yes : status.error().code == ErrorCode::not_found ? backup::Told::no : backup::Told::unknown;
        }
    }
    return sources;
}

Result<Done> look_at_backups(BackupBook& book, const platform::Machine& machine, const knowledge::Catalogue& catalogue, copies::Depth depth, std::string_view by, Moment now)
{
    const KnownBackups known = TRY(book.all());
    TRY(book.put_whether_there(looked_for(machine, known.sources)));
    for (const backup::Destination& destination : known.destinations) {
        const crypto::Secret secret = TRY(book.secret(destination.id));
        TRY(book.add_sight(look_at_backup(machine, destination, known.sources, secret, depth, now)));
    }
    return book.keep_evidence(catalogue, by, now);
}

}  // namespace asepsie::application
