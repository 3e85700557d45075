// What the DNS was asked, and what it said. It is asked elsewhere, and only where the user allows it.
#pragma once

#include "domain/mail/authentication/header_fields.h"

#include <map>
#include <string>
#include <vector>

namespace asepsie::authentication {

// TXT records by name in lower case, the pieces of each joined. A name with no record was answered so; a name that is absent was not answered.
using DnsAnswers = std::map<std::string, std::vector<std::string>>;

// The names of which add_own_proof can make something: the keys of the first signatures (most_signatures), the policy of the sender's host and of its
// registered domain. At most 7, none twice.
std::vector<std::string> names_to_ask(const HeaderFields& fields, std::string_view sender_host, const Registrable& registrable);

}  // namespace asepsie::authentication
