// The transfer encodings of mail (RFC 2045, 6): what stands in a message back to its bytes. What does not belong there is passed over, as mail programs do. Linear.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::mime {

std::string from_base64(std::string_view text);
std::string from_quoted_printable(std::string_view text);
std::string from_quoted_words(std::string_view text);  // the Q of header words: '_' is a blank
std::string from_uuencode(std::string_view text);

// By the name of a Content-Transfer-Encoding; an unknown one leaves the bytes.
std::string decoded_body(std::string_view body, std::string_view encoding);

}  // namespace asepsie::mime
