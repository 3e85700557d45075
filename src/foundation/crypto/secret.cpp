#include "foundation/crypto/secret.h"

#include "foundation/base/result.h"
#include "foundation/crypto/library.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace asepsie::crypto {

Secret::Secret(std::size_t size) : m_size(size)
{
    start_library();
    if (size > 0) {
        m_data = static_cast<std::uint8_t*>(sodium_malloc(size));  // guarded pages, locked where the system allows it
        ASSERT(m_data != nullptr);
        sodium_memzero(m_data, size);
    }
}

Secret Secret::copy_of(std::string_view text)
{
    Secret secret(text.size());
    std::copy(text.begin(), text.end(), secret.bytes().begin());
    return secret;
}

Secret Secret::random(std::size_t size)
{
    Secret secret(size);
    if (size > 0) {
        randombytes_buf(secret.m_data, size);
    }
    return secret;
}

Secret::Secret(Secret&& other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret() { sodium_free(m_data); }

Secret Secret::clone() const
{
    Secret copy(m_size);
    std::copy(bytes().begin(), bytes().end(), copy.bytes().begin());
    return copy;
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

bool operator==(const Secret& a, const Secret& b) { return a.m_size == b.m_size && (a.m_size == 0 || sodium_memcmp(a.m_data, b.m_data, a.m_size) == 0); }

}  // namespace asepsie::crypto
