#include "domain/mail/files/addresses.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/files/parts.h"
#include "domain/mail/files/script_text.h"
#include "foundation/base/text.h"
#include "foundation/containers/code_page.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_page_bytes = 20'000'000;
constexpr std::size_t most_link_tags = 20'000;
constexpr std::size_t most_attributes = 100;  // of one tag
constexpr std::size_t longest_link_text_bytes = 300;
constexpr std::size_t longest_entity_bytes = 10;

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

// The few entities that stand in addresses and words; others stay as they are.
std::string without_entities(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::size_t end = raw[i] == '&' ? raw.substr(i, longest_entity_bytes + 2).find(';') : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += raw[i];
            continue;
        }
        const std::string_view name = raw.substr(i + 1, end - 1);
        const bool is_hex = name.starts_with("#x") || name.starts_with("#X");
        const auto number = name.starts_with('#') ? text::to_integer(name.substr(is_hex ? 2 : 1), is_hex ? 16 : 10) : std::nullopt;
        if (number && *number > 0) {
            containers::append_utf8(out, static_cast<std::uint32_t>(std::min<std::int64_t>(*number, 0x110000)));
        } else if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos" || name == "nbsp" || name == "colon") {
            out += name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : name == "apos" ? '\'' : name == "colon" ? ':' : ' ';
        } else {
            out += raw.substr(i, end + 1);
        }
        i += end;
    }
    return out;
}

struct Attribute {
    std::string name;
    std::string_view raw;
};

struct Tag {
    std::string name;  // "/a" where it closes
    std::vector<Attribute> attributes;

    [[nodiscard]] std::optional<std::string> value(std::string_view wanted) const
    {
        const auto one = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& attribute) { return attribute.name == wanted; });
        return one == attributes.end() ? std::nullopt : std::optional(without_entities(one->raw));
    }
};

class Page {
public:
    Page(Attachment& file, std::string_view bytes) : m_file(file), m_bytes(bytes) {}

