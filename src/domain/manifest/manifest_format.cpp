#include "domain/manifest/manifest_format.h"

#include "domain/manifest/manifest_body.h"
#include "domain/manifest/numbers.h"
#include "domain/manifest/tree_hash.h"
#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

#include <optional>

namespace asepsie::manifest {
namespace {

constexpr std::string_view magic = "asepsie-manifest-1";
constexpr std::string_view none = "none";
constexpr std::string_view yes = "yes";

std::string hex_of(const crypto::Digest& digest) { return crypto::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()}); }

crypto::Digest digest_of(std::string_view bytes)
{
    crypto::Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

// The lines of the header, each "NAME VALUE", in the one order they have.
class HeaderLines {
public:
    explicit HeaderLines(std::string_view rest) : m_rest(rest), m_whole(rest) {}

    std::optional<std::string_view> value(std::string_view name)
    {
        const std::size_t end = m_rest.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view line = m_rest.substr(0, end);
        if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ') {
            return std::nullopt;
        }
        m_rest.remove_prefix(end + 1);
        return line.substr(name.size() + 1);
    }

    std::optional<std::uint64_t> number(std::string_view name)
    {
        const auto text = value(name);
        const auto number = text ? text::to_integer(*text) : std::nullopt;
        return number && *number >= 0 && std::to_string(*number) == *text ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
    }

    std::optional<std::string> hex(std::string_view name, std::size_t bytes)
    {
        const auto text = value(name);
        return text ? hex_in(*text, bytes) : std::nullopt;
    }

    // In small letters and no other way.
    static std::optional<std::string> hex_in(std::string_view text, std::size_t bytes)
    {
        const auto decoded = crypto::from_hex(text);
        return decoded.ok() && decoded->size() == bytes && crypto::to_hex(*decoded) == text ? decoded.to_optional() : std::nullopt;
    }

    [[nodiscard]] std::size_t offset() const { return m_whole.size() - m_rest.size(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    std::string_view m_whole;
};

struct Header {
    SealedManifest sealed;  // all but entries and gaps
    std::uint64_t files = 0;
    std::uint64_t file_bytes = 0;
    std::uint64_t gaps = 0;
    std::uint64_t body_bytes = 0;
    crypto::Digest body{};
    std::string_view signed_text;
    std::string_view rest;
};

// Between the magic and the key, in the order of the file.
bool read_said(HeaderLines& lines, Header& header)
{
    Manifest& manifest = header.sealed.manifest;
    const auto source = lines.value("source");
    const auto decoded = source ? text::from_base64(*source) : Result<std::string>(fail(ErrorCode::malformed, ""));
    const auto taken = lines.value("taken");
    const auto moment = taken ? parse_moment(*taken) : std::nullopt;
    const auto generation = lines.number("generation");
    const auto previous = lines.value("previous");
    const auto previous_hash = previous && *previous != none ? HeaderLines::hex_in(*previous, crypto::sha256_bytes) : std::nullopt;
    const auto files = lines.number("files");
    const auto file_bytes = lines.number("bytes");
    const auto gaps = lines.number("gaps");
    const auto tree = lines.hex("tree", crypto::sha256_bytes);
    const auto body_bytes = lines.number("body-bytes");
    const auto body = lines.hex("body", crypto::sha256_bytes);
    const auto accepted = lines.value("accepted");  // in some alone
    const auto key = lines.hex("key", crypto::public_key_bytes);
    if (!decoded.ok() || !moment || to_iso(*moment) != *taken || !generation || *generation == 0 || !files || !file_bytes || !gaps || !tree || !body_bytes || !body || !key) {
        return false;
    }
    if (accepted && *accepted != yes) {
        return false;
    }
    if (!previous || (*generation == 1) != (*previous == none) || (*previous != none && !previous_hash)) {
        return false;
    }
    manifest.source = *decoded;
    manifest.taken = *moment;
    manifest.generation = *generation;
    manifest.previous = previous_hash ? std::optional(to_digest(*previous_hash)) : std::nullopt;
    manifest.is_accepted = accepted.has_value();
    header.sealed.tree = to_digest(*tree);
    header.sealed.public_key = *key;
    header.files = *files;
    header.file_bytes = *file_bytes;
    header.gaps = *gaps;
    header.body_bytes = *body_bytes;
    header.body = to_digest(*body);
    return true;
}

Result<Header> read_header(std::string_view bytes)
{
    const std::string_view start = bytes.substr(0, max_header_bytes);
    if (!start.starts_with(std::string(magic) + "\n")) {
        return fail(std::string(magic).starts_with(start) ? ErrorCode::truncated : ErrorCode::malformed, "no manifest, or one of another version");
    }
    HeaderLines lines(start.substr(magic.size() + 1));
    Header header;
    const bool is_complete = read_said(lines, header);
    const std::size_t signed_bytes = magic.size() + 1 + lines.offset();
    const auto signature = is_complete ? lines.hex("signature", crypto::signature_bytes) : std::nullopt;
    if (!signature || !lines.rest().starts_with('\n')) {
        const bool is_cut = lines.rest().find('\n') == std::string_view::npos && start.size() == bytes.size();
        return fail(is_cut ? ErrorCode::truncated : ErrorCode::malformed, fmt::format("header, near byte {}", signed_bytes));
    }
    header.sealed.signature = *signature;
    header.signed_text = bytes.substr(0, signed_bytes);
    header.sealed.hash = digest_of(header.signed_text);
    header.rest = bytes.substr(magic.size() + 1 + lines.offset() + 1);
    return header;
}

// One whose signature holds.
Result<Header> signed_header(std::string_view bytes, std::string_view expected_key)
{
    Header header = TRY(read_header(bytes));
    if (!expected_key.empty() && header.sealed.public_key != expected_key) {
        return fail(ErrorCode::wrong_key, "signed with another key");
    }
    if (!crypto::is_signed_by(header.sealed.public_key, header.signed_text, header.sealed.signature)) {
        return fail(ErrorCode::altered, "the signature does not hold");
    }
    return header;
}

}  // namespace

Result<WrittenManifest> write_manifest(const Manifest& manifest, const crypto::Signer& signer)
{
    const std::string body = TRY(write_body(manifest.entries, manifest.gaps));
    const std::string taken = to_iso(manifest.taken);
    if (parse_moment(taken) != manifest.taken || (manifest.generation == 1) == manifest.previous.has_value() || manifest.generation == 0 || manifest.source.size() > max_manifest_path_bytes) {
        return fail(ErrorCode::bad_usage, "the manifest's date, generation or source");
    }
    WrittenManifest written;
    written.tree = tree_hash(manifest.entries);
    written.bytes = fmt::format("{}\nsource {}\ntaken {}\ngeneration {}\nprevious {}\nfiles {}\nbytes {}\ngaps {}\ntree {}\nbody-bytes {}\nbody {}\n{}key {}\n", magic, text::to_base64(manifest.source), taken,
        manifest.generation, manifest.previous ? hex_of(*manifest.previous) : none, manifest.entries.size(), bytes_in(manifest), manifest.gaps.size(), hex_of(written.tree), body.size(), hex_of(digest_of(body)),
        manifest.is_accepted ? fmt::format("accepted {}\n", yes) : std::string(), crypto::to_hex(signer.public_key()));
    written.hash = digest_of(written.bytes);
    written.bytes += fmt::format("signature {}\n\n", crypto::to_hex(signer.sign(written.bytes)));
    written.bytes += body;
    return written;
}

Result<SealedManifest> read_manifest(std::string_view bytes, std::string_view expected_key)
{
    if (bytes.size() > max_manifest_bytes) {
        return fail(ErrorCode::too_large, "a manifest");
    }
    Header header = TRY(signed_header(bytes, expected_key));
    if (header.files > max_manifest_entries || header.gaps > max_manifest_entries) {
        return fail(ErrorCode::too_large, "a manifest of more entries");
    }
    if (header.rest.size() < header.body_bytes) {
        return fail(ErrorCode::truncated, fmt::format("{} bytes of {}", header.rest.size(), header.body_bytes));
    }
    if (header.rest.size() > header.body_bytes || digest_of(header.rest) != header.body) {
        return fail(ErrorCode::altered, "the body is not the one that was signed");
    }
    Body body = TRY(read_body(header.rest, header.files, header.gaps));
    header.sealed.manifest.entries = std::move(body.entries);
    header.sealed.manifest.gaps = std::move(body.gaps);
    if (static_cast<std::uint64_t>(bytes_in(header.sealed.manifest)) != header.file_bytes) {
        return fail(ErrorCode::malformed, "the bytes in all");
    }
    return std::move(header.sealed);
}

Result<SealedManifest> read_manifest_head(std::string_view start, std::string_view expected_key)
{
    Header header = TRY(signed_header(start, expected_key));
    return std::move(header.sealed);
}

bool holds_its_tree(const SealedManifest& sealed) { return tree_hash(sealed.manifest.entries) == sealed.tree; }

bool follows(const SealedManifest& before, const SealedManifest& next)
{
    return next.manifest.previous == before.hash && next.manifest.generation == before.manifest.generation + 1 && next.public_key == before.public_key;
}

}  // namespace asepsie::manifest
