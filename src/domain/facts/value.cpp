#include "domain/facts/value.h"

#include <array>

namespace asepsie::facts {
namespace {

constexpr std::array<std::string_view, 5> type_names{"boolean", "integer", "text", "list", "date"};
constexpr std::array<std::string_view, 11> unit_names{"", "seconds", "minutes", "hours", "days", "bytes", "count", "bits", "port", "percent", "mode"};
constexpr std::array<std::string_view, missing_count> missing_names{
    "not_asked", "denied", "unsupported", "malformed", "too_large", "too_slow", "failed", "outdated"};

}  // namespace

std::string_view name_of(FactType type) { return type_names.at(static_cast<std::size_t>(type)); }
std::string_view name_of(Unit unit) { return unit_names.at(static_cast<std::size_t>(unit)); }
std::string_view name_of(Missing why) { return missing_names.at(static_cast<std::size_t>(why)); }

Missing missing_because(const Error& error)
{
    switch (error.code) {
    case ErrorCode::denied: return Missing::denied;
    case ErrorCode::too_large: return Missing::too_large;
    case ErrorCode::malformed:
    case ErrorCode::truncated:
    case ErrorCode::altered: return Missing::malformed;
    case ErrorCode::too_slow: return Missing::too_slow;
    case ErrorCode::outdated: return Missing::outdated;
    case ErrorCode::io_failed: return Missing::failed;
    case ErrorCode::not_found:
    case ErrorCode::unsupported:
    case ErrorCode::wrong_key:
    case ErrorCode::busy:
    case ErrorCode::bad_usage: return Missing::unsupported;
    }
    return Missing::unsupported;
}

}  // namespace asepsie::facts
