#include "foundation/html/page.h"

#include "foundation/base/text.h"
#include "foundation/html/hiding.h"
#include "foundation/html/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace asepsie::html {
namespace {

constexpr std::size_t most_forms = 200;
constexpr std::size_t most_pictures = 5'000;
constexpr std::size_t longest_script = 200'000;     // bytes kept of all scripts

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 31> blocks{"address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "ol", "option", "p", "pre", "section", "table", "tr", "ul"};
constexpr std::array<std::string_view, 13> without_content{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};

bool is_tiny(const Tag& tag)
{
    for (const std::string_view side : {"width", "height"}) {
        const auto pixels = text::to_integer(text::trim(tag.value(side)));
        if (pixels && *pixels >= 0 && *pixels <= 2) {
            return true;
        }
    }
    const std::string style = tag.value("style");
    return hides(style) || text::contains(style, "width:1px") || text::contains(style, "height:1px") || text::contains(style, "width: 1px");
}

// The address of "0; url='https://…'", where "url=" may be missing (HTML Standard, shared declarative refresh steps).
std::string forwarding_in(std::string_view content)
{
    content.remove_prefix(std::min(content.find_first_not_of("0123456789. \t\r\n\f"), content.size()));
    content.remove_prefix(std::min(content.find_first_not_of(";, \t\r\n\f"), content.size()));
    if (text::equals_ignoring_case(content.substr(0, 3), "url")) {
        const std::string_view behind = text::trim(content.substr(3));
        content = behind.starts_with('=') ? text::trim(behind.substr(1)) : content;
    }
    if (!content.empty() && (content.front() == '"' || content.front() == '\'')) {
        content = content.substr(1, content.find(content.front(), 1) - 1);
    }
    return std::string(text::trim(content));
}

class Reader {
public:
    explicit Reader(std::string_view html) : m_markup(html) {}

    Page read()
    {
        while (const auto piece = m_markup.next()) {
            if (!piece->tag) {
                add_text(piece->text);
                continue;
            }
            m_page.is_cut_short = m_page.is_cut_short || piece->tag->is_cut_short;
            piece->tag->is_end ? end_of(*piece->tag) : begin_of(*piece->tag);
        }
        if (m_link) {
            end_link();
        }
        m_page.is_cut_short = m_page.is_cut_short || m_hiding.is_cut_short();
        return std::move(m_page);
    }

private:
    void begin_of(const Tag& tag)
    {
        const std::string& name = tag.name;
        if (is_one_of(name, blocks)) {
            break_line();
        } else if (name == "td" || name == "th") {
            add_blank();
        }
        look_for_script(tag);
        const bool is_hidden = hide_from(tag);
        if (name == "script" || name == "style" || name == "title" || name == "textarea" || name == "xmp" || name == "noframes") {
            take_raw(name);
            m_hiding.end(name);
        } else if (name == "a" || name == "area") {
            begin_link(tag);
        } else if (name == "form") {
            begin_form(tag);
        } else if (name == "input" || name == "button" || name == "select") {
            add_field(tag);
        } else if (name == "img" || (name == "input" && tag.value("type") == "image")) {
            add_picture(tag, is_hidden);
        } else if (name == "meta") {
            take_meta(tag);
        } else if (name == "base" && m_page.base.empty()) {
            m_page.base = tag.value("href");
        } else if (name == "iframe" || name == "frame" || name == "embed" || name == "object") {
            const std::string address = tag.value(name == "object" ? "data" : "src");
            if (!address.empty()) {
                add_link({LinkKind::frame, address, m_page.text.size(), m_page.text.size(), 0});
            }
        }
    }

    void end_of(const Tag& tag)
    {
        if (is_one_of(tag.name, blocks)) {
            break_line();
        }
        if (tag.name == "a" && m_link) {
            end_link();
        }
        m_hiding.end(tag.name);
    }

    // True where the element is not seen itself.
    bool hide_from(const Tag& tag)
    {
        const bool is_hidden = std::any_of(tag.attributes.begin(), tag.attributes.end(), [](const Attribute& attribute) { return attribute.name == "hidden"; });
        const bool has_content = !is_one_of(tag.name, without_content);
        return m_hiding.begin(tag.name, is_hidden ? "display:none" : tag.value("style"), has_content ? Hiding::Content::some : Hiding::Content::none);
    }

    void look_for_script(const Tag& tag)
    {
        for (const Attribute& attribute : tag.attributes) {
            const bool runs = attribute.name.size() > 4 && attribute.name.starts_with("on") && std::all_of(attribute.name.begin(), attribute.name.end(), is_letter);
            m_page.has_script = m_page.has_script || runs;
        }
    }

    // The text up to the end tag, which holds no tags.
    void take_raw(const std::string& name)
    {
        const std::string_view raw = m_markup.raw_content(name);
        if (name == "script") {
            m_page.has_script = true;
            m_page.scripts += raw.substr(0, longest_script - std::min(longest_script, m_page.scripts.size()));
        } else if (name == "title" && m_page.title.empty()) {
            m_page.title = with_entities_resolved(raw.substr(0, 1'000));
        } else if (name == "textarea" || name == "xmp") {
            add_text(raw);
        }
    }

    void begin_link(const Tag& tag)
    {
        if (m_link) {
            end_link();
        }
        const std::string address = tag.value("href");
        if (address.empty() || address.starts_with('#')) {
            return;
        }
        const bool is_area = tag.name == "area";
        m_link = PageLink{is_area ? LinkKind::area : LinkKind::anchor, address, m_page.text.size(), m_page.text.size(), is_area ? 1U : 0U};
        if (is_area) {
            end_link();
        }
    }

    void end_link()
    {
        m_link->text_end = m_page.text.size();
        add_link(*m_link);
        m_link.reset();
    }

    void add_link(PageLink link)
    {
        if (m_page.links.size() < most_links) {
            m_page.links.push_back(std::move(link));
        } else {
            m_page.is_cut_short = true;
        }
    }

    void begin_form(const Tag& tag)
    {
        if (m_page.forms.size() >= most_forms) {
            m_page.is_cut_short = true;
            return;
        }
        m_page.forms.push_back({tag.value("action"), false, false});
        if (!m_page.forms.back().action.empty()) {
            add_link({LinkKind::form, m_page.forms.back().action, m_page.text.size(), m_page.text.size(), 0});
        }
    }

    void add_field(const Tag& tag)
    {
        const std::string type = text::lower(tag.value("type"));
        if (m_page.forms.empty()) {
            // A field without a form still asks.
            m_page.forms.push_back({});
        }
        PageForm& form = m_page.forms.back();
        form.asks_password = form.asks_password || type == "password";
        form.asks_anything = form.asks_anything || (tag.name != "button" && type != "hidden" && type != "submit" && type != "button" && type != "image" && type != "reset");
    }

    void add_picture(const Tag& tag, bool is_hidden)
    {
        if (m_page.pictures.size() >= most_pictures) {
            m_page.is_cut_short = true;
            return;
        }
        if (m_link) {
            ++m_link->pictures;
        }
        PagePicture picture{tag.value("src").substr(0, 2'000), tag.value("alt").substr(0, 500), is_hidden || is_tiny(tag)};
        if (!picture.is_tiny && !picture.alternative.empty() && !m_hiding.is_hidden()) {
            add_blank();
            add_plain(picture.alternative);
            add_blank();
        }
        m_page.pictures.push_back(std::move(picture));
    }

    void take_meta(const Tag& tag)
    {
        if (!text::equals_ignoring_case(tag.value("http-equiv"), "refresh")) {
            return;
        }
        const std::string address = forwarding_in(tag.value("content"));
        if (!address.empty()) {
            add_link({LinkKind::forwarding, address, m_page.text.size(), m_page.text.size(), 0});
        }
    }

    void add_text(std::string_view raw)
    {
        if (raw.find('&') == std::string_view::npos) {
            add_plain(raw);
        } else {
            add_plain(with_entities_resolved(raw));
        }
    }

    void add_plain(std::string_view text)
    {
        std::string& into = m_hiding.is_hidden() ? m_page.hidden : m_page.text;
        std::size_t at = 0;
        while (at < text.size()) {
            if (is_blank(text[at])) {
                ++at;
                if (!into.empty() && into.back() != ' ' && into.back() != '\n') {
                    into += ' ';
                }
                continue;
            }
            std::size_t end = at + 1;
            while (end < text.size() && !is_blank(text[end])) {
                ++end;
            }
            into += text.substr(at, end - at);
            at = end;
        }
    }

    void add_blank()
    {
        std::string& into = m_hiding.is_hidden() ? m_page.hidden : m_page.text;
        if (!into.empty() && into.back() != ' ' && into.back() != '\n') {
            into += ' ';
        }
    }

    void break_line()
    {
        std::string& into = m_hiding.is_hidden() ? m_page.hidden : m_page.text;
        if (!into.empty() && into.back() == ' ') {
            into.back() = '\n';
        } else if (!into.empty() && into.back() != '\n') {
            into += '\n';
        }
    }

    Markup m_markup;
    Page m_page;
    std::optional<PageLink> m_link;
    Hiding m_hiding;
};

}  // namespace

Page read_page(std::string_view html) { return Reader(html).read(); }

}  // namespace asepsie::html
