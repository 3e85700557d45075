#include "domain/mail/parse/target.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/mime/transfer.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_hops = 6;
constexpr std::size_t most_inner = 8;  // addresses in one address: more are not looked at
constexpr std::size_t shortest_address = 8;  // bytes: "https://"

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

// "ameli.fr/x", which redirectors take for an address as browsers do.
bool is_bare_host(std::string_view value)
{
    const std::string_view host = value.substr(0, value.find_first_of("/?#:"));
    return value.find_first_of(" \n@") == std::string_view::npos && host.find('.') != std::string_view::npos && web::has_known_ending(text::lower(host));
}

// The address that a value of the query is: whole, encoded twice, in base64 (behind "a1" as Bing writes it), or without its scheme. Empty where it is none.
std::string address_in(const web::QueryValue& pair, Way way)
{
    const std::string_view value = pair.value;
    std::string found = is_address(value) ? pair.value : from_base64_address(value.starts_with("a1") ? value.substr(2) : value);
    if (found.empty()) {
        found = text::percent_decoded(value);
    }
    if (way == Way::known && !is_address(found) && sends_on(pair.name) && is_bare_host(found)) {
        found.insert(0, "http://");
    }
    return is_address(found) && found.size() > shortest_address ? found : std::string();
}

std::string address_in_path(const web::WebAddress& address)
{
    const std::string query = address.query.empty() ? "" : "?" + address.query;
    for (const std::string_view scheme : {"https://", "http://", "https:/", "http:/"}) {
        const std::size_t at = address.path.find(scheme, 1);
        if (at != std::string::npos) {
            return address.path.substr(at) + query;
        }
    }
    // "google.com/amp/s/host/page": a copy of that page, over https where an "s" says so.
    for (const auto& [beginning, scheme] : {std::pair("/amp/s/", "https://"), std::pair("/amp/", "http://")}) {
        if (const std::string rest = address.path.starts_with(beginning) ? address.path.substr(std::string_view(beginning).size()) : ""; is_bare_host(rest)) {
            return scheme + rest + query;
        }
    }
    for (const std::string_view piece : text::split(address.path, '/')) {
        if (std::string decoded = from_base64_address(piece); !decoded.empty()) {
            return decoded;
        }
    }
    return {};
}

// Addresses within an address: whole in the values of the query, in the path, or in base64 in either.
std::vector<std::string> addresses_within(const web::WebAddress& address, Way way)
{
    std::vector<std::string> found;
    for (const web::QueryValue& pair : web::query_values(address.query)) {
        std::string inner = way == Way::unknown && !sends_on(pair.name) ? "" : address_in(pair, way);
        if (!inner.empty() && found.size() < most_inner && std::find(found.begin(), found.end(), inner) == found.end()) {
            found.push_back(std::move(inner));
        }
    }
    if (found.empty() && way == Way::known) {
        if (std::string inner = address_in_path(address); !inner.empty()) {
            found.push_back(std::move(inner));
        }
    }
    return found;
}

// What is within an address: where it surely leads on, or what it only names.
struct Within {
    std::string next;
    std::vector<std::string> named;
};

// Of several that lead to different places none is surely the one.
Within agreed(std::vector<std::string> found)
{
    if (found.empty()) {
        return {};
    }
    const std::string domain = web::parse_web_address(found.front()).domain;
    const bool agree = std::all_of(found.begin(), found.end(), [&](const std::string& other) { return web::parse_web_address(other).domain == domain; });
    return agree ? Within{std::move(found.front()), {}} : Within{{}, std::move(found)};
}

