// SHA-256 (FIPS 180-4), where another's format asks for it; our own formats use hash() of seal.h.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::crypto {

std::string sha256(std::string_view content);  // 32 bytes

}  // namespace asepsie::crypto
