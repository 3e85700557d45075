#include "foundation/crypto/digest.h"

#include "foundation/base/result.h"
#include "foundation/crypto/late_library.h"
#include "foundation/crypto/library.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sodium.h>

namespace asepsie::crypto {

class Sha256::Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;
    virtual void add(std::string_view piece) = 0;
    virtual void finish(unsigned char* digest) = 0;
};

namespace {

// Portable code, at hand in every program.
class SodiumEngine final : public Sha256::Engine {
public:
    SodiumEngine() { crypto_hash_sha256_init(&m_state); }
    void add(std::string_view piece) override { crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char*>(piece.data()), piece.size()); }
    void finish(unsigned char* digest) override { crypto_hash_sha256_final(&m_state, digest); }

private:
    crypto_hash_sha256_state m_state{};
};

// OpenSSL's library uses the processor's own instructions. It is loaded when the first large file is hashed, so that nothing else waits for it.
struct OpenSsl {
    decltype(&OPENSSL_init_crypto) start;
    decltype(&EVP_MD_CTX_new) make;
    decltype(&EVP_MD_CTX_free) free;
    decltype(&EVP_sha256) algorithm;
    decltype(&EVP_DigestInit_ex) init;
    decltype(&EVP_DigestUpdate) update;
    decltype(&EVP_DigestFinal_ex) finish;
};

const OpenSsl* openssl()
{
    static OpenSsl functions{};
    static const bool is_there = [] {
        void* library = load_library("libcrypto.so.3");
        return library != nullptr && look_up(library, "OPENSSL_init_crypto", functions.start) && look_up(library, "EVP_MD_CTX_new", functions.make) && look_up(library, "EVP_MD_CTX_free", functions.free)
            && look_up(library, "EVP_sha256", functions.algorithm) && look_up(library, "EVP_DigestInit_ex", functions.init)
            && look_up(library, "EVP_DigestUpdate", functions.update) && look_up(library, "EVP_DigestFinal_ex", functions.finish)
            && functions.start(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;  // no configuration file of the system is read
    }();
    return is_there ? &functions : nullptr;
}

class OpenSslEngine final : public Sha256::Engine {
public:
    OpenSslEngine(const OpenSsl& functions, EVP_MD_CTX* context) : m_functions(functions), m_context(context) {}
    OpenSslEngine(const OpenSslEngine&) = delete;
    OpenSslEngine& operator=(const OpenSslEngine&) = delete;
    ~OpenSslEngine() override { m_functions.free(m_context); }
    void add(std::string_view piece) override { ASSERT(m_functions.update(m_context, piece.data(), piece.size()) == 1); }
    void finish(unsigned char* digest) override { ASSERT(m_functions.finish(m_context, digest, nullptr) == 1); }

private:
    const OpenSsl& m_functions;
    EVP_MD_CTX* m_context;
};

std::unique_ptr<Sha256::Engine> make_engine()
{
    start_library();
    if (const OpenSsl* functions = openssl()) {
        if (EVP_MD_CTX* context = functions->make()) {
            auto engine = std::make_unique<OpenSslEngine>(*functions, context);
            if (functions->init(context, functions->algorithm(), nullptr) == 1) {
                return engine;
            }
        }
    }
    return std::make_unique<SodiumEngine>();
}

}  // namespace

std::string sha256(std::string_view content)
{
    start_library();
    std::string digest(sha256_bytes, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<const unsigned char*>(content.data()), content.size());
    return digest;
}

Sha256::Sha256() : m_engine(make_engine()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view piece) { m_engine->add(piece); }

std::string Sha256::digest()
{
    std::string digest(sha256_bytes, '\0');
    m_engine->finish(reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

}  // namespace asepsie::crypto