    void read()
    {
        while (m_at < m_bytes.size()) {
            const std::size_t open = std::min(m_bytes.find('<', m_at), m_bytes.size());
            words(m_bytes.substr(m_at, open - m_at));
            m_at = open;
            if (m_bytes.substr(m_at).starts_with("<!--")) {
                const std::size_t end = m_bytes.find("-->", m_at + 4);
                m_at = end == std::string_view::npos ? m_bytes.size() : end + 3;
            } else if (m_bytes.substr(m_at).starts_with("<![CDATA[")) {
                m_at += 9;
            } else if (m_at < m_bytes.size()) {
                read_tag();
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
            m_file.text += without_entities(raw.substr(0, longest_file_text_bytes - m_file.text.size())) + '\n';
        }
        if (!m_link.empty() && m_link_text.size() < longest_link_text_bytes) {
            m_link_text += (m_link_text.empty() ? "" : " ") + without_entities(raw.substr(0, longest_link_text_bytes));
        }
    }

    void read_tag()
    {
        std::size_t at = m_at + 1;
        const std::size_t begin = at;
        while (at < m_bytes.size() && !is_blank(m_bytes[at]) && m_bytes[at] != '>' && (m_bytes[at] != '/' || at == begin) && at - begin < 40) {
            ++at;
        }
        Tag tag{text::lower(m_bytes.substr(begin, at - begin)), {}};
        m_at = read_attributes(at, tag);
        if (const std::size_t colon = tag.name.find(':'); colon != std::string::npos) {  // "svg:script"
            tag.name.erase(tag.name.starts_with('/') ? 1 : 0, tag.name.starts_with('/') ? colon : colon + 1);
        }
        note(tag);
        if (tag.name == "script" || tag.name == "style") {
            read_raw(tag);
        }
    }

    std::size_t read_attributes(std::size_t at, Tag& tag) const
    {
        const auto skip = [&](auto is_part) {
            while (at < m_bytes.size() && is_part(m_bytes[at])) {
                ++at;
            }
        };
        while (at < m_bytes.size()) {
            skip([](char c) { return is_blank(c) || c == '/'; });
            if (at >= m_bytes.size() || m_bytes[at] == '>') {
                break;
            }
            const std::size_t name_at = at++;
            skip([](char c) { return !is_blank(c) && c != '=' && c != '>' && c != '/'; });
            Attribute one{text::lower(m_bytes.substr(name_at, std::min<std::size_t>(at - name_at, 60))), {}};
            skip(is_blank);
            if (at < m_bytes.size() && m_bytes[at] == '=') {
                ++at;
                skip(is_blank);
                const char quote = at < m_bytes.size() ? m_bytes[at] : '>';
                const std::size_t value_at = quote == '"' || quote == '\'' ? at + 1 : at;
                if (value_at != at) {
                    at = std::min(m_bytes.find(quote, value_at), m_bytes.size());
                    one.raw = m_bytes.substr(std::min(value_at, m_bytes.size()), at - std::min(value_at, at));
                    ++at;
                } else {
                    skip([](char c) { return !is_blank(c) && c != '>'; });
                    one.raw = m_bytes.substr(value_at, at - value_at);
                }
            }
            if (tag.attributes.size() < most_attributes) {
                tag.attributes.push_back(std::move(one));
            }
        }
        return std::min(at + 1, m_bytes.size());
    }

    // Up to the end tag nothing is a tag.
    void read_raw(const Tag& tag)
    {
        const std::size_t begin = m_at;
        std::size_t end = m_bytes.find("</", m_at);
        while (end != std::string_view::npos && !text::equals_ignoring_case(m_bytes.substr(end + 2, tag.name.size()), tag.name)) {
            end = m_bytes.find("</", end + 2);
        }
        end = std::min(end, m_bytes.size());
        const std::string_view content = m_bytes.substr(begin, end - begin);
        m_at = end;
        const std::string type = text::lower(tag.value("type").value_or(""));
        const bool is_data = text::contains(type, "json") || text::contains(type, "template");
        if (tag.name == "script" && !is_data && (!text::trim(content).empty() || tag.value("src") || tag.value("href") || tag.value("xlink:href"))) {
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

    void note(const Tag& tag)
    {
        for (const Attribute& one : tag.attributes) {
            if (one.name.size() > 2 && one.name.starts_with("on") && !text::trim(one.raw).empty()) {
                script(without_entities(one.raw));
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
        } else if (tag.name == "a" || tag.name == "area" || tag.name == "/a") {
            end_link();
            m_has_download = m_has_download || tag.value("download").has_value();
            m_link = tag.value("href").value_or(tag.value("xlink:href").value_or(""));
        } else if (tag.name == "meta" && text::equals_ignoring_case(tag.value("http-equiv").value_or(""), "refresh")) {
            refresh(tag.value("content").value_or(""));
        } else if (tag.name == "iframe" || tag.name == "frame" || tag.name == "embed" || tag.name == "object") {
            address(LinkOrigin::forwarding, tag.value(tag.name == "object" ? "data" : "src"));
        } else if (tag.name == "img" || tag.name == "image" || tag.name == "video" || tag.name == "audio") {
            address(LinkOrigin::picture, tag.value(tag.value("src") ? "src" : tag.value("href") ? "href" : "xlink:href"));
        } else if (tag.name == "script") {
            address(LinkOrigin::script, tag.value(tag.value("src") ? "src" : tag.value("href") ? "href" : "xlink:href"));
        } else if (tag.name == "button") {
            address(LinkOrigin::form, tag.value("formaction"));
        } else if (tag.name == "base") {
            address(LinkOrigin::forwarding, tag.value("href"));
        }
    }

    void note_field(const Tag& tag)
    {
        const std::string type = text::lower(tag.value("type").value_or("text"));
        m_asks_password = m_asks_password || (tag.name == "input" && type == "password");
        m_asks = m_asks || tag.name != "input" || (type != "hidden" && type != "submit" && type != "button" && type != "image" && type != "reset");
        address(LinkOrigin::form, tag.value("formaction"));
    }

    void refresh(std::string_view content)
    {
        const std::size_t at = text::lower(content).find("url");
        if (at != std::string::npos) {
            std::string_view rest = content.substr(at + 3);
            rest.remove_prefix(std::min(rest.find_first_not_of(" \t=\"'"), rest.size()));
            address(LinkOrigin::forwarding, std::string(rest.substr(0, rest.find_first_of("\"'"))));
        }
    }

    void end_link()
    {
        address(LinkOrigin::anchor, std::exchange(m_link, {}), std::exchange(m_link_text, {}));
    }

    void address(LinkOrigin origin, const std::optional<std::string>& written, std::string_view shown = {})
    {
        if (!written || ++m_link_tags > most_link_tags) {
            return;
        }
        // Browsers leave out line ends and tabs within an address.
        std::string clean;
        std::copy_if(written->begin(), written->end(), std::back_inserter(clean), [](char c) { return c != '\n' && c != '\r' && c != '\t'; });
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
        if (m_link_tags > most_link_tags) {
            m_file.add(FileTrait::cut_short);
        }
    }

    Attachment& m_file;
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::string m_link;
    std::string m_link_text;
    std::size_t m_link_tags = 0;
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
    if (bytes.starts_with("\xFF\xFE")) {
        const std::string narrow = containers::utf16_to_utf8(bytes.substr(2));
        Page(file, narrow).read();
        return;
    }
    Page(file, bytes).read();
}

}  // namespace asepsie::mail
