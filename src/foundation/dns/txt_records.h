// Asks the DNS for texts: the keys and policies of domains that send mail. Whoever asks tells the servers of the computer's network which domains it looks at:
// nothing calls this unless the user allowed it.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace asepsie::dns {

constexpr std::size_t most_names = 8;            // further ones are not asked
constexpr std::size_t most_records = 16;         // of one name; further ones are left out
constexpr std::size_t longest_record_bytes = 4'096;  // longer ones are left out
constexpr std::chrono::milliseconds usual_budget{1'500};

struct TxtQuestion {
    std::vector<std::string> names;
    std::chrono::milliseconds budget = usual_budget;  // for all of them together
    std::vector<std::string> servers;                 // "127.0.0.1:5353"; the computer's own where there are none
};

// By name as it was given; the pieces of each record joined (RFC 1035, section 3.3.14; RFC 7208, section 3.3). A name that the DNS answered with no text, or that it
// does not know, has an empty list. A name that is absent was not answered: within the budget, or not without fault.
// Errors: io_failed (no resolver can be made, no server to ask), bad_usage (a server that is no address).
Result<std::map<std::string, std::vector<std::string>>> ask_txt(const TxtQuestion& question);

}  // namespace asepsie::dns
