#include "domain/mail/authentication/dkim_signature.h"

#include "domain/mail/authentication/authentication_results.h"
#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

constexpr std::int64_t latest_second = 253'402'300'799;  // the end of the year 9999
constexpr std::size_t most_digits = 12;                  // RFC 6376, section 3.5: of t= and x=; more of l= is more than any message has

Result<std::optional<std::int64_t>> number_of(const TagList& tags, std::string_view name)
{
    if (!has_tag(tags, name)) {
        return std::optional<std::int64_t>();
    }
    const std::string_view value = value_of(tags, name);
    if (value.empty() || value.size() > most_digits || value.find_first_not_of("0123456789") != std::string_view::npos) {
        return fail(ErrorCode::malformed, "DKIM: no number");
    }
    return text::to_integer(value);
}

Result<std::optional<Moment>> moment_of(const TagList& tags, std::string_view name)
{
    const auto seconds = TRY(number_of(tags, name));
    return seconds ? std::optional(Moment(std::chrono::seconds(std::min(*seconds, latest_second)))) : std::nullopt;
}

SigningMethod method_named(std::string_view name)
{
    if (name == "rsa-sha256") {
        return SigningMethod::rsa_sha256;
    }
    return name == "ed25519-sha256" ? SigningMethod::ed25519_sha256 : SigningMethod::refused;
}

Result<Canonicalisation> canonicalisation_named(std::string_view name)
{
    if (name == "simple" || name == "relaxed") {
        return name == "simple" ? Canonicalisation::simple : Canonicalisation::relaxed;
    }
    return fail(ErrorCode::malformed, "DKIM: no known canonicalisation");
}

Result<Done> read_canonicalisations(const TagList& tags, DkimSignature& signature)
{
    const std::string_view both = value_of(tags, "c");
    const std::size_t slash = both.find('/');
    if (!both.empty()) {
        signature.of_header = TRY(canonicalisation_named(both.substr(0, slash)));
    }
    if (slash != std::string_view::npos) {
        signature.of_body = TRY(canonicalisation_named(both.substr(slash + 1)));
    }
    return Done{};
}

Result<Done> read_names(const TagList& tags, DkimSignature& signature)
{
    signature.domain = text::lower(value_of(tags, "d"));
    signature.selector = text::lower(value_of(tags, "s"));
    if (!is_dns_name(signature.domain) || signature.domain.find('.') == std::string::npos || !is_dns_name(signature.selector) || !is_dns_name(signature.key_name())) {
        return fail(ErrorCode::malformed, "DKIM: no name of a key");
    }
    signature.identity_domain = has_tag(tags, "i") ? host_in(value_of(tags, "i")) : signature.domain;
    if (signature.identity_domain != signature.domain && !signature.identity_domain.ends_with("." + signature.domain)) {
        return fail(ErrorCode::malformed, "DKIM: i= is not of d=");
    }
    for (const std::string& field : pieces_of(value_of(tags, "h"))) {
        signature.signed_fields.push_back(text::lower(field));
    }
    if (signature.signed_fields.size() > most_signed_fields) {
        return fail(ErrorCode::too_large, "DKIM: too many signed fields");
    }
    if (std::find(signature.signed_fields.begin(), signature.signed_fields.end(), "from") == signature.signed_fields.end()) {
        return fail(ErrorCode::malformed, "DKIM: From is not signed");
    }
    return Done{};
}

// q= may name several ways to ask for the key; one is known.
bool asks_the_dns(const TagList& tags)
{
    const auto ways = pieces_of(value_of(tags, "q"));
    return !has_tag(tags, "q") || std::find(ways.begin(), ways.end(), "dns/txt") != ways.end();
}

}  // namespace

Result<DkimSignature> parse_dkim_signature(std::string_view raw_value)
{
    const auto tags = TRY(parse_tag_list(raw_value));
    if (value_of(tags, "v") != "1" || !asks_the_dns(tags)) {
        return fail(ErrorCode::unsupported, "DKIM: another version, or a key that is not in the DNS");
    }
    DkimSignature signature;
    signature.method = method_named(text::lower(value_of(tags, "a")));
    TRY(read_canonicalisations(tags, signature));
    TRY(read_names(tags, signature));
    signature.body_hash = TRY(bytes_in(value_of(tags, "bh")));
    signature.signature = TRY(bytes_in(value_of(tags, "b")));
    signature.signed_at = TRY(moment_of(tags, "t"));
    signature.expires = TRY(moment_of(tags, "x"));
    const auto length = TRY(number_of(tags, "l"));
    if (length) {
        signature.body_length = static_cast<std::uint64_t>(*length);
    }
    if (signature.body_hash.empty() || signature.signature.empty() || (signature.signed_at && signature.expires && *signature.expires < *signature.signed_at)) {
        return fail(ErrorCode::malformed, "DKIM: no signature, or it ends before it begins");
    }
    return signature;
}

std::string without_signature_value(std::string_view raw_value)
{
    std::string out;
    while (!raw_value.empty()) {
        const std::size_t end = raw_value.find(';');
        const std::string_view piece = raw_value.substr(0, end);
        const std::size_t equals = piece.find('=');
        const bool is_signature = equals != std::string_view::npos && text::trim(piece.substr(0, equals)) == "b";
        out += is_signature ? piece.substr(0, equals + 1) : piece;
        if (end == std::string_view::npos) {
            break;
        }
        out += ';';
        raw_value.remove_prefix(end + 1);
    }
    return out;
}

}  // namespace asepsie::authentication
