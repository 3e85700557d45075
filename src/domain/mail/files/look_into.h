// Looks into a file that came with a message, without opening it in its program.
#pragma once

#include "domain/mail/message/attachment.h"

#include <string>
#include <string_view>

namespace asepsie::mail {

constexpr std::size_t longest_file_text_bytes = 40'000;  // of Attachment::text
constexpr int deepest_look = 2;                           // files within files

// Never fails: what cannot be read is damaged, locked or cut_short. A PDF and a picture are told by their kind only.
Attachment look_into(std::string name, std::string declared_type, std::string_view bytes, int depth = 0);

}  // namespace asepsie::mail
