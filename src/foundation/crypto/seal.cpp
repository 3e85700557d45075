#include "foundation/crypto/seal.h"

#include "foundation/crypto/bytes.h"
#include "foundation/crypto/library.h"
#include "foundation/crypto/passphrase.h"

#include <sodium.h>

#include <fmt/core.h>

namespace asepsie::crypto {
namespace {

constexpr std::size_t piece_bytes = 64U << 10U;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t stream_header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t stream_tag_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;

std::size_t pieces_of(std::size_t content_bytes) { return content_bytes / piece_bytes + 1; }  // the last one may be empty

}  // namespace

std::string wrap(const Secret& secret, const Secret& key, std::string_view context)
{
    start_library();
    ASSERT(key.size() == key_bytes);
    std::string wrapped(nonce_bytes + secret.size() + tag_bytes, '\0');
    randombytes_buf(wrapped.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(wrapped) + nonce_bytes, nullptr, secret.bytes().data(), secret.size(), bytes_of(context), context.size(), nullptr,
        bytes_of(wrapped), key.bytes().data());
    return wrapped;
}

Result<Secret> unwrap(std::string_view wrapped, const Secret& key, std::string_view context)
{
    start_library();
    ASSERT(key.size() == key_bytes);
    if (wrapped.size() < nonce_bytes + tag_bytes) {
        return fail(ErrorCode::malformed, fmt::format("wrapped key: {} bytes are too few", wrapped.size()));
    }
    Secret secret(wrapped.size() - nonce_bytes - tag_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.bytes().data(), nullptr, nullptr, bytes_of(wrapped) + nonce_bytes, wrapped.size() - nonce_bytes, bytes_of(context),
            context.size(), bytes_of(wrapped), key.bytes().data())
        != 0) {
        return fail(ErrorCode::wrong_key, "wrapped key: another key, or altered");
    }
    return secret;
}

std::size_t sealed_bytes(std::size_t content_bytes) { return stream_header_bytes + content_bytes + pieces_of(content_bytes) * stream_tag_bytes; }

std::string seal(std::string_view content, const Secret& key, std::string_view context)
{
    start_library();
    ASSERT(key.size() == key_bytes);
    const std::size_t pieces = pieces_of(content.size());
    std::string sealed(sealed_bytes(content.size()), '\0');
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, bytes_of(sealed), key.bytes().data());
    std::size_t at = stream_header_bytes;
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::string_view piece = content.substr(i * piece_bytes, piece_bytes);
        const unsigned char tag = i + 1 == pieces ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        crypto_secretstream_xchacha20poly1305_push(&state, bytes_of(sealed) + at, nullptr, bytes_of(piece), piece.size(), bytes_of(context), context.size(), tag);
        at += piece.size() + stream_tag_bytes;
    }
    sodium_memzero(&state, sizeof state);
    return sealed;
}

Result<std::string> unseal(std::string_view sealed, const Secret& key, std::string_view context)
{
    start_library();
    ASSERT(key.size() == key_bytes);
    crypto_secretstream_xchacha20poly1305_state state;
    if (sealed.size() < stream_header_bytes) {
        return fail(ErrorCode::truncated, fmt::format("sealed content: cut short after {} bytes", sealed.size()));
    }
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes_of(sealed), key.bytes().data()) != 0) {
        return fail(ErrorCode::altered, "sealed content: no stream at byte 0");
    }
    std::string content;
    content.reserve(sealed.size());
    unsigned char tag = 0;
    for (std::size_t at = stream_header_bytes; at < sealed.size();) {
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
            return fail(ErrorCode::altered, fmt::format("sealed content: something was added at byte {}", at));
        }
        const std::string_view piece = sealed.substr(at, piece_bytes + stream_tag_bytes);
        if (piece.size() < stream_tag_bytes) {
            return fail(ErrorCode::truncated, fmt::format("sealed content: cut short after {} bytes", sealed.size()));
        }
        const std::size_t had = content.size();
        content.resize(had + piece.size() - stream_tag_bytes);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, bytes_of(content) + had, nullptr, &tag, bytes_of(piece), piece.size(), bytes_of(context), context.size()) != 0) {
            // A piece that is not full may be one that was cut; a full one was altered.
            const bool is_cut = piece.size() < piece_bytes + stream_tag_bytes;
            return fail(is_cut ? ErrorCode::truncated : ErrorCode::altered, fmt::format("sealed content: does not hold at byte {}", at));
        }
        at += piece.size();
    }
    sodium_memzero(&state, sizeof state);
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        return fail(ErrorCode::truncated, fmt::format("sealed content: cut short after {} bytes", sealed.size()));
    }
    return content;
}

Secret derive(const Secret& key, std::string_view purpose)
{
    start_library();
    ASSERT(key.size() == key_bytes);
    Secret derived(key_bytes);
    crypto_generichash(derived.bytes().data(), key_bytes, bytes_of(purpose), purpose.size(), key.bytes().data(), key.size());
    return derived;
}

std::string hash(std::string_view content)
{
    start_library();
    std::string digest(32, '\0');
    crypto_generichash(bytes_of(digest), digest.size(), bytes_of(content), content.size(), nullptr, 0);
    return digest;
}

std::string random_bytes(std::size_t count)
{
    start_library();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

std::uint32_t draw_below(std::uint32_t bound)
{
    start_library();
    return randombytes_uniform(bound);
}

std::string to_hex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

Result<std::string> from_hex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    if (text.size() % 2 != 0 || sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0 || length != bytes.size()) {
        return fail(ErrorCode::malformed, "hexadecimal digits expected");
    }
    return bytes;
}

}  // namespace asepsie::crypto
