// Sums of numbers that a stranger wrote: they end at the largest number there is instead of running over.
#pragma once

#include <limits>
#include <type_traits>

namespace asepsie {

// Of numbers that are not negative.
template <typename Number>
constexpr Number sum_at_most(Number a, std::type_identity_t<Number> b)
{
    return a > std::numeric_limits<Number>::max() - b ? std::numeric_limits<Number>::max() : static_cast<Number>(a + b);
}

}  // namespace asepsie
