// A questionnaire as one file that is opened by double click, filled in without a network, signed with a key made in the browser, and sent back.
//
// It talks to nobody: its own policy allows no request, and no script or style but those it was made with, by their SHA-256. The answers that come back
// are read by answer_page.h. Without JavaScript, or where the browser has no WebCrypto for files, it says so and points to the PDF.
#pragma once

#include "foundation/document/document.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsie::document {

// The form's own sentences, in the language of whoever answers. {answered}, {asked}, {count}, {file} and {list} are filled in by the page itself.
struct FormWords {
    std::string how;            // answer, save, sign, send back
    std::string alone;          // the page talks to nobody
    std::string no_script;      // without JavaScript
    std::string progress;       // {answered} {asked}
    std::string missing;        // {count}
    std::string missing_none;
    std::string missing_go;     // the button that leads to what is missing
    std::string more;           // what opens proof and remark
    std::string clear;          // takes the answer away
    std::string save;
    std::string saved;          // {file}
    std::string found;          // answers of an earlier time are back
    std::string start_over;
    std::string start_over_sure;
    std::string leave_open;
    std::string leave_open_hint;
    std::string sign;
    std::string sign_needs;     // {list}
    std::string sign_open;      // questions are open and nobody said so
    std::string no_signing;     // without WebCrypto
    std::string signed_done;
    std::string signed_send;    // {file}
    std::string signed_call;
    std::string signed_again;   // saves the signed file once more
    std::string forgotten;      // nothing is left in the browser
    std::string changed;        // the signature no longer counts
    std::string undo;           // back to the answers as signed
    std::string altered;        // the file does not hold what was signed
    std::string odd_done;       // a date that Field::When rules out, by its name
    std::string odd_promised;
    std::string odd_lasting;
};

// Each by its name, in knowledge/words and in the page: "form_how", and "how".
struct FormWord {
    std::string_view id;
    std::string FormWords::*text;
};
inline constexpr std::array<FormWord, 31> form_words{{{"how", &FormWords::how}, {"alone", &FormWords::alone}, {"no_script", &FormWords::no_script}, {"progress", &FormWords::progress},
    {"missing", &FormWords::missing}, {"missing_none", &FormWords::missing_none}, {"missing_go", &FormWords::missing_go}, {"more", &FormWords::more}, {"clear", &FormWords::clear},
    {"save", &FormWords::save}, {"saved", &FormWords::saved}, {"found", &FormWords::found}, {"start_over", &FormWords::start_over}, {"start_over_sure", &FormWords::start_over_sure},
    {"leave_open", &FormWords::leave_open}, {"leave_open_hint", &FormWords::leave_open_hint}, {"sign", &FormWords::sign}, {"sign_needs", &FormWords::sign_needs},
    {"sign_open", &FormWords::sign_open}, {"no_signing", &FormWords::no_signing}, {"signed_done", &FormWords::signed_done}, {"signed_send", &FormWords::signed_send},
    {"signed_call", &FormWords::signed_call}, {"signed_again", &FormWords::signed_again}, {"forgotten", &FormWords::forgotten}, {"changed", &FormWords::changed}, {"undo", &FormWords::undo}, {"altered", &FormWords::altered},
    {"odd_done", &FormWords::odd_done}, {"odd_promised", &FormWords::odd_promised}, {"odd_lasting", &FormWords::odd_lasting}}};

struct HtmlFormOptions {
    // Signed with the answers: which request this is, of which version.
    std::vector<std::pair<std::string, std::string>> identity;
    FormWords words;
    std::string file_name;        // of the signed file
    std::string draft_file_name;  // of one saved on the way
};

// Fields of the document, by their names:
// - "X": a question. Those asked are numbered through, as many as are counted, and one counts as answered where it has a value.
// - "X.by", "X.proof", "X.remark": belong to the question X and stand with it. "X.by" is asked where X is "partly" or "no", the others always.
// - "X.never", "X.not_applicable": ticked in place of an answer to X, which it takes away; an answer takes the tick away.
// - "signer.name", "signer.role", "signer.date", "signer.accepts": there must be these four. The button that signs stands where the Field of kind
//   signature does, or at the end.
// A field whose asked_if names none before it is always asked. The page adds "signer.leaves_open": "yes" where questions were knowingly left open.
std::string to_html_form(const Document& document, const HtmlFormOptions& options);

// SHA-256, in hexadecimal, over what a form says of itself: its fields, their words and conditions. The same before it is filled in and after; empty where the page holds no form.
std::string form_fingerprint(std::string_view page);

}  // namespace asepsie::document
