// What a picture or a PDF of a message leads to: its links, its scripts, the codes in it to scan.
#pragma once

#include "domain/mail/message/attachment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// How much more of a message's files is looked into, and of its pictures searched for codes: reading a million pixels takes some 10 ms. A code to scan is a small picture, or part of one page.
struct CodeSearch {
    std::size_t pictures_left = 4;
    std::uint64_t pixels_left = 1'500'000;
    std::size_t page_bytes_left = 8'000'000;  // of attached pages and drawings
    std::size_t archives_left = 8;            // whose members are looked into
    std::size_t names_left = 10'000;          // in archives
};

// What the codes say that are drawn with letters in a text.
std::vector<std::string> codes_in_text(std::string_view utf8);

// look_into, as long as the message's files have not used up what is looked at of them; then cut_short.
Attachment look_into_within(std::string name, const std::string& declared_type, std::string_view bytes, CodeSearch& search);

// Adds links and traits to a file whose kind is known.
void look_closer(Attachment& file, std::string_view bytes, CodeSearch& search);

}  // namespace asepsie::mail
