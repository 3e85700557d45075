// The short plan: what to do next, the few things that count most.
#pragma once

#include "domain/checklist/standing.h"

#include <set>

namespace asepsie::checklist {

constexpr std::size_t most_actions = 6;

enum class Gesture : std::uint8_t { mend, settle, confirm, find_out };  // not met; disputed; stale; nothing known

std::string_view name_of(Gesture gesture);

struct PlannedAction {
    const RuleStanding* rule = nullptr;
    Gesture gesture = Gesture::mend;
    // What the three gauges would gain together if the rule were met, 0 to 3.
    double gain = 0;
};

// At most so many, the most urgent first: what is a danger, then essential rules before others; what is wrong before what is disputed, to confirm or unknown; then by gain
// for the effort, what takes less, and what one can do oneself. Rules put off or set aside by the practice (their ids) are left out.
std::vector<PlannedAction> plan(const PracticeStanding& standing, const std::set<std::string, std::less<>>& left_out, std::size_t at_most = most_actions);

}  // namespace asepsie::checklist
