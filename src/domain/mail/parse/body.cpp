#include "domain/mail/parse/body.h"

#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/parse/closer_look.h"
#include "domain/mail/parse/target.h"
#include "foundation/base/text.h"
#include "foundation/html/page.h"
#include "foundation/mime/transfer.h"
#include "foundation/unicode/charset.h"

#include <algorithm>
#include <map>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_text_bytes = 1'000'000;
constexpr std::size_t most_links = 5'000;
constexpr std::size_t longest_attached_text = 4'000;  // bytes of a file that asks for something: a longer one speaks of everything
constexpr std::size_t most_picture_hosts = 50;
constexpr std::size_t most_written_files = 10;
constexpr std::uint64_t list_pixels = 400'000;  // people of a list send each other what is on their screens; a code to scan is smaller
constexpr std::size_t shortest_page_text = 20;  // bytes: below, the plain form says what the page's pictures do

void note(Message& message, std::string_view limit)
{
    if (std::find(message.limits_met.begin(), message.limits_met.end(), limit) == message.limits_met.end()) {
        message.limits_met.emplace_back(limit);
    }
}

void append(Message& message, std::string& into, std::string_view text)
{
    if (!into.empty() && !text.empty()) {
        into += '\n';
    }
    const std::size_t room = most_text_bytes - std::min(most_text_bytes, into.size());
    if (text.size() > room) {
        note(message, "text");
    }
    into += text.substr(0, room);
}

void append_text(Message& message, std::string_view text)
{
    append(message, message.text, text);
    if (message.text.size() > longest_text_bytes) {
        note(message, "text");  // phrases are not looked for in the rest
    }
}

void add_link(Message& message, Link link, const Lexicon& lexicon)
{
    if (message.links.size() >= most_links) {
        note(message, "links");
        return;
    }
    if (link.written.written.size() >= web::longest_address_bytes && link.written.leads_to_a_page()) {
        note(message, "address");  // what is cut off may be its host
    }
    follow(link, lexicon);
    message.links.push_back(std::move(link));
}

LinkOrigin origin_of(html::LinkKind kind)
{
    switch (kind) {
    case html::LinkKind::anchor:
    case html::LinkKind::area: return LinkOrigin::anchor;
    case html::LinkKind::form: return LinkOrigin::form;
    case html::LinkKind::forwarding: return LinkOrigin::forwarding;
    case html::LinkKind::frame: return LinkOrigin::script;
    }
    return LinkOrigin::anchor;
}

// A page's relative addresses lead where its <base> says: "/x" from its host, "x" from its folder.
std::string absolute(std::string_view address, std::string_view base)
{
    address = text::trim(address);
    base = base.substr(0, base.find_first_of("?#"));
    const std::size_t host = base.find("//");
    const bool is_whole = host == std::string_view::npos || address.find(':') < address.find_first_of("/?#") || address.starts_with("//") || address.starts_with("\\\\");
    if (is_whole) {
        return std::string(address);
    }
    const std::size_t root = std::min(base.find('/', host + 2), base.size());
    const std::size_t folder = std::max(base.rfind('/'), root);
    const std::string origin(base.substr(0, address.starts_with('/') ? root : folder));
    return origin + (address.starts_with('/') ? "" : "/") + std::string(address);
}

void count_picture(Message& message, const html::PagePicture& picture)
{
    std::string host = web::parse_web_address(picture.address).host;
    const bool is_distant = !host.empty();
    if (picture.is_tiny) {
        message.tracking_pictures += is_distant ? 1U : 0U;
    } else {
        ++message.pictures;
    }
    if (!is_distant || message.picture_hosts.size() >= most_picture_hosts) {
        return;
    }
    if (std::find(message.picture_hosts.begin(), message.picture_hosts.end(), host) == message.picture_hosts.end()) {
        message.picture_hosts.push_back(std::move(host));
    }
}

bool is_text(const mime::Entity& entity)
{
    const std::string& type = entity.type.value;
    return type == "text/plain" || type == "text/html" || type == "text/enriched" || type == "text/richtext";
}

