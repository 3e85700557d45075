// SHA-256 (FIPS 180-4), for what others compute too: signatures, fingerprints that are printed.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::crypto {

std::string sha256(std::string_view content);  // 32 bytes

}  // namespace asepsie::crypto
