// What a picture or a PDF of a message leads to: its links, its scripts, the codes in it to scan.
#pragma once

#include "domain/mail/message/attachment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// How much more of a message's files is looked into, and of its pictures searched for codes. Each picture is made smaller so that several fit; one for which nothing is left is cut_short.
struct CodeSearch {
    bool tells_what_is_left = true;             // a picture that is not searched makes its file cut_short
    std::uint64_t pixels_left = 3'000'000;      // as searched, which takes some 10 ms a million
    std::uint64_t unpacked_left = 100'000'000;  // pixels as sent; some 4 ms a million of a JPEG, and four times as much of what is packed otherwise
    std::size_t page_bytes_left = 8'000'000;    // of attached pages and drawings
    std::size_t archives_left = 8;              // whose members are looked into
    std::size_t names_left = 10'000;            // in archives
};

// What the codes say that are drawn with letters in a text.
std::vector<std::string> codes_in_text(std::string_view utf8);

// look_into, as long as the message's files have not used up what is looked at of them; then cut_short.
Attachment look_into_within(std::string name, const std::string& declared_type, std::string_view bytes, CodeSearch& search);

// Adds links and traits to a file whose kind is known.
void look_closer(Attachment& file, std::string_view bytes, CodeSearch& search);

}  // namespace asepsie::mail
