#include "foundation/html/markup.h"

#include "foundation/base/text.h"
#include "foundation/html/entities.h"

#include <algorithm>

namespace asepsie::html {
namespace {

constexpr std::size_t longest_name = 60;  // bytes of a tag's or an attribute's name

// Of a whole comment: what stands behind "<!--[if mso]>", "[if gte mso 9]"; not "[if !mso]".
std::string_view for_outlook_in(std::string_view comment)
{
    constexpr std::string_view opening = "<!--[if";
    constexpr std::size_t longest_condition = 100;
    const std::size_t close = comment.substr(0, longest_condition).find("]>");
    if (!comment.starts_with(opening) || close == std::string_view::npos) {
        return {};
    }
    const std::string condition = text::lower(comment.substr(opening.size(), close - opening.size()));
    if (!text::contains(condition, "mso") || text::contains(condition, "!")) {
        return {};
    }
    const std::string_view rest = comment.substr(close + 2);
    return rest.substr(0, rest.find("<![endif]"));
}

}  // namespace

bool Tag::has(std::string_view wanted) const
{
    return std::any_of(attributes.begin(), attributes.end(), [&](const Attribute& attribute) { return attribute.name == wanted; });
}

std::string Tag::value(std::string_view wanted) const
{
    for (const Attribute& attribute : attributes) {
        if (attribute.name == wanted) {
            return with_entities_resolved(attribute.raw.substr(0, longest_attribute), EntityPlace::attribute);
        }
    }
    return {};
}

std::optional<Markup::Piece> Markup::next()
{
    while (m_at < m_html.size()) {
        if (is_tag(m_at)) {
            return Piece{{}, take_tag(), {}};
        }
        const std::size_t begin = m_at;
        if (m_html[m_at] == '<' && skip_declaration()) {
            const std::string_view told = for_outlook_in(m_html.substr(begin, m_at - begin));
            if (!told.empty()) {
                return Piece{{}, std::nullopt, told};
            }
            continue;
        }
        m_at = std::min(m_html.find('<', begin + 1), m_html.size());
        return Piece{m_html.substr(begin, m_at - begin), std::nullopt, {}};
    }
    return std::nullopt;
}

bool Markup::is_tag(std::size_t at) const
{
    const std::string_view rest = m_html.substr(at, 3);
    return rest.starts_with('<') && rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])));
}

bool Markup::skip_declaration()
{
    constexpr std::string_view character_data = "<![CDATA[";
    const std::string_view rest = m_html.substr(m_at);
    if (rest.starts_with("<!--")) {
        skip_comment();
    } else if (m_kind == Kind::drawing && rest.starts_with(character_data)) {
        m_at += character_data.size();
    } else if (rest.starts_with("<!") || rest.starts_with("<?") || (rest.starts_with("</") && rest.size() > 2)) {
        skip_to(">", 2);
    } else {
        return false;
    }
    return true;
}

std::string_view Markup::raw_content(std::string_view name)
{
    const std::string end = "</" + std::string(name);
    const auto ends_here = [&](std::size_t at) {
        const std::size_t behind = at + end.size();
        const bool goes_on = behind < m_html.size() && !is_blank(m_html[behind]) && m_html[behind] != '>' && m_html[behind] != '/';
        return !goes_on && text::equals_ignoring_case(m_html.substr(at, end.size()), end);
    };
    std::size_t found = m_html.find("</", m_at);
    while (found != std::string_view::npos && !ends_here(found)) {
        found = m_html.find("</", found + 2);
    }
    const std::size_t stop = std::min(found, m_html.size());
    const std::string_view content = m_html.substr(m_at, stop - m_at);
    m_at = stop;
    if (m_at < m_html.size()) {
        skip_to(">", 1);
    }
    return content;
}

// "<!-- -->", also "<!-->" and "--!>" as browsers end it.
void Markup::skip_comment()
{
    std::size_t at = m_at + 2;
    do {
        at = std::min(m_html.find("--", at), m_html.size());
        const std::string_view behind = m_html.substr(std::min(at + 2, m_html.size()));
        // The dashes that open it close it too, but not with '!'.
        if (behind.starts_with('>') || (behind.starts_with("!>") && at > m_at + 3)) {
            m_at = at + (behind.front() == '>' ? 3U : 4U);
            return;
        }
        ++at;
    } while (at < m_html.size());
    m_at = m_html.size();
}

void Markup::skip_to(std::string_view end, std::size_t offset)
{
    const std::size_t found = m_html.find(end, std::min(m_at + offset, m_html.size()));
    m_at = found == std::string_view::npos ? m_html.size() : found + end.size();
}

Tag Markup::take_tag()
{
    Tag tag;
    ++m_at;
    if (m_html[m_at] == '/') {
        tag.is_end = true;
        ++m_at;
    }
    const std::size_t begin = m_at;
    while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '>' && m_html[m_at] != '/') {
        ++m_at;
    }
    tag.name = text::lower(m_html.substr(begin, std::min(m_at - begin, longest_name)));
    while (m_at < m_html.size() && m_html[m_at] != '>') {
        if (is_blank(m_html[m_at]) || m_html[m_at] == '/') {
            ++m_at;
        } else {
            take_attribute(tag);
        }
    }
    m_at = std::min(m_at + 1, m_html.size());
    return tag;
}

void Markup::take_attribute(Tag& tag)
{
    const std::size_t begin = m_at;
    ++m_at;  // whatever it is, so that every turn moves on
    while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '=' && m_html[m_at] != '>' && m_html[m_at] != '/') {
        ++m_at;
    }
    const std::string_view name = m_html.substr(begin, m_at - begin);
    std::size_t next = m_at;
    while (next < m_html.size() && is_blank(m_html[next])) {
        ++next;
    }
    std::string_view value;
    if (next < m_html.size() && m_html[next] == '=') {
        m_at = next + 1;
        value = take_attribute_value();
    }
    if (tag.attributes.size() < most_attributes) {
        tag.attributes.push_back({text::lower(name.substr(0, longest_name)), value});
    } else {
        tag.is_cut_short = true;
    }
}

std::string_view Markup::take_attribute_value()
{
    while (m_at < m_html.size() && is_blank(m_html[m_at])) {
        ++m_at;
    }
    if (m_at < m_html.size() && (m_html[m_at] == '"' || m_html[m_at] == '\'')) {
        const std::size_t end = m_html.find(m_html[m_at], m_at + 1);
        // A quote that nothing closes: up to the end of the tag, as far as one can be told.
        const std::size_t stop = end == std::string_view::npos ? std::min(m_html.find('>', m_at), m_html.size()) : end;
        const std::string_view value = m_html.substr(m_at + 1, stop - std::min(m_at + 1, stop));
        m_at = end == std::string_view::npos ? stop : stop + 1;
        return value;
    }
    const std::size_t begin = m_at;
    while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '>') {
        ++m_at;
    }
    return m_html.substr(begin, m_at - begin);
}

}  // namespace asepsie::html
