// What a receiving server wrote about who sent a message (RFC 8601), in the form of the norm and in Microsoft's. Whether it may be believed: received_trust.h.
#pragma once

#include "domain/mail/message/message.h"
#include "foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::authentication {

constexpr std::size_t longest_results_bytes = 32'768;
constexpr std::size_t most_results = 64;
constexpr std::size_t most_properties = 256;  // of all results together

// "smtp.mailfrom=a@b.fr". type is empty where there is no '.': "action=none" of Microsoft's.
struct Property {
    std::string type;  // lower case
    std::string name;  // lower case
    std::string value;
};

struct MethodResult {
    std::string method;  // lower case: "spf", "dkim", "dmarc", "arc", "compauth"
    std::string result;  // lower case
    std::string reason;
    std::vector<Property> properties;

    // The first of that name; empty where there is none.
    [[nodiscard]] std::string_view value_of(std::string_view type, std::string_view name) const;
    // The host of such a value: what follows its last '@', in lower case.
    [[nodiscard]] std::string host_of(std::string_view type, std::string_view name) const;
};

struct AuthenticationResults {
    std::string receiver;  // the authserv-id, lower case; empty in Microsoft's form
    std::vector<MethodResult> results;
};

// Of RFC 8617, section 4.1.1: the same behind "i=1;".
struct ArcResults {
    int instance = 0;
    AuthenticationResults results;
};

// Errors: malformed (also: a control character, a comment or quote without end), unsupported (a version other than 1), too_large.
Result<AuthenticationResults> parse_authentication_results(std::string_view raw_value);
Result<ArcResults> parse_arc_results(std::string_view raw_value);

// A result's word, of any method. not_said where it is none of the known ones.
mail::Authentication::Outcome outcome_named(std::string_view result);

// The host of an address or a host, in any of the forms they are written in: "<a@B.fr>", "@b.fr", "b.fr." are "b.fr".
std::string host_in(std::string_view address);

}  // namespace asepsie::authentication
