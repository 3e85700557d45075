#include "foundation/crypto/pbkdf2.h"

#include "foundation/crypto/openssl.h"

#include <openssl/evp.h>

namespace asepsie::crypto {

std::string pbkdf2_sha256(std::string_view password, std::string_view salt, int rounds, std::size_t bytes)
{
    const OpensslCall call;
    std::string derived(bytes, '\0');
    const int done = PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), bytes_of(salt), static_cast<int>(salt.size()), rounds, EVP_sha256(), static_cast<int>(bytes),
        reinterpret_cast<unsigned char*>(derived.data()));
    ASSERT(done == 1);
    return derived;
}

}  // namespace asepsie::crypto
