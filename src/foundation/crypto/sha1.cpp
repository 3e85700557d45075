#include "foundation/crypto/sha1.h"

#include "foundation/crypto/loaded_openssl.h"

namespace asepsie::crypto {

class Sha1::Engine {
public:
    Engine(const LoadedOpenssl& functions, EVP_MD_CTX* context) : m_functions(functions), m_context(context) {}
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() { m_functions.free(m_context); }  // which wipes it

    [[nodiscard]] bool start() { return m_functions.init(m_context, m_functions.sha1(), nullptr) == 1; }
    [[nodiscard]] bool add(std::string_view piece) { return m_functions.update(m_context, piece.data(), piece.size()) == 1; }
    [[nodiscard]] bool finish(Sha1Digest& digest) { return m_functions.finish(m_context, digest.data(), nullptr) == 1; }

private:
    const LoadedOpenssl& m_functions;
    EVP_MD_CTX* m_context;
};

Sha1::Sha1(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
Sha1::~Sha1() = default;
Sha1::Sha1(Sha1&&) noexcept = default;
Sha1& Sha1::operator=(Sha1&&) noexcept = default;

Result<Sha1> Sha1::make()
{
    const LoadedOpenssl* functions = loaded_openssl();
    EVP_MD_CTX* context = functions != nullptr ? functions->make() : nullptr;
    if (context == nullptr) {
        return fail(ErrorCode::unsupported, "SHA-1: OpenSSL's library is missing");
    }
    auto engine = std::make_unique<Engine>(*functions, context);
    if (!engine->start()) {
        return fail(ErrorCode::unsupported, "SHA-1: OpenSSL's library refuses it");
    }
    return Sha1(std::move(engine));
}

Sha1Digest Sha1::of(std::string_view content)
{
    Sha1Digest digest{};
    ASSERT(m_engine->start() && m_engine->add(content) && m_engine->finish(digest));
    return digest;
}

}  // namespace asepsie::crypto
