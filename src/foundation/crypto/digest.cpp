#include "foundation/crypto/digest.h"

#include "foundation/base/result.h"
#include "foundation/crypto/library.h"
#include "foundation/crypto/loaded_openssl.h"

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
    virtual void begin_again() = 0;
};

namespace {

// Portable code, at hand in every program.
class SodiumEngine final : public Sha256::Engine {
public:
    SodiumEngine() { crypto_hash_sha256_init(&m_state); }
    void add(std::string_view piece) override { crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char*>(piece.data()), piece.size()); }
    void finish(unsigned char* digest) override { crypto_hash_sha256_final(&m_state, digest); }
    void begin_again() override { crypto_hash_sha256_init(&m_state); }

private:
    crypto_hash_sha256_state m_state{};
};

class OpenSslEngine final : public Sha256::Engine {
public:
    OpenSslEngine(const LoadedOpenssl& functions, EVP_MD_CTX* context) : m_functions(functions), m_context(context) {}
    OpenSslEngine(const OpenSslEngine&) = delete;
    OpenSslEngine& operator=(const OpenSslEngine&) = delete;
    ~OpenSslEngine() override { m_functions.free(m_context); }
    void add(std::string_view piece) override { ASSERT(m_functions.update(m_context, piece.data(), piece.size()) == 1); }
    void finish(unsigned char* digest) override { ASSERT(m_functions.finish(m_context, digest, nullptr) == 1); }
    void begin_again() override { ASSERT(m_functions.init(m_context, nullptr, nullptr) == 1); }  // no algorithm: the one it has, which need not be looked for

private:
    const LoadedOpenssl& m_functions;
    EVP_MD_CTX* m_context;
};

std::unique_ptr<Sha256::Engine> make_engine()
{
    start_library();
    if (const LoadedOpenssl* functions = loaded_openssl()) {
        if (EVP_MD_CTX* context = functions->make()) {
            auto engine = std::make_unique<OpenSslEngine>(*functions, context);
            if (functions->init(context, functions->sha256(), nullptr) == 1) {
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

Digest Sha256::finish()
{
    Digest digest{};
    m_engine->finish(digest.data());
    m_engine->begin_again();
    return digest;
}

}  // namespace asepsie::crypto
