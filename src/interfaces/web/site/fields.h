// What a form is made of. A field's name is its id too, after "field-".
#pragma once

#include "foundation/document/document.h"
#include "foundation/document/html.h"

#include <string>
#include <utility>
#include <vector>

namespace asepsie::web {

using document::html::Html;

// Where a link leads within the site; the path is the program's own.
Html link_to(const std::string& path, const Html& content);
Html paragraph(const Html& content, std::string_view css_class = "");
Html heading(int level, const std::string& text);
// A page's blocks, with links to be followed.
Html blocks(const std::vector<document::Block>& some);

// What a browser may fill in by itself, and what it shows of what is typed.
enum class Input : std::uint8_t { text, date, phone, mail, passphrase, new_passphrase, code, search, moment, pasted };
struct Field {
    std::string name;
    std::string label;
    std::string value{};
    std::string hint{};
    Input input = Input::text;
    bool is_required = false;
    std::size_t longest = 0;  // signs; 0: as many as any field takes
    std::string latest{};     // of a date, ISO 8601
    std::string mistake{};    // what is wrong with the value, said where it is typed
};
Html field(const Field& field);
Html long_field(const Field& field);  // several lines
Html file_field(const std::string& name, const std::string& label, const std::string& hint);
Html hidden(const std::string& name, const std::string& value);

using Options = std::vector<std::pair<std::string, std::string>>;  // value and words
Html drop_down(const std::string& name, const std::string& label, const Options& options, std::string_view chosen);
// All of them in sight, one to choose.
Html choices(const std::string& name, const std::string& legend, const Options& options, std::string_view chosen);
enum class Ticked : std::uint8_t { no, yes };
Html tick(const std::string& name, const std::string& label, Ticked ticked = Ticked::no);

enum class Button : std::uint8_t { first, second, plain };
Html button(const std::string& text, Button kind = Button::first);
// What is opened by a click, and prints closed or open as it stands.
Html fold(const std::string& summary, const Html& content);

}  // namespace asepsie::web
