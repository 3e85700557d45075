#include "domain/mail/parse/target.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/mime/transfer.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>
#include <array>
#include <optional>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_hops = 6;
constexpr std::size_t most_inner = 8;  // addresses in one address: more are no redirection

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//"); }

// Proofpoint, version 2: "-" is "%" and "_" is "/" in the value of u.
std::string from_proofpoint_2(std::string value)
{
    for (char& c : value) {
        c = c == '-' ? '%' : c == '_' ? '/' : c;
    }
    return text::percent_decoded(value);
}

// Proofpoint, version 3: ".../v3/__https://host/path*with*stars__;base64!…": each star stands for the next bytes of the base64, "**X" for a run of them.
std::string from_proofpoint_3(std::string_view path)
{
    const std::size_t begin = path.find("__");
    const std::size_t end = begin == std::string_view::npos ? begin : path.find("__;", begin + 2);
    if (end == std::string_view::npos) {
        return {};
    }
    const std::string_view masked = path.substr(begin + 2, end - begin - 2);
    std::string encoded(path.substr(end + 3, path.find('!', end) - end - 3));
    std::replace(encoded.begin(), encoded.end(), '-', '+');
    std::replace(encoded.begin(), encoded.end(), '_', '/');
    const std::string bytes = mime::from_base64(encoded);
    constexpr std::string_view lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string address;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < masked.size(); ++i) {
        if (masked[i] != '*') {
            address += masked[i];
            continue;
        }
        std::size_t count = 1;
        if (i + 2 < masked.size() && masked[i + 1] == '*') {
            const std::size_t length = lengths.find(masked[i + 2]);
            count = length == std::string_view::npos ? 1 : length + 2;
            i += 2;
        }
        address += bytes.substr(std::min(taken, bytes.size()), count);
        taken += count;
    }
    // A browser mends "https:/host", which the service writes.
    return address;
}

// "aHR0cHM6…": an address in base64, as click counters keep it.
std::string from_base64_address(std::string_view value)
{
    if (value.size() < 16 || value.size() > 4'000 || !(value.starts_with("aHR0c") || value.starts_with("L2"))) {
        return {};
    }
    std::string encoded(value);
    std::replace(encoded.begin(), encoded.end(), '-', '+');
    std::replace(encoded.begin(), encoded.end(), '_', '/');
    std::string decoded = mime::from_base64(encoded);
    return is_address(decoded) && text::is_plain_utf8(decoded) ? decoded.substr(0, decoded.find_first_of(" \n\r")) : "";
}

// Whether the site is known to send people on. Of another, only values whose name says so count: many sites name the page to come back to.
enum class Way : std::uint8_t { known, unknown };

bool sends_on(std::string_view name)
{
    constexpr std::array<std::string_view, 19> names{"url", "u", "q", "target", "redirect", "redirect_url", "redirecturl", "dest", "destination", "goto", "go", "link", "redir", "to", "r", "rd", "out", "href", "adurl"};
    return std::find(names.begin(), names.end(), text::lower(name)) != names.end();
}

// An address within an address: whole in a value of the query, in the path, or in base64 in either. Of several that lead to different places none is taken.
std::optional<std::string> address_within(const web::WebAddress& address, Way way)
{
    std::vector<std::string> found;
    for (const web::QueryValue& pair : web::query_values(address.query)) {
        if (way == Way::unknown && !sends_on(pair.name)) {
            continue;
        }
        const std::string once = is_address(pair.value) ? pair.value : from_base64_address(pair.value);
        const std::string twice = once.empty() ? text::percent_decoded(pair.value) : once;
        if (is_address(twice) && twice.size() > 8) {
            found.push_back(twice);
        }
    }
    if (found.empty() && way == Way::known) {
        for (const std::string_view scheme : {"https://", "http://", "https:/", "http:/"}) {
            const std::size_t at = address.path.find(scheme, 1);
            if (at != std::string::npos) {
                found.push_back(address.path.substr(at) + (address.query.empty() ? "" : "?" + address.query));
                break;
            }
        }
    }
    if (found.empty() && way == Way::known) {
        for (const std::string_view piece : text::split(address.path, '/')) {
            if (std::string decoded = from_base64_address(piece); !decoded.empty()) {
                found.push_back(std::move(decoded));
                break;
            }
        }
    }
    if (found.empty() || found.size() > most_inner) {
        return std::nullopt;
    }
    const std::string domain = web::parse_web_address(found.front()).domain;
    const bool agree = std::all_of(found.begin(), found.end(), [&](const std::string& other) { return web::parse_web_address(other).domain == domain; });
    return agree ? std::optional(found.front()) : std::nullopt;
}

std::optional<std::string> behind_gateway(const web::WebAddress& address)
{
    const std::string& host = address.host;
    const auto values = web::query_values(address.query);
    const auto value_of = [&](std::string_view name) {
        const auto found = std::find_if(values.begin(), values.end(), [&](const web::QueryValue& pair) { return pair.name == name; });
        return found == values.end() ? std::string() : found->value;
    };
    if (web::is_within(host, "urldefense.com") || web::is_within(host, "urldefense.proofpoint.com") || web::is_within(host, "urldefense.us")) {
        if (std::string masked = from_proofpoint_3(address.path + (address.query.empty() ? "" : "?" + address.query)); !masked.empty()) {
            return masked;
        }
        if (address.path.starts_with("/v2")) {
            return from_proofpoint_2(value_of("u"));
        }
        return value_of("u");
    }
    if (auto inner = address_within(address, Way::known)) {
        return inner;
    }
    // Mimecast, Sophos and others say only the host.
    for (const std::string_view name : {"domain", "d"}) {
        const std::string domain = value_of(name);
        if (domain.find('.') != std::string::npos && domain.find('/') == std::string::npos) {
            return "https://" + domain;
        }
    }
    return std::nullopt;
}

}  // namespace

void follow(Link& link, const Lexicon& lexicon)
{
    link.target = link.written;
    for (std::size_t hop = 0; hop < most_hops; ++hop) {
        const web::WebAddress& here = link.target;
        if (!here.leads_to_a_page()) {
            return;
        }
        const bool is_gateway = lexicon.gateways.holds(here.host, here.path);
        const bool is_counter = lexicon.newsletter_services.holds(here.host, here.path);
        const bool is_known_way = is_gateway || is_counter || lexicon.redirectors.holds(here.host, here.path);
        const auto inner = is_gateway ? behind_gateway(here) : address_within(here, is_known_way ? Way::known : Way::unknown);
        link.is_protected = link.is_protected || is_gateway;
        if (!inner || inner->empty()) {
            link.is_only_counted = is_counter || is_gateway;
            return;
        }
        web::WebAddress next = web::parse_web_address(*inner);
        if (!next.leads_to_a_page() || next.domain == here.domain) {
            return;
        }
        link.through.push_back(here.host);
        link.target = std::move(next);
    }
}

}  // namespace asepsie::mail
