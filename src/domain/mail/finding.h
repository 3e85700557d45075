// What a detector saw in a message, and where.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::mail {

enum class Where : std::uint8_t { from, reply_to, subject, text, link, attachment, receiver, header };
inline constexpr std::array<std::string_view, 8> where_names{"from", "reply_to", "subject", "text", "link", "attachment", "receiver", "header"};
constexpr std::string_view name_of(Where where) { return where_names.at(static_cast<std::size_t>(where)); }

// faint: what was seen is less than the sign usually stands for, and weighs one step less. slight: a hint at most.
enum class Strength : std::uint8_t { full, faint, slight };

struct Finding {
    std::string_view sign;  // an id of Catalogue::mail_signs
    Where where = Where::text;
    std::size_t number = 0;  // of the link or attachment, from 0
    std::string shown;       // what the message shows
    std::string real;        // what it hides
    Strength strength = Strength::full;
};

}  // namespace asepsie::mail
