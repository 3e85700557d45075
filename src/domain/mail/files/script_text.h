// What can be told of a script from its words alone.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string_view>

namespace asepsie::mail {

// A text of so many signs that is nothing but a code: base 64, hexadecimal, percent signs, numbers. Pictures and typefaces that a page carries ("data:image/…") do not count.
constexpr std::size_t shortest_long_code = 1'000;
bool has_long_code(std::string_view text);

// builds_file by itself: it makes a file out of its own text.
bool makes_file(std::string_view script);
// Turns codes into text, or text into a page: with a long code on the same page, builds_file.
bool decodes(std::string_view script);

// Where it sends whoever opens it, also where the address is written in base 64.
void add_targets_of_script(Attachment& file, std::string_view script);

}  // namespace asepsie::mail
