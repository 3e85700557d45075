#include "domain/backup/backup_plan.h"

#include "foundation/base/names.h"

#include <algorithm>

namespace asepsie::backup {

bool Destination::holds(std::int64_t source) const { return sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end(); }

std::string_view name_of(Found found) { return found_names.at(static_cast<std::size_t>(found)); }

std::optional<Found> found_named(std::string_view name)
{
    return value_named<Found>(name, found_names);
}

std::uint64_t restored_in(const Drill& drill) { return drill.same + drill.changed_since + drill.unmatched + drill.differing; }

DrillOutcome outcome_of(const Drill& drill)
{
    if (drill.missing > 0 || drill.broken > 0 || restored_in(drill) == 0) {
        return DrillOutcome::failed;
    }
    if (2 * (drill.scrambled + drill.broken_before) > restored_in(drill)) {
        return DrillOutcome::failed;
    }
    if (drill.differing > 0) {
        return DrillOutcome::differing;
    }
    return drill.same + drill.opened > 0 ? DrillOutcome::restored : DrillOutcome::unproven;
}

}  // namespace asepsie::backup
