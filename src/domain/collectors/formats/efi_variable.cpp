#include "domain/collectors/formats/efi_variable.h"

#include <fmt/core.h>

namespace asepsie::collectors::formats {
namespace {

constexpr std::size_t attribute_bytes = 4;

}  // namespace

Result<bool> parse_efi_flag(std::string_view bytes)
{
    if (bytes.size() != attribute_bytes + 1) {
        return fail(ErrorCode::malformed, fmt::format("an EFI variable of {} bytes where {} are expected", bytes.size(), attribute_bytes + 1));
    }
    const char value = bytes[attribute_bytes];
    if (value != 0 && value != 1) {
        return fail(ErrorCode::malformed, fmt::format("byte {} of an EFI variable is neither 0 nor 1", attribute_bytes));
    }
    return value == 1;
}

}  // namespace asepsie::collectors::formats
