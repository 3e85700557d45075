// Enumerations whose values have names: an array of them, in the order of the values.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace asepsie {

template <typename Value, std::size_t n>
constexpr std::string_view name_among(Value value, const std::array<std::string_view, n>& names)
{
    return names.at(static_cast<std::size_t>(value));
}

// Nothing where none is called so.
template <typename Value, std::size_t n>
constexpr std::optional<Value> value_named(std::string_view name, const std::array<std::string_view, n>& names)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Value>(found - names.begin()));
}

}  // namespace asepsie
