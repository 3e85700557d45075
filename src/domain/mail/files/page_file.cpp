#include "domain/mail/files/addresses.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/files/parts.h"
#include "domain/mail/files/script_text.h"
#include "foundation/base/text.h"
#include "foundation/html/entities.h"
#include "foundation/html/markup.h"
#include "foundation/html/page.h"
#include "foundation/unicode/charset.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_page_bytes = 20'000'000;
constexpr std::size_t most_link_tags = 20'000;
constexpr std::size_t longest_link_text_bytes = 300;

// Of a picture or a script: "src", and what a drawing writes in its place.
std::string target_of(const html::Tag& tag, std::string_view first)
{
    for (const std::string_view name : {first, std::string_view("href"), std::string_view("xlink:href")}) {
        if (tag.has(name)) {
            return tag.value(name);
        }
    }
    return {};
}

class Page {
public:
    Page(Attachment& file, std::string_view bytes) : m_file(file), m_markup(bytes, file.kind == FileKind::drawing ? html::Markup::Kind::drawing : html::Markup::Kind::page) {}

    void read()
    {
        while (auto piece = m_markup.next()) {
            if (piece->tag) {
                read_tag(*piece->tag);
            } else {
                words(piece->text);
            }
        }
        end_link();
        conclude();
    }

private:
    void words(std::string_view raw)
    {
        m_has_long_code = m_has_long_code || has_long_code(raw);
        raw = text::trim(raw);
        if (raw.empty()) {
            return;
        }
        if (m_file.text.size() < longest_file_text_bytes) {
            m_file.text += html::with_entities_resolved(raw.substr(0, longest_file_text_bytes - m_file.text.size())) + '\n';
        }
        if (!m_link.empty() && m_link_text.size() < longest_link_text_bytes) {
            m_link_text += (m_link_text.empty() ? "" : " ") + html::with_entities_resolved(raw.substr(0, longest_link_text_bytes));
        }
    }

    void read_tag(html::Tag& tag)
    {
        if (const std::size_t colon = tag.name.find(':'); colon != std::string::npos) {  // "svg:script"
            m_written_name = std::exchange(tag.name, tag.name.substr(colon + 1));
        } else {
            m_written_name = tag.name;
        }
        m_is_cut_short = m_is_cut_short || tag.is_cut_short;
        if (tag.is_end) {
            if (tag.name == "a") {
                end_link();
            }
            return;
        }
        note(tag);
        if (tag.name == "script" || tag.name == "style") {
            read_raw(tag);
        }
    }

    // Up to the end tag nothing is a tag.
    void read_raw(const html::Tag& tag)
    {
        const std::string_view content = m_markup.raw_content(m_written_name);
        const std::string type = text::lower(tag.value("type"));
        const bool is_data = text::contains(type, "json") || text::contains(type, "template");
        if (tag.name == "script" && !is_data && (!text::trim(content).empty() || tag.has("src") || tag.has("href") || tag.has("xlink:href"))) {
            script(content);
        }
    }

    void script(std::string_view content)
    {
        m_file.add(FileTrait::script);
        m_makes_file = m_makes_file || makes_file(content);
        m_decodes = m_decodes || decodes(content);
        m_has_long_code = m_has_long_code || has_long_code(content);
        m_has_download = m_has_download || text::contains(content, ".download");
        m_has_data = m_has_data || text::contains(content, "data:application/") || text::contains(content, "data:text/html");
        m_asks_password = m_asks_password || text::contains(content, "type=\"password\"") || text::contains(content, "type='password'") || text::contains(content, "type=\\\"password\\\"");
        add_targets_of_script(m_file, content);
    }

