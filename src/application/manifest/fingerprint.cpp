#include "application/manifest/fingerprint.h"

#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

#include <algorithm>

namespace asepsie::application {
namespace {

constexpr std::size_t group_digits = 4;
constexpr std::string_view hexadecimal_digits = "0123456789abcdef";

std::string all_digits_of(const crypto::Digest& digest) { return crypto::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()}); }

bool is_blank_or_dash(char c) { return c == ' ' || c == '\t' || c == '-' || static_cast<unsigned char>(c) >= 0x80; }  // blanks that do not break are several bytes

}  // namespace

std::string short_fingerprint(const crypto::Digest& digest)
{
    const std::string digits = all_digits_of(digest);
    std::string grouped;
    for (std::size_t at = 0; at < fingerprint_digits; at += group_digits) {
        grouped += (at == 0 ? "" : " ") + digits.substr(at, group_digits);
    }
    return grouped;
}

std::optional<std::string> noted_fingerprint(std::string_view typed)
{
    std::string digits = text::lower(typed);
    std::erase_if(digits, is_blank_or_dash);
    const bool is_one = digits.size() >= fingerprint_digits && digits.size() <= 2 * crypto::sha256_bytes && digits.find_first_not_of(hexadecimal_digits) == std::string::npos;
    return is_one ? std::optional(std::move(digits)) : std::nullopt;
}

bool is_fingerprint_of(std::string_view noted, const crypto::Digest& digest) { return noted.size() >= fingerprint_digits && all_digits_of(digest).starts_with(noted); }

}  // namespace asepsie::application
