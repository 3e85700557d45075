#include "application/copies/condition.h"

#include <array>

namespace asepsie::copies {
namespace {

struct Meaning {
    std::string_view name;
    ErrorCode code;
};

// In the order of Condition.
constexpr std::array<Meaning, 15> meanings{{
    {"sound", ErrorCode::io_failed},
    {"empty", ErrorCode::not_found},
    {"not_there", ErrorCode::not_found},
    {"no_copy_here", ErrorCode::malformed},
    {"denied", ErrorCode::denied},
    {"passphrase_needed", ErrorCode::wrong_key},
    {"wrong_passphrase", ErrorCode::wrong_key},
    {"key_missing", ErrorCode::wrong_key},
    {"locked", ErrorCode::busy},
    {"damaged", ErrorCode::altered},
    {"other_version", ErrorCode::unsupported},
    {"program_missing", ErrorCode::unsupported},
    {"remote", ErrorCode::unsupported},
    {"too_slow", ErrorCode::too_slow},
    {"unreadable", ErrorCode::io_failed},
}};

}  // namespace

std::string_view name_of(Condition condition) { return meanings.at(static_cast<std::size_t>(condition)).name; }

Ailment ailment_of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::not_found: return {Condition::not_there, error.detail};
    case ErrorCode::denied: return {Condition::denied, error.detail};
    case ErrorCode::too_slow: return {Condition::too_slow, error.detail};
    case ErrorCode::malformed: return {Condition::damaged, error.detail};
    default: return {Condition::unreadable, error.detail};
    }
}

Error error_of(const Ailment& ailment)
{
    return fail(meanings.at(static_cast<std::size_t>(ailment.condition)).code, std::string(name_of(ailment.condition)) + ": " + ailment.detail);
}

}  // namespace asepsie::copies
