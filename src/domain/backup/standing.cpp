#include "domain/backup/standing.h"

#include <algorithm>
#include <set>

namespace asepsie::backup {
namespace {

using std::chrono::days;

std::vector<const Sight*> sights_of(const Known& known, std::int64_t destination)
{
    std::vector<const Sight*> found;
    for (const Sight& sight : known.sights) {
        if (sight.destination == destination) {
            found.push_back(&sight);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Sight* a, const Sight* b) { return a->at > b->at; });
    return found;
}

const Drill* last_drill(const Known& known, std::int64_t destination)
{
    const Drill* last = nullptr;
    for (const Drill& drill : known.drills) {
        if (drill.destination == destination && (last == nullptr || last->at < drill.at)) {
            last = &drill;
        }
    }
    return last;
}

// So much is missing that it is no copy of the sources.
bool is_of_something_else(const Sight& sight) { return is_incomplete(sight) && 2 * sight.coverage->missing > sight.coverage->compared; }

bool is_open_now(const Standing& standing) { return standing.latest != nullptr && could_look(standing.latest->found); }

// What counts as out of the reach of ransomware on this computer: what this account may not write, and what is away. Nothing that is plugged in, whatever is said of it; and what nobody says is
// unplugged must have been away on two days at least: a computer that is off for an hour is not kept apart.
bool is_kept_apart(const Standing& standing, const std::vector<const Sight*>& sights)
{
    constexpr std::size_t looks_that_tell = 6;
    if (is_open_now(standing)) {
        return !standing.latest->is_within_reach;
    }
    std::set<Date> days_away;
    for (std::size_t i = 0; i < std::min(sights.size(), looks_that_tell); ++i) {
        if (sights[i]->found == Found::not_there) {
            days_away.insert(date_of(sights[i]->at));
        }
    }
    switch (standing.destination->is_unplugged) {
    case Told::yes: return !days_away.empty();
    case Told::unknown: return standing.opened != nullptr && days_away.size() >= 2;
    case Told::no: break;
    }
    return false;
}

// Damage does not heal by a glance: only by reading the content again, or restoring from it.
const Sight* lasting_damage(const Standing& standing, const std::vector<const Sight*>& sights)
{
    for (const Sight* sight : sights) {
        if (could_look(sight->found) && sight->is_deep) {
            return nullptr;
        }
        if (sight->found == Found::damaged) {
            const bool is_restored_since = standing.drill != nullptr && standing.drill->at > sight->at && standing.drill->outcome == DrillOutcome::restored;
            return is_restored_since ? nullptr : sight;
        }
    }
    return nullptr;
}

bool has_copy_that_counts(const Standing& standing, Moment now)
{
    const Sight* seen = standing.opened;
    if (standing.is_twin || standing.damaged != nullptr || !is_seen_lately(standing, now) || seen->is_on_same_disk || !seen->last || is_of_something_else(*seen)) {
        return false;
    }
    return !is_dated_ahead(*seen->last, now) && now - *seen->last <= days(lost_days);
}

Standing standing_of(const Destination& destination, const Known& known, Moment now)
{
    Standing standing;
    standing.destination = &destination;
    standing.is_twin = std::any_of(known.destinations.data(), &destination, [&](const Destination& other) { return other.place == destination.place; });
    const std::vector<const Sight*> sights = sights_of(known, destination.id);
    standing.latest = sights.empty() ? nullptr : sights.front();
    for (const Sight* sight : sights) {
        if (could_look(sight->found) && standing.opened == nullptr) {
            standing.opened = sight;
        } else if (could_look(sight->found) && standing.before == nullptr && sight->last != standing.opened->last) {
            standing.before = sight;
        }
    }
    standing.drill = last_drill(known, destination.id);
    standing.damaged = lasting_damage(standing, sights);
    standing.counts = has_copy_that_counts(standing, now);
    standing.is_apart = is_kept_apart(standing, sights);
    standing.is_plugged_now = destination.is_unplugged == Told::yes && is_open_now(standing) && !standing.is_apart;
    return standing;
}

}  // namespace

std::vector<Standing> standings_of(const Known& known, Moment now)
{
    std::vector<Standing> standings;
    for (const Destination& destination : known.destinations) {
        standings.push_back(standing_of(destination, known, now));
    }
    return standings;
}

bool could_look(Found found) { return found == Found::sound || found == Found::locked; }

bool is_unopened(Found found)
{
    return found == Found::denied || found == Found::secret_needed || found == Found::wrong_secret || found == Found::other_version || found == Found::program_missing || found == Found::remote
        || found == Found::too_slow || found == Found::unreadable;
}

bool is_incomplete(const Sight& sight) { return sight.coverage && sight.coverage->missing > 0; }

bool is_dated_ahead(Moment copied, Moment now) { return copied > now + days(clock_days); }

bool is_seen_lately(const Standing& standing, Moment now) { return standing.opened != nullptr && now - standing.opened->at <= days(unplugged_days); }

bool is_plain(const Standing& standing)
{
    if (standing.opened != nullptr && standing.opened->is_encrypted) {
        return !*standing.opened->is_encrypted;
    }
    return standing.destination->is_encrypted == Told::no;
}

bool is_covered(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) { return one.counts && one.destination->holds(source.id); });
}

bool is_covered_whole(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) { return one.counts && !is_incomplete(*one.opened) && one.destination->holds(source.id); });
}

bool may_be_covered(const Source& source, const std::vector<Standing>& standings)
{
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& one) {
        const bool is_unknown = one.latest == nullptr || is_unopened(one.latest->found) || one.latest->found == Found::not_there;
        return one.destination->holds(source.id) && is_unknown;
    });
}

}  // namespace asepsie::backup
