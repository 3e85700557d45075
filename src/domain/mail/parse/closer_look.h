// What a picture or a PDF of a message leads to: its links, its scripts, the codes in it to scan.
#pragma once

#include "domain/mail/message/attachment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// How much more of a message's pictures is searched for codes. Each is made smaller so that several fit; one for which nothing is left is cut_short.
struct CodeSearch {
    bool is_wanted = true;
    std::uint64_t pixels_left = 3'000'000;      // as searched, which takes some 10 ms a million
    std::uint64_t unpacked_left = 100'000'000;  // pixels as sent; some 4 ms a million of a JPEG, and four times as much of what is packed otherwise
};

// What the codes say that are drawn with letters in a text.
std::vector<std::string> codes_in_text(std::string_view utf8);

// Adds links and traits to a file whose kind is known.
void look_closer(Attachment& file, std::string_view bytes, CodeSearch& search);

}  // namespace asepsie::mail