Within behind_gateway(const web::WebAddress& address)
{
    const std::string& host = address.host;
    const auto values = web::query_values(address.query);
    const auto value_of = [&](std::string_view name) {
        const auto found = std::find_if(values.begin(), values.end(), [&](const web::QueryValue& pair) { return pair.name == name; });
        return found == values.end() ? std::string() : found->value;
    };
    if (web::is_within(host, "urldefense.com") || web::is_within(host, "urldefense.proofpoint.com") || web::is_within(host, "urldefense.us")) {
        if (std::string masked = from_proofpoint_3(address.path + (address.query.empty() ? "" : "?" + address.query)); !masked.empty()) {
            return {std::move(masked), {}};
        }
        return {address.path.starts_with("/v2") ? from_proofpoint_2(value_of("u")) : value_of("u"), {}};
    }
    // Mimecast keeps the address to itself, and says at most the host, for the eye: anybody can write another.
    const bool keeps_address = web::is_within(host, "mimecast.com") || web::is_within(host, "mimecast.co.za") || web::is_within(host, "mimecastprotect.com");
    Within within = keeps_address ? Within{{}, addresses_within(address, Way::unknown)} : agreed(addresses_within(address, Way::known));
    if (!within.next.empty()) {
        return within;
    }
    for (const std::string_view name : {"domain", "d"}) {
        if (const std::string domain = value_of(name); domain.find('.') != std::string::npos && domain.find('/') == std::string::npos) {
            within.named.push_back("https://" + domain);
        }
    }
    return within;
}

// "ms-word:ofe|u|https://host/x", "view-source:https://host", "webcal://host/x": what is opened by another program than the browser, or by it in another way.
std::string page_within_order(const web::WebAddress& written)
{
    constexpr std::array<std::string_view, 13> no_orders{"", "http", "https", "ftp", "mailto", "tel", "sms", "cid", "mid", "data", "javascript", "vbscript", "about"};
    if (std::find(no_orders.begin(), no_orders.end(), written.scheme) != no_orders.end()) {
        return {};
    }
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (const std::size_t at = written.written.find(scheme); at != std::string::npos) {
            return written.written.substr(at);
        }
    }
    const bool names_host = written.scheme == "webcal" || written.scheme == "webcals" || written.scheme == "feed" || written.scheme == "intent";
    return names_host && !written.host.empty() ? "https" + written.written.substr(written.scheme.size()) : std::string();
}

void lead_on(Link& link, const Lexicon& lexicon)
{
    while (link.through.size() < most_hops) {
        const web::WebAddress& here = link.target;
        if (!here.leads_to_a_page()) {
            return;
        }
        const bool is_gateway = lexicon.gateways.holds(here.host, here.path);
        const bool is_counter = lexicon.newsletter_services.holds(here.host, here.path);
        Within within;
        if (is_gateway) {
            within = behind_gateway(here);
        } else if (lexicon.redirectors.holds(here.host, here.path)) {
            within = agreed(addresses_within(here, Way::known));
        } else {
            // A counter goes where its own list says, another site wherever its owner likes: the address that stands there decides nothing.
            within.named = addresses_within(here, is_counter ? Way::known : Way::unknown);
        }
        link.is_protected = link.is_protected || is_gateway;
        web::WebAddress next = web::parse_web_address(within.next);
        if (!next.leads_to_a_page()) {
            link.is_only_counted = is_counter || is_gateway;
            link.named = std::move(within.named);
            return;
        }
        if (next.domain == here.domain) {
            return;
        }
        link.through.push_back(here.host);
        link.target = std::move(next);
    }
}

}  // namespace

void follow(Link& link, const Lexicon& lexicon)
{
    link.target = link.written;
    if (const std::string page = page_within_order(link.written); !page.empty()) {
        link.target = web::parse_web_address(page);
    }
    lead_on(link, lexicon);
}

std::optional<Link> follow_named(const Link& from, std::string_view address, const Lexicon& lexicon)
{
    Link link = from;
    link.named.clear();
    link.pictures = 0;
    link.is_only_counted = false;
    link.through.push_back(from.target.host);
    link.target = web::parse_web_address(address);
    if (!link.target.leads_to_a_page() || link.target.domain == from.target.domain || link.through.size() > most_hops) {
        return std::nullopt;
    }
    lead_on(link, lexicon);
    return link;
}

}  // namespace asepsie::mail
