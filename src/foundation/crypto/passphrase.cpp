#include "foundation/crypto/passphrase.h"

#include "foundation/base/encoding.h"
#include "foundation/crypto/library.h"

#include <sodium.h>

#include <fmt/core.h>

#include <array>

namespace asepsie::crypto {
namespace {

constexpr std::string_view signs = text::crockford_signs;
constexpr std::size_t code_signs = 25;
constexpr std::size_t group_signs = 5;

// A sum in which each place has another odd weight: one wrong sign, or two neighbours swapped, change it (but for 1 in 31 of the swaps: of two signs that stand 16 apart).
char check_sign(std::string_view code)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        sum += (2 * i + 1) * signs.find(code[i]);
    }
    return signs[sum % signs.size()];
}

char as_made(char typed)
{
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    return upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
}

}  // namespace

Result<Secret> key_from(const Secret& passphrase, std::string_view salt, Cost cost)
{
    start_library();
    ASSERT(salt.size() == salt_bytes);
    static_assert(salt_bytes == crypto_pwhash_SALTBYTES);
    if (cost.passes < least_cost.passes || cost.passes > greatest_cost.passes || cost.memory_bytes < least_cost.memory_bytes || cost.memory_bytes > greatest_cost.memory_bytes) {
        return fail(ErrorCode::too_large, fmt::format("argon2id: {} passes over {} bytes", cost.passes, cost.memory_bytes));
    }
    Secret key(key_bytes);
    const int result = crypto_pwhash(key.bytes().data(), key_bytes, reinterpret_cast<const char*>(passphrase.bytes().data()), passphrase.size(),
        reinterpret_cast<const unsigned char*>(salt.data()), cost.passes, static_cast<std::size_t>(cost.memory_bytes), crypto_pwhash_ALG_ARGON2ID13);
    if (result != 0) {
        return fail(ErrorCode::too_large, fmt::format("argon2id: no memory for {} bytes", cost.memory_bytes));
    }
    return key;
}

Secret make_passphrase()
{
    start_library();
    // Sixteen consonants and five vowels that French and English readers write as they hear them: a syllable is one of 80.
    constexpr std::string_view consonants = "bcdfgjklmnprstvz";
    constexpr std::string_view vowels = "aeiou";
    constexpr std::size_t words = 7;
    constexpr std::size_t syllables_a_word = 2;
    std::string phrase;
    for (std::size_t syllable = 0; syllable < words * syllables_a_word; ++syllable) {
        phrase += syllable > 0 && syllable % syllables_a_word == 0 ? " " : "";
        phrase += consonants[randombytes_uniform(static_cast<std::uint32_t>(consonants.size()))];
        phrase += vowels[randombytes_uniform(static_cast<std::uint32_t>(vowels.size()))];
    }
    Secret secret = Secret::copy_of(phrase);
    sodium_memzero(phrase.data(), phrase.size());
    return secret;
}

std::string make_recovery_code()
{
    start_library();
    std::string code;
    for (std::size_t i = 0; i + 1 < code_signs; ++i) {
        code += signs[randombytes_uniform(static_cast<std::uint32_t>(signs.size()))];
    }
    code += check_sign(code);
    std::string grouped;
    for (std::size_t i = 0; i < code.size(); ++i) {
        grouped += i > 0 && i % group_signs == 0 ? "-" : "";
        grouped += code[i];
    }
    sodium_memzero(code.data(), code.size());
    return grouped;
}

Result<Secret> read_recovery_code(std::string_view typed)
{
    Secret code(code_signs);
    std::size_t length = 0;
    for (const char c : typed) {
        const char sign = as_made(c);
        if (c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r') {
            continue;
        }
        if (signs.find(sign) == std::string_view::npos || length == code_signs) {
            return fail(ErrorCode::malformed, fmt::format("recovery code: not a code at sign {}", length + 1));
        }
        code.bytes()[length++] = static_cast<std::uint8_t>(sign);
    }
    const std::string_view whole(reinterpret_cast<const char*>(code.bytes().data()), length);
    if (length != code_signs || check_sign(whole.substr(0, code_signs - 1)) != whole.back()) {
        return fail(ErrorCode::malformed, fmt::format("recovery code: {} signs, or one of them was mistaken", length));
    }
    return code;
}

}  // namespace asepsie::crypto
