// Owning OpenSSL's objects and keeping its state out of ours. Only for the sources of this folder.
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/bytes.h"

#include <openssl/crypto.h>
#include <openssl/err.h>

#include <memory>
#include <string>
#include <string_view>

namespace asepsie::crypto {

template <auto free_it>
struct Freed {
    template <typename T>
    void operator()(T* object) const
    {
        free_it(object);
    }
};

template <typename T, auto free_it>
using Owned = std::unique_ptr<T, Freed<free_it>>;

// Stands at the top of each function that calls OpenSSL: no configuration file of the system is read, and the errors that the calls leave behind on this
// thread are taken away at the end.
class OpensslCall {
public:
    OpensslCall()
    {
        static const int started = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
        ASSERT(started == 1);
        ERR_set_mark();
    }
    ~OpensslCall() { ERR_pop_to_mark(); }
    OpensslCall(const OpensslCall&) = delete;
    OpensslCall& operator=(const OpensslCall&) = delete;
};

inline std::string_view text_of(const unsigned char* data, int length) { return {reinterpret_cast<const char*>(data), length > 0 ? static_cast<std::size_t>(length) : 0}; }

// The object's DER by its i2d function; empty where it has none.
template <typename T, typename Encode>
std::string der_of(T* object, Encode encode)
{
    const int length = encode(object, nullptr);
    if (length <= 0) {
        return {};
    }
    std::string der(static_cast<std::size_t>(length), '\0');
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    encode(object, &at);
    return der;
}

}  // namespace asepsie::crypto
