#include "foundation/html/page.h"

#include "foundation/base/text.h"
#include "foundation/html/entities.h"
#include "foundation/html/hiding.h"
#include "foundation/html/markup.h"

#include <algorithm>
#include <array>
#include <optional>

namespace asepsie::html {
namespace {

constexpr std::size_t most_forms = 200;
constexpr std::size_t most_pictures = 5'000;
constexpr std::size_t longest_base = 2'000;         // bytes of <base href>, which stand before every relative address


template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 31> blocks{"address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "ol", "option", "p", "pre", "section", "table", "tr", "ul"};
constexpr std::array<std::string_view, 6> without_tags{"noframes", "script", "style", "textarea", "title", "xmp"};  // in them
constexpr std::array<std::string_view, 13> without_content{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};

bool is_tiny(const Tag& tag)
{
    for (const std::string_view side : {"width", "height"}) {
        const auto pixels = text::to_integer(text::trim(tag.value(side)));
        if (pixels && *pixels >= 0 && *pixels <= 2) {
            return true;
        }
    }
    return makes_tiny(tag.value("style"));
}

class Reader {
public:
    explicit Reader(std::string_view html) : m_markup(html) {}

    Page read()
    {
        read_all();
        // By itself behind the rest: it opens and closes nothing of what others see.
        m_is_for_outlook = true;
        for (const std::string_view told : m_for_outlook) {
            m_markup = Markup(told);
            m_hiding = Hiding();
            break_line();
            read_all();
        }
        return std::move(m_page);
    }

private:
    void read_all()
    {
        while (const auto piece = m_markup.next()) {
            if (!piece->tag) {
                add_text(piece->text);
                if (!piece->for_outlook.empty() && !m_is_for_outlook && !m_hiding.is_hidden()) {
                    m_for_outlook.push_back(piece->for_outlook);
                }
                continue;
            }
            m_page.is_cut_short = m_page.is_cut_short || piece->tag->is_cut_short;
            piece->tag->is_end ? end_of(*piece->tag) : begin_of(*piece->tag);
        }
        if (m_link) {
            end_link();
        }
        m_page.is_cut_short = m_page.is_cut_short || m_hiding.is_cut_short();
    }

    void begin_of(const Tag& tag)
    {
        const std::string& name = tag.name;
        if (is_one_of(name, blocks)) {
            break_line();
        } else if (name == "td" || name == "th") {
            add_blank();
        }
        const bool is_hidden = hide_from(tag);
        const bool is_settings = name == "xml" && m_is_for_outlook;  // of the program
        if (is_settings || is_one_of(name, without_tags)) {
            take_raw(name);
            m_hiding.end(name);
        } else if (name == "a" || name == "area" || (m_is_for_outlook && name.starts_with("v:") && tag.has("href"))) {  // a button as it draws one
            begin_link(tag);
        } else if (name == "form") {
            begin_form(tag);
        } else if (name == "img" || (name == "input" && text::equals_ignoring_case(tag.value("type"), "image"))) {
            add_picture(tag, is_hidden);
        } else if (name == "input" || name == "button" || name == "select") {
            add_field(tag);
        } else if (name == "meta") {
            take_meta(tag);
        } else if (name == "base" && m_page.base.empty()) {
            take_base(tag.value("href"));
        } else if (name == "iframe" || name == "frame" || name == "embed" || name == "object") {
            const std::string address = tag.value(name == "object" ? "data" : "src");
            if (!address.empty()) {
                add_link({LinkKind::frame, address, m_page.text.size(), m_page.text.size(), 0});
            }
        }
    }

    void take_base(std::string address)
    {
        m_page.is_cut_short = m_page.is_cut_short || address.size() > longest_base;
        m_page.base = address.substr(0, longest_base);
    }

    void end_of(const Tag& tag)
    {
        if (is_one_of(tag.name, blocks)) {
            break_line();
        }
        if (m_link && tag.name == m_link_tag) {
            end_link();
        }
        m_hiding.end(tag.name);
    }

    // True where the element is not seen itself.
    bool hide_from(const Tag& tag)
    {
        const bool has_content = !is_one_of(tag.name, without_content);
        // The style says the last word.
        return m_hiding.begin(tag.name, (tag.has("hidden") ? "display:none;" : "") + tag.value("style"), has_content ? Hiding::Content::some : Hiding::Content::none);
    }

    // The text up to the end tag, which holds no tags.
    void take_raw(const std::string& name)
    {
        const std::string_view content = m_markup.raw_content(name);
        if (name == "textarea" || name == "xmp") {
            add_text(content);
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
        m_link_tag = tag.name;
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
        if (m_is_for_outlook && raw == "&nbsp;") {
            add_blank();  // which holds a cell open
        } else if (raw.find('&') == std::string_view::npos) {
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
    std::string m_link_tag;
    std::vector<std::string_view> m_for_outlook;
    bool m_is_for_outlook = false;  // what is read now
    Hiding m_hiding;
};

}  // namespace

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

Page read_page(std::string_view html) { return Reader(html).read(); }

}  // namespace asepsie::html
