#include "foundation/web_address/web_address.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace asepsie::web {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_host_character(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0; }

// Browsers drop line ends and tabs anywhere, and blanks and control characters around.
std::string without_breaks(std::string_view text)
{
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) {
        text.remove_prefix(1);
    }
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) {
        text.remove_suffix(1);
    }
    std::string out;
    out.reserve(std::min(text.size(), longest_address_bytes));
    for (const char c : text.substr(0, longest_address_bytes)) {
        if (c != '\r' && c != '\n' && c != '\t') {
            out += c;
        }
    }
    return out;
}

// The length of "https" in "https:…", or nothing where no scheme stands there.
std::optional<std::size_t> scheme_length(std::string_view text)
{
    if (text.empty() || !is_letter(text.front())) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < text.size() && i < 40; ++i) {
        const char c = text[i];
        if (c == ':') {
            return i;
        }
        if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

void take_port(WebAddress& address, std::string_view& host)
{
    const std::size_t colon = host.rfind(':');
    const bool is_within_brackets = host.starts_with('[') && host.find(']', std::min(colon, host.size())) != std::string_view::npos;
    if (colon == std::string_view::npos || is_within_brackets) {
        return;
    }
    const auto port = text::to_integer(host.substr(colon + 1));
    address.port = static_cast<std::uint16_t>(port.value_or(0) > 0 && *port <= 65'535 ? *port : 0);
    host = host.substr(0, colon);
}

void take_authority(WebAddress& address, std::string_view authority)
{
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos) {
        address.user = text::percent_decoded(authority.substr(0, at));
        address.is_encoded = authority.substr(0, at).find('%') != std::string_view::npos;
        authority = authority.substr(at + 1);
    }
    std::string_view host = authority;
    take_port(address, host);
    address.is_encoded = address.is_encoded || host.find('%') != std::string_view::npos;
    std::string decoded = host.find('%') == std::string_view::npos ? std::string(host) : text::percent_decoded(host);
    // The ideographic full stops that browsers read as dots (UTS 46, 2.3).
    for (const std::string_view stop : {"\xE3\x80\x82", "\xEF\xBC\x8E", "\xEF\xBD\xA1"}) {
        for (std::size_t found = decoded.find(stop); found != std::string::npos; found = decoded.find(stop, found)) {
            decoded.replace(found, stop.size(), ".");
        }
    }
    address.host = readable_host(decoded);
    address.is_number = is_number(address.host);
    address.domain = registered_domain(address.host);
    if (address.domain.empty()) {
        address.domain = address.host;
    }
}

// Path, query and fragment.
void take_rest(WebAddress& address, std::string_view rest)
{
    const std::size_t hash = rest.find('#');
    if (hash != std::string_view::npos) {
        address.fragment = rest.substr(hash + 1);
        rest = rest.substr(0, hash);
    }
    const std::size_t question = rest.find('?');
    if (question != std::string_view::npos) {
        address.query = rest.substr(question + 1);
        rest = rest.substr(0, question);
    }
    address.path = text::percent_decoded(rest);
}

bool starts_like_a_host(std::string_view text)
{
    const std::size_t end = std::min(text.find_first_of("/?#:\\"), text.size());
    const std::string_view host = text.substr(0, end);
    return host.find('.') != std::string_view::npos && host.find('@') == std::string_view::npos && std::all_of(host.begin(), host.end(), is_host_character);
}

// Addresses end before what ends a sentence or an enclosing pair.
std::string_view without_punctuation(std::string_view address)
{
    const bool has_parenthesis = address.find('(') != std::string_view::npos;
    while (!address.empty() && std::strchr(".,;:!?'\")]}>*_", address.back()) != nullptr) {
        if (address.back() == ')' && has_parenthesis) {
            break;
        }
        address.remove_suffix(1);
    }
    return address;
}

bool is_boundary(char c) { return c == '<' || c == '>' || c == '"' || static_cast<unsigned char>(c) <= 0x20; }

// Bytes of a sign beyond ASCII that stands around an address and not in it, or 0: no-break space, guillemets, and U+2000 to U+203F (quotation marks, dashes, blanks) but for those
// that nobody sees, which browsers leave out.
std::size_t sign_around(std::string_view text)
{
    if (text.starts_with("\xC2\xA0") || text.starts_with("\xC2\xAB") || text.starts_with("\xC2\xBB")) {
        return 2;
    }
    if (text.size() < 3 || !text.starts_with("\xE2\x80")) {
        return 0;
    }
    const auto last = static_cast<unsigned char>(text[2]);
    const bool is_invisible = (last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE);
    return is_invisible ? 0 : 3;
}

std::size_t end_of_address(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < longest_address_bytes && !is_boundary(text[end]) && sign_around(text.substr(end, 3)) == 0) {
        ++end;
    }
    return end;
}

bool is_known_ending(std::string_view ending)
{
    constexpr std::array<std::string_view, 40> known{"com", "fr", "net", "org", "eu", "info", "be", "ch", "de", "nl", "es", "it", "uk", "io", "co", "app", "dev", "me", "us", "ca", "biz", "xyz", "top", "site",
        "online", "shop", "club", "live", "pro", "icu", "sbs", "cfd", "click", "link", "page", "space", "store", "website", "br", "pt"};
    return std::find(known.begin(), known.end(), ending) != known.end();
}

// "www." says itself what it is, whatever ending stands behind.
bool is_typed_host(std::string_view host)
{
    const std::string lower = text::lower(host);
    const bool begins_with_www = lower.starts_with("www.") && lower.find('.', 4) != std::string::npos;
    return !host.empty() && host.front() != '.' && !is_number(host) && (begins_with_www || is_known_ending(top_level(lower)));
}

