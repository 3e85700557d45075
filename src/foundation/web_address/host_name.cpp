#include "foundation/web_address/host_name.h"

#include "foundation/base/calendar.h"
#include "foundation/base/text.h"
#include "foundation/base/utf8.h"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>

namespace asepsie::web {
namespace {

constexpr std::size_t longest_host_bytes = 1'000;

const psl_ctx_t* suffixes() { return psl_builtin(); }

// Empty where it cannot be encoded.
std::string encoded_host(std::string_view host)
{
    if (text::is_ascii(host)) {
        return std::string(host);
    }
    char* out = nullptr;
    if (idn2_to_ascii_8z(std::string(host).c_str(), &out, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT) != IDN2_OK) {
        return "";
    }
    const std::unique_ptr<char, decltype(&idn2_free)> owned(out, idn2_free);
    return owned.get();
}

std::string decoded_label(std::string_view label)
{
    char* out = nullptr;
    if (!label.starts_with("xn--") || idn2_to_unicode_8z8z(std::string(label).c_str(), &out, 0) != IDN2_OK) {
        return std::string(label);
    }
    const std::unique_ptr<char, decltype(&idn2_free)> owned(out, idn2_free);
    return owned.get();
}

bool is_number_part(std::string_view part)
{
    if (part.starts_with("0x") || part.starts_with("0X")) {
        return part.size() == 2 || text::to_integer(part.substr(2), 16).has_value();
    }
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string readable_host(std::string_view host)
{
    std::string lower = text::lower(host.substr(0, longest_host_bytes));
    if (!text::is_ascii(lower)) {
        if (std::string mapped = encoded_host(lower); !mapped.empty()) {
            lower = std::move(mapped);
        }
    }
    while (lower.ends_with('.')) {
        lower.pop_back();
    }
    if (lower.find("xn--") == std::string::npos) {
        return lower;
    }
    std::string readable;
    for (const std::string_view label : text::split(lower, '.')) {
        readable += (readable.empty() ? "" : ".") + decoded_label(label);
    }
    return readable;
}

std::string registered_domain(std::string_view host)
{
    if (host.empty() || is_number(host)) {
        return std::string(host);
    }
    const std::string ascii = encoded_host(host);
    const char* domain = psl_registrable_domain(suffixes(), ascii.c_str());
    if (domain == nullptr) {
        return "";
    }
    // As many labels as the encoded form has, of the readable one.
    auto labels = std::count(domain, domain + std::char_traits<char>::length(domain), '.');
    std::size_t at = host.size();
    do {
        at = host.rfind('.', at - 1);
    } while (labels-- > 0 && at != std::string_view::npos && at > 0);
    return std::string(at == std::string_view::npos ? host : host.substr(at + 1));
}

bool has_known_ending(std::string_view host)
{
    // Of some countries only what is below the ending is in the list: "co.za", not "za".
    const std::string ascii = encoded_host(host);
    for (std::size_t dot = ascii.find('.'); dot != std::string::npos; dot = ascii.find('.', dot + 1)) {
        if (dot + 1 < ascii.size() && psl_is_public_suffix2(suffixes(), ascii.c_str() + dot + 1, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0) {
            return true;
        }
    }
    return false;
}

std::string_view top_level(std::string_view host)
{
    const std::size_t dot = host.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
}

bool is_within(std::string_view host, std::string_view domain)
{
    return !domain.empty() && host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

bool is_number(std::string_view host)
{
    if (host.starts_with('[') || std::count(host.begin(), host.end(), ':') > 1) {
        return true;
    }
    if (host.empty() || std::count(host.begin(), host.end(), '.') > 3) {
        return false;
    }
    const auto parts = text::split(host, '.');
    return std::all_of(parts.begin(), parts.end(), is_number_part);
}

}  // namespace asepsie::web