// What is put before a person as a file. A word nobody knows on how to show a part counts as "attachment" (RFC 2183, 2.8).
bool is_file(const mime::Entity& entity)
{
    const std::string& how = entity.disposition.value;
    return !is_text(entity) || (!how.empty() && how != "inline");
}

// Of the names that a part is given, mail programs show one or the other: the one that promises the worst.
std::string worst_name(const mime::Entity& entity)
{
    std::string shown = entity.file_name();
    for (const std::string_view name : {entity.disposition["filename"], entity.type["name"]}) {
        const auto rank = [](std::string_view of) {
            const std::string ending = ending_of(of);
            const FileKind kind = kind_of_ending(ending);
            return starts_something(ending) ? 2 : kind == FileKind::web_page || kind == FileKind::drawing ? 1 : 0;
        };
        if (rank(name) > rank(shown)) {
            shown = name;
        }
    }
    return shown;
}

std::string text_of(const mime::Entity& entity)
{
    const bool is_plain = entity.encoding.empty() || entity.encoding == "7bit" || entity.encoding == "8bit" || entity.encoding == "binary";
    const std::string_view charset = entity.type["charset"];
    return is_plain ? unicode::to_utf8(entity.body, charset) : unicode::to_utf8(mime::decoded_body(entity.body, entity.encoding), charset);
}

// Files written into the text (POSIX, uuencode), which old programs still put before a person. Told by their names only.
void add_written_files(Message& message, std::string_view text, const Lexicon& lexicon)
{
    std::size_t count = 0;
    for (std::size_t at = text.starts_with("begin ") ? 0 : text.find("\nbegin "); at != std::string_view::npos && count < most_written_files; at = text.find("\nbegin ", at + 1)) {
        std::string_view line = text.substr(text[at] == '\n' ? at + 1 : at).substr(6, 300);
        line = line.substr(0, line.find_first_of("\r\n"));
        const bool has_mode = line.size() > 4 && line[3] == ' ' && std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '7'; });
        if (has_mode) {
            Attachment file = look_into(std::string(text::trim(line.substr(4))), "", "");
            file.add(FileTrait::cut_short);
            add_attachment(message, std::move(file), lexicon);
            ++count;
        }
    }
}

}  // namespace

void add_plain_text(Message& message, std::string_view text, const Lexicon& lexicon)
{
    append_text(message, text);
    add_written_files(message, text, lexicon);
    for (const web::WrittenAddress& written : web::addresses_in(text.substr(0, most_text_bytes), most_links + 1)) {
        Link link;
        link.origin = LinkOrigin::text;
        link.text = text.substr(written.begin, written.length);
        link.written = web::parse_web_address(link.text);
        add_link(message, std::move(link), lexicon);
    }
}

void add_page(Message& message, std::string_view html, const Lexicon& lexicon)
{
    const html::Page page = html::read_page(html.substr(0, 4 * most_text_bytes));
    if (page.is_cut_short || html.size() > 4 * most_text_bytes) {
        note(message, "page");
    }
    message.has_html = true;
    append_text(message, page.text);
    append(message, message.hidden_text, page.hidden);
    for (const html::PageForm& form : page.forms) {
        if (form.asks_anything || form.asks_password) {
            message.forms.push_back({form.action, form.asks_password});
        }
    }
    for (const html::PagePicture& picture : page.pictures) {
        count_picture(message, picture);
    }
    for (const html::PageLink& found : page.links) {
        Link link;
        link.origin = origin_of(found.kind);
        link.text = text::trim(std::string_view(page.text).substr(found.text_begin, found.text_end - found.text_begin));
        link.written = web::parse_web_address(absolute(found.address, page.base));
        link.pictures = found.pictures;
        add_link(message, std::move(link), lexicon);
    }
    // Addresses written in the text without being links: a person may type them. Those within a link's own text are that link's.
    std::size_t next = 0;
    for (const web::WrittenAddress& written : web::addresses_in(page.text, most_links + 1)) {
        while (next < page.links.size() && page.links[next].text_end <= written.begin) {
            ++next;
        }
        if (next < page.links.size() && page.links[next].text_begin <= written.begin) {
            continue;
        }
        Link link;
        link.origin = LinkOrigin::text;
        link.text = page.text.substr(written.begin, written.length);
        link.written = web::parse_web_address(link.text);
        add_link(message, std::move(link), lexicon);
    }
}

