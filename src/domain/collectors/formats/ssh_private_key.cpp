#include "domain/collectors/formats/ssh_private_key.h"

#include "foundation/base/text.h"

#include <optional>
#include <string>

namespace asepsie::collectors::formats {
namespace {

// Enough for the cipher's name and the kind of the public key; the secret part stands further on.
constexpr std::size_t header_bytes = 96;

std::optional<unsigned> sextet_of(char c)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t place = alphabet.find(c);
    return place == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(place));
}

// The first bytes of base64 text (RFC 4648, section 4); line ends are passed over, anything else ends it.
std::string decoded_front(std::string_view base64)
{
    std::string bytes;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char c : base64) {
        if (c == '\n' || c == '\r') {
            continue;
        }
        const auto sextet = sextet_of(c);
        if (!sextet || bytes.size() == header_bytes) {
            break;
        }
        held = ((held << 6U) | *sextet) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((held >> bits) & 0xFFU);
        }
    }
    return bytes;
}

// A length in four bytes, highest first, and as many bytes (RFC 4251, section 5). The last one may be cut short by header_bytes.
std::optional<std::string_view> take_string(std::string_view& bytes)
{
    if (bytes.size() < 4) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        length = (length << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    const std::string_view content = bytes.substr(4, length);
    bytes.remove_prefix(4 + content.size());
    return content;
}

Result<KeyProtection> protection_of_openssh_key(std::string_view base64)
{
    constexpr std::string_view magic("openssh-key-v1\0", 15);
    const std::string header = decoded_front(base64);
    std::string_view rest(header);
    if (!rest.starts_with(magic)) {
        return fail(ErrorCode::malformed, "SSH key: the header is not openssh-key-v1");
    }
    rest.remove_prefix(magic.size());
    const auto cipher = take_string(rest);
    const auto derivation = take_string(rest);
    const auto derivation_options = take_string(rest);
    if (!cipher || !derivation || !derivation_options || cipher->empty()) {
        return fail(ErrorCode::malformed, "SSH key: the header is cut short");
    }
    if (*cipher != "none") {
        return KeyProtection::passphrase;
    }
    rest.remove_prefix(std::min<std::size_t>(4, rest.size()));  // how many keys
    auto public_key = take_string(rest);
    const auto kind = public_key ? take_string(*public_key) : std::nullopt;
    // "sk-…": the file only names the secret that a security token keeps (PROTOCOL.u2f).
    return kind && kind->starts_with("sk-") ? KeyProtection::passphrase : KeyProtection::bare;
}

}  // namespace

Result<KeyProtection> parse_ssh_private_key(std::string_view text)
{
    constexpr std::string_view begin = "-----BEGIN ";
    constexpr std::string_view end = "PRIVATE KEY-----";
    text = text::trim(text);
    const std::string_view first = text::trim(text.substr(0, text.find('\n')));
    if (!first.starts_with(begin) || !first.ends_with(end) || first.size() < begin.size() + end.size()) {
        return KeyProtection::no_key;
    }
    const std::string_view kind = text::trim(first.substr(begin.size(), first.size() - begin.size() - end.size()));
    const std::string_view body = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
    if (kind == "OPENSSH") {
        return protection_of_openssh_key(body);
    }
    if (kind == "ENCRYPTED" || body.starts_with("Proc-Type: 4,ENCRYPTED")) {
        return KeyProtection::passphrase;
    }
    return KeyProtection::bare;
}

}  // namespace asepsie::collectors::formats
