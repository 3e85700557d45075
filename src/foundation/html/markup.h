// A page's markup taken apart from left to right, as browsers do (HTML Standard, section 13.2.5): text, tags, what stands between a script's tags. No tree; linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::html {

// ASCII only.
inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::size_t most_attributes = 60;        // of one tag
constexpr std::size_t longest_attribute = 20'000;  // bytes resolved; a longer one is cut

struct Attribute {
    std::string name;      // lower case
    std::string_view raw;  // as written, entities not resolved
};

struct Tag {
    std::string name;  // lower case
    bool is_end = false;
    std::vector<Attribute> attributes;
    bool is_cut_short = false;  // it has more attributes

    [[nodiscard]] bool has(std::string_view wanted) const;
    // With entities resolved; empty where there is none.
    [[nodiscard]] std::string value(std::string_view wanted) const;
};

class Markup {
public:
    // drawing: XML, where the text in CDATA is text; in a page it is a comment.
    enum class Kind : std::uint8_t { page, drawing };
    explicit Markup(std::string_view html, Kind kind = Kind::page) : m_html(html), m_kind(kind) {}

    // Text up to the next markup, as written; a tag; what a comment tells Outlook alone, "<!--[if mso]>…<![endif]-->"; or nothing more. Other comments and declarations are passed over.
    struct Piece {
        std::string_view text;
        std::optional<Tag> tag;
        std::string_view for_outlook;
    };
    std::optional<Piece> next();

    // Behind a start tag whose content holds no tags (script, style, title…): that content, up to its end tag, which is passed over.
    std::string_view raw_content(std::string_view name);

private:
    // Whether a tag begins there; what only looks like one is text.
    [[nodiscard]] bool is_tag(std::size_t at) const;
    // Passes over what is neither text nor tag; false where it is one of these.
    bool skip_declaration();
    void skip_comment();
    void skip_to(std::string_view end, std::size_t offset);
    Tag take_tag();
    void take_attribute(Tag& tag);
    std::string_view take_attribute_value();

    std::string_view m_html;
    Kind m_kind;
    std::size_t m_at = 0;
};

}  // namespace asepsie::html