void add_attachment(Message& message, Attachment attachment, const Lexicon& lexicon)
{
    for (const FileLink& found : attachment.links) {
        Link link;
        link.origin = found.origin;
        link.text = found.text;
        link.written = web::parse_web_address(found.address);
        link.attachment = message.attachments.size();
        add_link(message, std::move(link), lexicon);
    }
    if (!attachment.text.empty() && attachment.text.size() <= longest_attached_text) {
        append(message, message.attached_text, attachment.text);
    }
    if (attachment.has(FileTrait::cut_short)) {
        note(message, "attachment");
    }
    message.attachments.push_back(std::move(attachment));
}

void add_file(Message& message, SentFile sent, const Lexicon& lexicon, CodeSearch& search)
{
    // A message is one whatever its part is called: many programs attach it as a file.
    const bool is_declared_message = sent.declared_type == "message/rfc822" || sent.declared_type == "message/global";
    Attachment attachment = look_into_within(std::move(sent.name), std::move(sent.declared_type), sent.bytes, search);
    look_closer(attachment, sent.bytes, search);
    attachment.is_inline = sent.is_inline;
    const bool is_message = is_declared_message || attachment.kind == FileKind::message;
    add_attachment(message, std::move(attachment), lexicon);
    if (is_message && message.enclosed.size() + message.read_enclosed.size() < most_enclosed) {
        message.enclosed.push_back(std::move(sent.bytes));
    } else if (is_message) {
        note(message, "enclosed");
    }
}

void add_named_links(Message& message, const Lexicon& lexicon)
{
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        for (const std::string& address : std::vector<std::string>(message.links[i].named)) {
            if (message.links.size() >= most_links) {
                note(message, "links");
                return;
            }
            if (auto link = follow_named(message.links[i], address, lexicon)) {
                link->named_in = message.links[i].named_in.value_or(i);
                message.links.push_back(std::move(*link));
            }
        }
    }
}

void read_body(Message& message, const mime::Parts& parts, const Lexicon& lexicon)
{
    CodeSearch search;
    if (message.is_list) {
        search.pixels_left = list_pixels;
        search.tells_what_is_left = false;
    }
    for (const std::string& limit : parts.limits_met) {
        note(message, limit);
    }
    using ShownPart = std::pair<std::size_t, std::string>;  // of which content, and what it says
    std::vector<ShownPart> pages;
    std::vector<ShownPart> plain;
    for (const mime::Entity& entity : parts.entities) {
        if (entity.is_multipart()) {
            continue;
        }
        // A named text behind the first one is shown by some programs, and offered as a file by others.
        const bool has_text = !pages.empty() || !plain.empty();
        if (is_file(entity) || (has_text && entity.alternative == 0 && !entity.file_name().empty())) {
            const bool is_inline = !is_text(entity) && (entity.disposition.value == "inline" || (entity.disposition.value.empty() && entity.header.has("content-id")));
            add_file(message, {worst_name(entity), entity.type.value, entity.decoded(), is_inline}, lexicon, search);
        }
        if (is_file(entity)) {
            continue;
        }
        if (entity.type.value == "text/html") {
            pages.emplace_back(entity.alternative, text_of(entity));
        } else {
            plain.emplace_back(entity.alternative, text_of(entity));
        }
    }
    std::map<std::size_t, std::size_t> said_by_pages;  // bytes, by content: its plain form is what programs show only where it has no page
    for (const auto& [content, page] : pages) {
        const std::size_t before = message.text.size();
        add_page(message, page, lexicon);
        said_by_pages[content] += message.text.size() - before;
    }
    said_by_pages.erase(0);
    for (const auto& [content, text] : plain) {
        const auto page = said_by_pages.find(content);
        if (page == said_by_pages.end() || page->second < shortest_page_text) {
            add_plain_text(message, text, lexicon);
        }
    }
    for (const std::string& address : codes_in_text(message.text)) {
        Link link;
        link.origin = LinkOrigin::qr_code;
        link.written = web::parse_web_address(address);
        add_link(message, std::move(link), lexicon);
    }
}

}  // namespace asepsie::mail