// The bare host around the dot at `dot`, where it looks like one that a person would type. end: where the characters that a host may have end.
std::optional<WrittenAddress> bare_host(std::string_view text, std::size_t dot, std::size_t& end)
{
    std::size_t begin = dot;
    while (begin > 0 && dot - begin < 253 && is_host_character(text[begin - 1])) {
        --begin;
    }
    end = dot;
    while (end < text.size() && end - dot < 253 && is_host_character(text[end]) && sign_around(text.substr(end, 3)) == 0) {
        ++end;
    }
    for (std::size_t i = begin; i < dot; ++i) {
        if (const std::size_t sign = sign_around(text.substr(i, 3)); sign > 0) {
            begin = i + sign;
        }
    }
    std::string_view host = text.substr(begin, end - begin);
    while (host.ends_with('.') || host.ends_with('-')) {
        host.remove_suffix(1);
    }
    const bool is_part_of_mail = begin > 0 && (text[begin - 1] == '@' || text[begin - 1] == '/');
    if (is_part_of_mail || !is_typed_host(host)) {
        return std::nullopt;
    }
    const std::size_t host_end = begin + host.size();
    if (host_end < text.size() && text[host_end] == '@') {
        return std::nullopt;
    }
    const bool has_path = host_end < text.size() && (text[host_end] == '/' || text[host_end] == '?');
    const std::size_t whole_end = has_path ? end_of_address(text, host_end) : host_end;
    return WrittenAddress{begin, without_punctuation(text.substr(begin, whole_end - begin)).size()};
}

bool is_written_scheme(std::string_view text, std::size_t colon)
{
    // "ftp://", "https://", also "hxxp" that people write to disarm one.
    return text.substr(colon, 3) == "://" && colon >= 3;
}

std::size_t scheme_begin(std::string_view text, std::size_t colon)
{
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 10 && is_letter(text[begin - 1])) {
        --begin;
    }
    return begin;
}

}  // namespace

WebAddress parse_web_address(std::string_view text)
{
    WebAddress address;
    address.written = without_breaks(text);
    std::string_view rest = address.written;
    const auto scheme = scheme_length(rest);
    const bool is_host_and_port = scheme && *scheme + 1 < rest.size() && is_digit(rest[*scheme + 1]) && rest.substr(0, *scheme).find('.') != std::string_view::npos;
    if (scheme && !is_host_and_port) {
        address.scheme = text::lower(rest.substr(0, *scheme));
        rest.remove_prefix(*scheme + 1);
        if (address.scheme == "hxxp" || address.scheme == "hxxps") {
            address.scheme.replace(1, 2, "tt");
        }
    } else if (rest.starts_with("//") || starts_like_a_host(rest)) {
        address.scheme = "http";
    } else {
        address.path = rest;
        return address;
    }
    const bool is_special = address.scheme == "http" || address.scheme == "https" || address.scheme == "ftp";
    if (!is_special && !rest.starts_with("//")) {
        address.path = rest;
        return address;
    }
    // Browsers take any number of slashes of either kind before the host.
    while (!rest.empty() && (rest.front() == '/' || (is_special && rest.front() == '\\'))) {
        rest.remove_prefix(1);
    }
    const std::size_t end = std::min(rest.find_first_of(is_special ? "/\\?#" : "/?#"), rest.size());
    take_authority(address, rest.substr(0, end));
    take_rest(address, rest.substr(end));
    return address;
}

std::vector<QueryValue> query_values(std::string_view query)
{
    std::vector<QueryValue> values;
    constexpr std::size_t most_values = 200;
    for (const std::string_view pair : text::split(query, '&')) {
        if (values.size() == most_values) {
            break;
        }
        // "&amp;" that somebody encoded twice.
        const std::string_view clean = pair.starts_with("amp;") ? pair.substr(4) : pair;
        const std::size_t equals = clean.find('=');
        const bool has_value = equals != std::string_view::npos;
        values.push_back({text::percent_decoded(clean.substr(0, equals)), has_value ? text::percent_decoded(clean.substr(equals + 1)) : ""});
    }
    return values;
}

std::vector<WrittenAddress> addresses_in(std::string_view text, std::size_t most)
{
    std::vector<WrittenAddress> found;
    std::size_t at = 0;
    while (found.size() < most) {
        const std::size_t sign = text.find_first_of(".:", at);
        if (sign == std::string_view::npos) {
            break;
        }
        const std::size_t taken = found.empty() ? 0 : found.back().begin + found.back().length;
        at = sign + 1;
        if (sign < taken) {
            continue;
        }
        if (text[sign] == ':') {
            const std::size_t begin = is_written_scheme(text, sign) ? scheme_begin(text, sign) : sign;
            const std::string scheme = text::lower(text.substr(begin, sign - begin));
            if (scheme == "http" || scheme == "https" || scheme == "hxxp" || scheme == "hxxps" || scheme == "ftp") {
                const std::size_t end = end_of_address(text, begin);
                found.push_back({begin, without_punctuation(text.substr(begin, end - begin)).size()});
                at = end;
            }
        } else {
            // The other dots of the same run of characters would tell the same.
            const auto host = bare_host(text, sign, at);
            if (host && host->begin >= taken && host->length > 0) {
                found.push_back(*host);
                at = host->begin + host->length;
            }
        }
    }
    return found;
}

}  // namespace asepsie::web
