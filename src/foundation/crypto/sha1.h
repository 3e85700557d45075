// SHA-1 (FIPS 180-4), for lists that others publish by it; it holds against no forger and serves for nothing else.
#pragma once

#include "foundation/base/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace asepsie::crypto {

constexpr std::size_t sha1_bytes = 20;
using Sha1Digest = std::array<std::uint8_t, sha1_bytes>;

// One text after another. What it held of the last one is wiped with it.
class Sha1 {
public:
    // unsupported where the system lacks OpenSSL's library: libsodium has no SHA-1.
    static Result<Sha1> make();
    ~Sha1();
    Sha1(Sha1&&) noexcept;
    Sha1& operator=(Sha1&&) noexcept;

    Sha1Digest of(std::string_view content);

    class Engine;

private:
    explicit Sha1(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

}  // namespace asepsie::crypto
