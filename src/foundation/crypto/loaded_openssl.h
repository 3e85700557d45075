// OpenSSL's library, loaded when a digest is first wanted that is faster or only there. Only for the sources of this folder.
#pragma once

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace asepsie::crypto {

struct LoadedOpenssl {
    decltype(&OPENSSL_init_crypto) start;
    decltype(&EVP_MD_CTX_new) make;
    decltype(&EVP_MD_CTX_free) free;
    decltype(&EVP_sha1) sha1;
    decltype(&EVP_sha256) sha256;
    decltype(&EVP_DigestInit_ex) init;
    decltype(&EVP_DigestUpdate) update;
    decltype(&EVP_DigestFinal_ex) finish;
};

// Null where the system has none.
const LoadedOpenssl* loaded_openssl();

}  // namespace asepsie::crypto
