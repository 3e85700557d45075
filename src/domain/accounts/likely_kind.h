// What an account opens, by the name people give its service: "Messagerie Orange" is a mailbox whatever kind was left beside it.
#pragma once

#include <string_view>

namespace asepsie::accounts {

// One of `kinds`; "other" where the name says nothing.
std::string_view likely_kind(std::string_view service);

}  // namespace asepsie::accounts
