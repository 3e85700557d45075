// What a picture or a PDF of a message leads to: its links, its scripts, the codes in it to scan.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// How many more pictures of a message are searched for codes: of each the search takes milliseconds.
struct CodeSearch {
    std::size_t pictures_left = 4;
};

// What the codes say that are drawn with letters in a text.
std::vector<std::string> codes_in_text(std::string_view utf8);

// Adds links and traits to a file whose kind is known.
void look_closer(Attachment& file, std::string_view bytes, CodeSearch& search);

}  // namespace asepsie::mail
