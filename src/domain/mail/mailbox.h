// A mailbox file and the messages in it.
#pragma once

#include <string_view>
#include <vector>

namespace asepsie::mail {

// The messages of a mailbox (mbox, RFC 4155), as they stand; one where it is none. Linear.
std::vector<std::string_view> messages_in(std::string_view bytes);

}  // namespace asepsie::mail
