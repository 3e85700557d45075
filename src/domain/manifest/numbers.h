// Numbers and digests as a manifest writes them: LEB128 in its shortest form, and 32 bytes.
#pragma once

#include "foundation/crypto/digest.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::manifest {

inline void append_number(std::string& bytes, std::uint64_t number)
{
    constexpr std::uint64_t more = 0x80;
    while (number >= more) {
        bytes += static_cast<char>(number | more);
        number >>= 7U;
    }
    bytes += static_cast<char>(number);
}

inline void append_digest(std::string& bytes, const crypto::Digest& digest) { bytes.append(reinterpret_cast<const char*>(digest.data()), digest.size()); }

// Of 32 bytes; fewer are followed by zeros.
inline crypto::Digest to_digest(std::string_view bytes)
{
    crypto::Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

}  // namespace asepsie::manifest
