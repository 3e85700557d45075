#include "foundation/crypto/loaded_openssl.h"

#include "foundation/late_library/late_library.h"

namespace asepsie::crypto {

const LoadedOpenssl* loaded_openssl()
{
    static LoadedOpenssl functions{};
    static const bool is_there = [] {
        void* library = load_library("libcrypto.so.3");
        return library != nullptr && look_up(library, "OPENSSL_init_crypto", functions.start) && look_up(library, "EVP_MD_CTX_new", functions.make)
            && look_up(library, "EVP_MD_CTX_free", functions.free) && look_up(library, "EVP_sha1", functions.sha1) && look_up(library, "EVP_sha256", functions.sha256)
            && look_up(library, "EVP_DigestInit_ex", functions.init) && look_up(library, "EVP_DigestUpdate", functions.update)
            && look_up(library, "EVP_DigestFinal_ex", functions.finish)
            && functions.start(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;  // no configuration file of the system is read
    }();
    return is_there ? &functions : nullptr;
}

}  // namespace asepsie::crypto
