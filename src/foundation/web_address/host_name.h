// Names of computers on the internet: in the letters people read, and which part of them somebody registered.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::web {

// Lower case, without a final dot, letters and dots of other widths as browsers map them (UTS 46), labels "xn--…" in their own letters (RFC 5891), so that what is compared is
// what a person sees. A label that does not decode stays.
std::string readable_host(std::string_view host);

// The part that somebody registered ("ameli.fr" of "assure.ameli.fr"), by the Public Suffix List; of a shared hosting that is in it, the customer's own name
// ("x.pages.dev"). Empty where the host is a suffix itself or has one label. host: as readable_host gives it.
std::string registered_domain(std::string_view host);

// Whether the host ends in something that the list names: "x.fr" does, "x.correios" does not.
bool has_known_ending(std::string_view host);

// The last label: "fr".
std::string_view top_level(std::string_view host);

// Whether host is domain, or ends in "." and domain.
bool is_within(std::string_view host, std::string_view domain);

// An IPv4 or IPv6 address in any notation that browsers take (WHATWG URL Standard, 3.5: decimal, hexadecimal, octal, fewer parts).
bool is_number(std::string_view host);

}  // namespace asepsie::web
