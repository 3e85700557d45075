// HTML, escaped by construction: an element is made of a known tag, known attributes and text, so that markup in a text stays text and there is
// no way to write a script, a style or an event handler.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::document::html {

enum class Tag : std::uint8_t {
    a, article, aside, button, code, dd, details, div, dl, dt, em, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, header, img, input, label, legend, li, main, nav, ol, option, p,
    progress, section, select, small, span, strong, summary, table, tbody, td, textarea, th, thead, tr, ul, svg, g, path, circle, text, title
};

// Attributes whose value is any text. There is none that runs or styles anything.
enum class Name : std::uint8_t {
    aria_current, aria_describedby, aria_hidden, aria_label, aria_labelledby, autocomplete, checked, class_, cx, cy, d, enctype, fill, for_, hidden, id, inputmode, lang, max, maxlength, minlength, name, preserve_aspect_ratio, r,
    required, role, rows, scope, selected, spellcheck, stroke, stroke_width, stroke_dasharray, tabindex, text_anchor, transform, type, value, viewBox, width, height, x, y
};

// An address that may stand in a page: https, http, mailto, tel, or one of this very page or site ("#x", "/x").
class Url {
public:
    static std::optional<Url> create(std::string_view address);
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    explicit Url(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

struct Attribute {
    Name name;
    std::string value;
};

// A piece of HTML that is safe wherever content may stand.
class Html {
public:
    Html() = default;
    static Html text(std::string_view text);
    // Texts with the marks `code` and **strong**.
    static Html marked(std::string_view text);

    Html& operator+=(const Html& more);
    friend Html operator+(Html a, const Html& b) { return a += b; }
    [[nodiscard]] const std::string& markup() const { return m_markup; }

private:
    friend Html element(Tag, std::initializer_list<Attribute>, const Html&);
    friend Html element(Tag, const std::vector<Attribute>&, const Html&);
    friend Html link(const Url&, const Html&);
    friend Html form(const Url&, std::initializer_list<Attribute>, const Html&);
    friend Html search(const Url&, const Html&);
    static Html of(Tag tag, std::string_view attributes, const Html& content);
    std::string m_markup;
};

Html element(Tag tag, std::initializer_list<Attribute> attributes, const Html& content = {});
// For attributes that depend.
Html element(Tag tag, const std::vector<Attribute>& attributes, const Html& content = {});
Html link(const Url& address, const Html& content);
// What is filled in and sent by POST.
Html form(const Url& action, std::initializer_list<Attribute> attributes, const Html& content);

// What is filled in to find something, sent by GET.
Html search(const Url& action, const Html& content);

// & < > " ' as character references.
std::string escaped(std::string_view text);

}  // namespace asepsie::document::html
