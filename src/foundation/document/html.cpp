#include "foundation/document/html.h"

#include "foundation/document/document.h"

#include <array>

namespace asepsie::document::html {
namespace {

constexpr std::array<std::string_view, 52> tags{"a", "article", "aside", "button", "code", "dd", "details", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "header", "img", "input", "label", "legend", "li", "main", "nav", "ol", "option", "p", "progress", "section", "select", "small", "span", "strong", "summary", "table", "tbody",
    "td", "textarea", "th", "thead", "tr", "ul", "svg", "g", "path", "circle", "text", "title"};

constexpr std::array<std::string_view, 43> names{"aria-current", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "autocomplete", "checked", "class", "cx", "cy",
    "d", "enctype", "fill", "for", "hidden", "id", "inputmode", "lang", "max", "maxlength", "minlength", "name", "preserveAspectRatio", "r", "required", "role", "rows", "scope", "selected", "spellcheck", "stroke", "stroke-width",
    "stroke-dasharray", "tabindex", "text-anchor", "transform", "type", "value", "viewBox", "width", "height", "x", "y"};

template <typename Attributes>
std::string attributes_of(const Attributes& attributes)
{
    std::string all;
    for (const Attribute& attribute : attributes) {
        all += " " + std::string(names.at(static_cast<std::size_t>(attribute.name))) + "=\"" + escaped(attribute.value) + "\"";
    }
    return all;
}

}  // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::optional<Url> Url::create(std::string_view address)
{
    const bool is_here = address.starts_with("#") || (address.starts_with("/") && !address.starts_with("//") && !address.starts_with("/\\"));
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
        if (address.starts_with(scheme) || is_here) {
            return Url(std::string(address));
        }
    }
    return std::nullopt;
}

Html Html::text(std::string_view text)
{
    Html html;
    html.m_markup = escaped(text);
    return html;
}

Html Html::marked(std::string_view marked)
{
    Html html;
    for (const Piece& piece : pieces_of(marked)) {
        const Html content = text(piece.text);
        html += piece.kind == Piece::Kind::code ? element(Tag::code, {}, content) : piece.kind == Piece::Kind::strong ? element(Tag::strong, {}, content) : content;
    }
    return html;
}

Html& Html::operator+=(const Html& more)
{
    m_markup += more.m_markup;
    return *this;
}

Html element(Tag tag, std::initializer_list<Attribute> attributes, const Html& content) { return Html::of(tag, attributes_of(attributes), content); }

Html element(Tag tag, const std::vector<Attribute>& attributes, const Html& content) { return Html::of(tag, attributes_of(attributes), content); }

Html Html::of(Tag tag, std::string_view attributes, const Html& content)
{
    Html html;
    const std::string_view name = tags.at(static_cast<std::size_t>(tag));
    html.m_markup = "<" + std::string(name) + std::string(attributes) + ">";
    const bool is_void = tag == Tag::img || tag == Tag::input;
    if (!is_void) {
        html.m_markup += content.m_markup + "</" + std::string(name) + ">";
    }
    return html;
}

Html link(const Url& address, const Html& content)
{
    Html html;
    html.m_markup = "<a href=\"" + escaped(address.text()) + "\">" + content.m_markup + "</a>";
    return html;
}

Html form(const Url& action, std::initializer_list<Attribute> attributes, const Html& content)
{
    Html html;
    html.m_markup = "<form method=\"post\" action=\"" + escaped(action.text()) + "\"" + attributes_of(attributes) + ">" + content.m_markup + "</form>";
    return html;
}

Html search(const Url& action, const Html& content)
{
    Html html;
    html.m_markup = "<form role=\"search\" action=\"" + escaped(action.text()) + "\">" + content.m_markup + "</form>";
    return html;
}

}  // namespace asepsie::document::html