    void note(const html::Tag& tag)
    {
        for (const html::Attribute& one : tag.attributes) {
            if (one.name.size() > 2 && one.name.starts_with("on") && !text::trim(one.raw).empty()) {
                script(html::with_entities_resolved(one.raw, html::EntityPlace::attribute));
            } else if (one.raw.size() >= shortest_long_code) {
                // A picture's data are none; what stands before the value is seen with it.
                m_has_long_code = m_has_long_code || (!text::lower(one.raw.substr(0, 11)).starts_with("data:image/") && has_long_code(one.raw));
            }
        }
        if (tag.name == "input" || tag.name == "textarea" || tag.name == "select") {
            note_field(tag);
        } else if (tag.name == "form") {
            m_has_form = true;
            address(LinkOrigin::form, tag.value("action"));
        } else if (tag.name == "a" || tag.name == "area") {
            end_link();
            m_has_download = m_has_download || tag.has("download");
            m_link = target_of(tag, "href");
        } else if (tag.name == "meta" && text::equals_ignoring_case(tag.value("http-equiv"), "refresh")) {
            address(LinkOrigin::forwarding, html::forwarding_in(tag.value("content")));
        } else if (tag.name == "iframe" || tag.name == "frame" || tag.name == "embed" || tag.name == "object") {
            address(LinkOrigin::forwarding, tag.value(tag.name == "object" ? "data" : "src"));
        } else if (tag.name == "img" || tag.name == "image" || tag.name == "video" || tag.name == "audio") {
            address(LinkOrigin::picture, target_of(tag, "src"));
        } else if (tag.name == "script") {
            address(LinkOrigin::script, target_of(tag, "src"));
        } else if (tag.name == "button") {
            address(LinkOrigin::form, tag.value("formaction"));
        } else if (tag.name == "base") {
            address(LinkOrigin::forwarding, tag.value("href"));
        }
    }

    void note_field(const html::Tag& tag)
    {
        const std::string type = text::lower(tag.has("type") ? tag.value("type") : "text");
        m_asks_password = m_asks_password || (tag.name == "input" && type == "password");
        m_asks = m_asks || tag.name != "input" || (type != "hidden" && type != "submit" && type != "button" && type != "image" && type != "reset");
        address(LinkOrigin::form, tag.value("formaction"));
    }

    void end_link()
    {
        address(LinkOrigin::anchor, std::exchange(m_link, {}), std::exchange(m_link_text, {}));
    }

    void address(LinkOrigin origin, std::string_view written, std::string_view shown = {})
    {
        if (written.empty() || ++m_link_tags > most_link_tags) {
            return;
        }
        // Browsers leave out line ends and tabs within an address.
        std::string clean;
        std::copy_if(written.begin(), written.end(), std::back_inserter(clean), [](char c) { return c != '\n' && c != '\r' && c != '\t'; });
        const std::string_view whole = text::trim(clean);
        const std::string folded = text::lower(whole.substr(0, 40));
        if (folded.starts_with("javascript:")) {
            if (whole.size() > 25) {  // "javascript:void(0)" and its like do nothing
                script(whole.substr(11));
            }
        } else if (folded.starts_with("data:")) {
            const bool is_picture = folded.starts_with("data:image/") && !folded.starts_with("data:image/svg");
            m_has_data = m_has_data || !is_picture;
            m_opens_data = m_opens_data || (!is_picture && (folded.starts_with("data:text/html") || folded.starts_with("data:application/")) && origin != LinkOrigin::picture && origin != LinkOrigin::script);
        } else if (is_elsewhere(whole) || (folded.find(':') != std::string::npos && folded.find_first_of("/?#:") == folded.find(':') && !folded.starts_with("cid:") && !folded.starts_with("about:") && !folded.starts_with("blob:"))) {
            add_link(m_file, origin, whole, shown);
        }
    }

    void conclude()
    {
        if (m_makes_file || m_opens_data || (m_decodes && m_has_long_code) || (m_has_download && m_has_data)) {
            m_file.add(FileTrait::builds_file);
        }
        if (m_has_form && m_asks) {
            m_file.add(FileTrait::form);
        }
        if (m_asks_password) {
            m_file.add(FileTrait::password_form);
        }
        if (m_link_tags > most_link_tags || m_is_cut_short) {
            m_file.add(FileTrait::cut_short);
        }
    }

    Attachment& m_file;
    html::Markup m_markup;
    std::string m_written_name;  // of the tag, with its prefix
    std::string m_link;
    std::string m_link_text;
    std::size_t m_link_tags = 0;
    bool m_is_cut_short = false;
    bool m_makes_file = false;
    bool m_decodes = false;
    bool m_has_long_code = false;
    bool m_has_download = false;
    bool m_has_data = false;
    bool m_opens_data = false;
    bool m_has_form = false;
    bool m_asks = false;
    bool m_asks_password = false;
};

}  // namespace

void look_into_page(Attachment& file, std::string_view bytes)
{
    if (bytes.size() > most_page_bytes) {
        bytes = bytes.substr(0, most_page_bytes);
        file.add(FileTrait::cut_short);
    }
    if (unicode::has_utf16_mark(bytes)) {
        const std::string utf8 = unicode::to_utf8(bytes, "utf-16");
        Page(file, utf8).read();
    } else {
        Page(file, bytes).read();
    }
}

}  // namespace asepsie::mail
