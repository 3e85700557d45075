// The questionnaire as it comes back (html_form.h): the answers as they were signed, taken out of hostile bytes.
//
// In the page stands, once and spelt just so, <script type="application/json" id="asepsie-answers"> with one JSON object: {"payload","key","signature"} of a signed page,
// {"draft"} of one saved before, {} of one never filled in; all values are base 64. What else the page shows is not looked at: only this was signed.
// No answer typed into the page can look like that element, for a quotation mark in an attribute and < in a text are escaped when a page is written.
#pragma once

#include "foundation/base/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace asepsie::document {

constexpr std::size_t answer_page_bytes = 8 << 20;
constexpr std::size_t answer_payload_bytes = 1 << 20;
constexpr std::size_t answer_key_bytes = 512;        // a P-256 key takes 91
constexpr std::size_t answer_signature_bytes = 64;   // r and s
constexpr std::size_t answer_fields = 2000;
constexpr std::size_t answer_name_bytes = 128;
constexpr std::size_t answer_value_bytes = 16 << 10;

struct AnswerPage {
    std::string payload;    // the bytes signed, for fields_of
    std::string key;        // DER, SubjectPublicKeyInfo (RFC 5280): ECDSA P-256 where all is well; not verified here
    std::string signature;  // r and s, 32 bytes each

    [[nodiscard]] bool is_draft() const { return signature.empty(); }
};

// not_found: a form nobody filled in. malformed: no such element, or two, however they are spelt and be one in a comment, or another content or spelling of it. too_large: beyond a limit above.
Result<AnswerPage> read_answer_page(std::string_view bytes);

// {"format":"asepsie-answers-1","fields":{"NAME":"VALUE",…}}, written as the form writes it: a payload of another spelling (a name twice, spaces) is malformed.
// Values are as they were signed: whoever shows them makes them safe to show.
Result<std::map<std::string, std::string, std::less<>>> fields_of(std::string_view payload);

// "7KQ2-M9XT-04AB": what both sides read over the telephone, 60 bits over the key and the answers. Made slowly, some tenths of a second: whoever looks for other answers with the same code
// pays that for each try.
std::string telephone_code(std::string_view key, std::string_view payload);

}  // namespace asepsie::document
