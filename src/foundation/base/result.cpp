#include "foundation/base/result.h"

namespace asepsie {

std::string_view name_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::denied: return "denied";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::malformed: return "malformed";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::too_slow: return "too_slow";
    case ErrorCode::io_failed: return "io_failed";
    case ErrorCode::bad_usage: return "bad_usage";
    case ErrorCode::wrong_key: return "wrong_key";
    case ErrorCode::truncated: return "truncated";
    case ErrorCode::altered: return "altered";
    case ErrorCode::outdated: return "outdated";
    case ErrorCode::busy: return "busy";
    }
    return {};
}

std::optional<ErrorCode> error_code_named(std::string_view name)
{
    for (std::uint8_t number = 0; !name_of(static_cast<ErrorCode>(number)).empty(); ++number) {
        if (name_of(static_cast<ErrorCode>(number)) == name) {
            return static_cast<ErrorCode>(number);
        }
    }
    return std::nullopt;
}

}  // namespace asepsie
