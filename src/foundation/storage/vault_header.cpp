#include "foundation/storage/vault_header.h"

#include "foundation/crypto/seal.h"
#include "foundation/json/json.h"

#include <fmt/core.h>

namespace asepsie::storage {
namespace {

constexpr std::string_view magic = "ASEPSIE-VAULT-1\n";
constexpr std::size_t length_digits = 8;  // of the JSON, in hexadecimal, then a LF
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t max_header_bytes = 1U << 16U;

Error malformed(std::string reason) { return fail(ErrorCode::malformed, "vault: " + std::move(reason)); }

Result<std::string> bytes_in(const json::Object& object, std::string_view name, std::size_t least)
{
    const auto text = json::string_in(object, name);
    if (!text) {
        return malformed(fmt::format("{} is missing", name));
    }
    std::string bytes = TRY(crypto::from_hex(*text));
    if (bytes.size() < least) {
        return malformed(fmt::format("{} is too short", name));
    }
    return bytes;
}

// It becomes part of names of files: nothing but digits.
bool is_vault_id(std::string_view id) { return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

Result<VaultHeader> read_header(std::string_view text)
{
    const json::Value value = TRY(json::parse(text));
    const json::Object* object = value.if_object();
    if (object == nullptr) {
        return malformed("the header is no object");
    }
    VaultHeader header;
    const auto id = json::string_in(*object, "id");
    const auto generation = json::integer_in(*object, "generation");
    const auto saved_at = parse_moment(json::string_in(*object, "saved_at").value_or(""));
    const auto passes = json::integer_in(*object, "argon2id_passes");
    const auto memory = json::integer_in(*object, "argon2id_bytes");
    if (!id || !is_vault_id(*id) || !generation || *generation < 1 || !saved_at || !passes || *passes < 1 || !memory || *memory < 1) {
        return malformed("the header lacks id, generation, date or cost");
    }
    if (const auto content_bytes = json::integer_in(*object, "content_bytes")) {
        if (*content_bytes < 0 || static_cast<std::uint64_t>(*content_bytes) > max_vault_bytes) {
            return malformed("a content of such a length");
        }
        header.content_bytes = static_cast<std::uint64_t>(*content_bytes);
    }
    header.state = {std::string(*id), static_cast<std::uint64_t>(*generation), *saved_at};
    header.cost = {static_cast<std::uint64_t>(*passes), static_cast<std::uint64_t>(*memory)};
    header.passphrase_salt = TRY(bytes_in(*object, "passphrase_salt", crypto::salt_bytes));
    header.recovery_salt = TRY(bytes_in(*object, "recovery_salt", crypto::salt_bytes));
    if (header.passphrase_salt.size() != crypto::salt_bytes || header.recovery_salt.size() != crypto::salt_bytes) {
        return malformed("a salt of another size");
    }
    header.passphrase_wrap = TRY(bytes_in(*object, "passphrase_wrap", crypto::key_bytes));
    header.recovery_wrap = TRY(bytes_in(*object, "recovery_wrap", crypto::key_bytes));
    return header;
}

}  // namespace

bool VaultHeader::has_keys_of(const VaultHeader& other) const
{
    return passphrase_salt == other.passphrase_salt && passphrase_wrap == other.passphrase_wrap && recovery_salt == other.recovery_salt && recovery_wrap == other.recovery_wrap;
}

std::string encode(const VaultHeader& header)
{
    json::Object object{{"id", header.state.id}, {"generation", static_cast<std::int64_t>(header.state.generation)}, {"saved_at", to_iso(header.state.saved_at)},
        {"argon2id_passes", static_cast<std::int64_t>(header.cost.passes)}, {"argon2id_bytes", static_cast<std::int64_t>(header.cost.memory_bytes)},
        {"passphrase_salt", crypto::to_hex(header.passphrase_salt)}, {"passphrase_wrap", crypto::to_hex(header.passphrase_wrap)},
        {"recovery_salt", crypto::to_hex(header.recovery_salt)}, {"recovery_wrap", crypto::to_hex(header.recovery_wrap)}};
    if (header.content_bytes) {
        object["content_bytes"] = static_cast<std::int64_t>(*header.content_bytes);
    }
    const std::string text = json::write_compact(object);
    std::string encoded = std::string(magic) + fmt::format("{:08x}\n", text.size()) + text;
    encoded += crypto::hash(encoded);
    return encoded;
}

Result<SplitVault> split_vault(std::string_view file)
{
    if (!file.starts_with(magic)) {
        return magic.starts_with(file) ? fail(ErrorCode::truncated, fmt::format("vault: {} bytes", file.size())) : malformed("no vault, or one of another version");
    }
    const std::size_t text_start = magic.size() + length_digits + 1;
    if (file.size() < text_start) {
        return fail(ErrorCode::truncated, fmt::format("vault: {} bytes", file.size()));
    }
    std::size_t length = 0;
    for (const char c : file.substr(magic.size(), length_digits)) {
        const std::size_t digit = std::string_view("0123456789abcdef").find(c);
        if (digit == std::string_view::npos) {
            return malformed("the header's length is no number");
        }
        length = length * 16 + digit;
    }
    if (length > max_header_bytes) {
        return malformed("the header is too long");
    }
    if (file.size() < text_start + length + hash_bytes) {
        return fail(ErrorCode::truncated, fmt::format("vault: {} bytes", file.size()));
    }
    const std::size_t hash_start = text_start + length;
    if (crypto::hash(file.substr(0, hash_start)) != file.substr(hash_start, hash_bytes)) {
        return fail(ErrorCode::altered, "vault: the header does not hold");
    }
    SplitVault split;
    split.header = TRY(read_header(file.substr(text_start, length)));
    split.encoded_header = file.substr(0, hash_start + hash_bytes);
    split.sealed = file.substr(hash_start + hash_bytes);
    return split;
}

}  // namespace asepsie::storage
