#include "foundation/crypto/digest.h"

#include "foundation/crypto/library.h"

#include <sodium.h>

namespace asepsie::crypto {

std::string sha256(std::string_view content)
{
    start_library();
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<const unsigned char*>(content.data()), content.size());
    return digest;
}

}  // namespace asepsie::crypto
