#include "domain/backup/backup_plan.h"

#include <algorithm>

namespace asepsie::backup {

bool Destination::holds(std::int64_t source) const { return sources.empty() || std::find(sources.begin(), sources.end(), source) != sources.end(); }

std::string_view name_of(Found found) { return found_names.at(static_cast<std::size_t>(found)); }

std::optional<Found> found_named(std::string_view name)
{
    const auto found = std::find(found_names.begin(), found_names.end(), name);
    return found == found_names.end() ? std::nullopt : std::optional(static_cast<Found>(found - found_names.begin()));
}

DrillOutcome outcome_of(const Drill& drill)
{
    if (drill.missing > 0 || drill.broken > 0 || drill.same + drill.changed_since + drill.differing == 0) {
        return DrillOutcome::failed;
    }
    return drill.differing > 0 ? DrillOutcome::differing : DrillOutcome::restored;
}

}  // namespace asepsie::backup
