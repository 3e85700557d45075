// SHA-256 (FIPS 180-4), for what others compute too: signatures, fingerprints that are printed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace asepsie::crypto {

constexpr std::size_t sha256_bytes = 32;
using Digest = std::array<std::uint8_t, sha256_bytes>;

std::string sha256(std::string_view content);  // 32 bytes

// The same of content that comes piece by piece: a file too large to hold. As fast as this processor allows: see docs/decisions/0014-fast-fingerprints.md.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view piece);
    std::string digest();  // 32 bytes; once, at the end
    Digest finish();       // the same, and what is added from then on is another content: for many of them

    class Engine;

private:
    std::unique_ptr<Engine> m_engine;
};

}  // namespace asepsie::crypto
