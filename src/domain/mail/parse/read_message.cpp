#include "domain/mail/parse/read_message.h"

#include "domain/mail/authentication/dns_answers.h"
#include "domain/mail/authentication/judge_authentication.h"
#include "domain/mail/authentication/own_proof.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/parse/body.h"
#include "domain/mail/parse/closer_look.h"
#include "domain/mail/parse/people.h"
#include "domain/mail/parse/quoted.h"
#include "domain/mail/parse/target.h"
#include "foundation/base/text.h"
#include "foundation/containers/outlook_message.h"
#include "foundation/unicode/charset.h"
#include "foundation/web_address/host_name.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t longest_forwarding_note = 1'500;  // bytes somebody writes above a message they hand on
constexpr std::size_t longest_short_message = 500;      // bytes of a text message
constexpr std::size_t deepest_outlook = 2;              // messages in messages
constexpr std::size_t most_writers = 50;                // whom a message names as its sender: more are not looked at

std::string first_decoded(const mime::Header& header, std::string_view name) { return mime::decoded_words(header.first(name)); }

// A name without an address, in front of one with: "Dupont, Marie <m@x.fr>" without the quotes it needs, or a second sender. Programs show both as the name.
void take_writers(Message& message, std::vector<Mailbox> writers)
{
    std::string before;
    for (Mailbox& writer : writers) {
        if (writer.address.empty()) {
            before += (before.empty() ? "" : ", ") + writer.name;
            continue;
        }
        if (!before.empty()) {
            writer.name = writer.name.empty() ? before : before + ", " + writer.name;
            ++message.names_before_address;
            before.clear();
        }
        if (message.from.size() >= most_writers) {
            return;
        }
        message.from.push_back(std::move(writer));
    }
    if (!before.empty() && message.from.empty()) {
        message.from.push_back({before, "", "", ""});
    }
}

void read_header_fields(Message& message, const mime::Header& header)
{
    for (const std::string_view value : header.all("from")) {
        take_writers(message, mailboxes_in(value));
    }
    if (message.from.size() >= most_writers) {
        message.limits_met.emplace_back("writers");
    }
    message.reply_to = mailboxes_in(header.first("reply-to"));
    message.to = mailboxes_in(header.first("to"));
    const auto returned = mailboxes_in(header.first("return-path"));
    message.return_path = returned.empty() ? "" : returned.front().host;
    message.subject = first_decoded(header, "subject");
    message.is_list = header.has("list-id") || header.has("list-post") || header.has("mailing-list") || header.has("x-mailman-version") || header.has("x-beenthere");
    message.can_be_unsubscribed = header.has("list-unsubscribe");
    message.is_reply_header = header.has("in-reply-to") || header.has("references");
    const std::string priority = text::lower(mime::unfolded(header.first("x-priority")) + " " + mime::unfolded(header.first("importance")) + " " + mime::unfolded(header.first("priority")));
    message.is_urgent = priority.starts_with('1') || text::contains(priority, "high") || text::contains(priority, "urgent");
}

// A message that somebody handed on with its text: whom it names as its writer, and what it was called.
void look_for_forwarded(Message& message)
{
    const auto headers = quoted_headers(message.text);
    for (const QuotedHeader& quoted : headers) {
        if (!quoted.from.host.empty()) {
            message.quoted_senders.push_back(quoted.from.address);
        }
    }
    const bool is_handed_on = message.source != Source::mail || says_forwarded(message.subject);
    if (headers.empty() || !is_handed_on || headers.front().begin > longest_forwarding_note) {
        return;
    }
    message.handed = Handed::quoted;
    message.forwarded_from = headers.front().from;
    if (message.subject.empty()) {
        message.subject = headers.front().subject;
    }
}

authentication::HeaderFields fields_of(const mime::Header& header)
{
    authentication::HeaderFields fields;
    for (const mime::Field& field : header.fields()) {
        fields.push_back({field.name, field.value});
    }
    return fields;
}

// What the receiver proved, and what the message's own signatures prove where the DNS was asked.
void judge_origin(Message& message, const authentication::HeaderFields& fields, std::string_view body, const Surroundings& surroundings)
{
    const std::string sender_host = message.from.empty() ? "" : message.from.front().host;
    message.authentication = authentication::judge_authentication(fields, sender_host, {{surroundings.receivers}, {}}, web::registered_domain);
    message.wanted_records = authentication::names_to_ask(fields, sender_host, web::registered_domain);
    if (!surroundings.dns.empty()) {
        const auto verdicts = authentication::verify_dkim(fields, body, surroundings.dns, surroundings.now);
        authentication::add_own_proof(message.authentication, verdicts, surroundings.dns, sender_host, web::registered_domain);
    }
}

// The registered domain of "Name <list.example.org>" or "<mailto:list@example.org>".
std::string list_domain_in(std::string_view value)
{
    const std::string field = text::lower(mime::unfolded(value));
    const std::size_t open = field.rfind('<');
    std::string_view name = std::string_view(field).substr(open == std::string::npos ? 0 : open + 1);
    name = name.substr(0, name.find('>'));
    return web::registered_domain(text::trim(name.substr(name.rfind('@') == std::string_view::npos ? 0 : name.rfind('@') + 1)));
}

// Whether a list handed the message on, as far as that can be told: anybody can write "List-Id". Where the receiver checked who sent it, a signature or a server speaks for the
// list. Of the sender's own domain it is one that people write to, and less is made of it.
void judge_list(Message& message, const mime::Header& header)
{
    const Authentication& proof = message.authentication;
    const auto speaks_for = [](Authentication::Outcome outcome, std::string_view host, std::string_view domain) { return outcome == Authentication::Outcome::pass && web::is_within(host, domain); };
    bool names_itself = false;
    bool is_others = false;
    bool is_senders = false;
    for (const std::string_view name : {"list-id", "list-post"}) {
        const std::string domain = list_domain_in(header.first(name));
        const bool is_proven = proof.receiver.empty() || speaks_for(proof.dkim, proof.dkim_domain, domain) || speaks_for(proof.spf, proof.spf_domain, domain);
        const bool is_own = !message.from.empty() && message.from.front().domain == domain;
        names_itself = names_itself || !domain.empty();
        is_others = is_others || (!domain.empty() && !is_own && is_proven);
        is_senders = is_senders || (!domain.empty() && is_own && is_proven && header.has("list-post"));
    }
    message.is_senders_list = is_senders && !is_others;
    message.is_list = message.is_list && (is_others || is_senders || (!names_itself && proof.receiver.empty()));
}

Message read_mail(const mime::Parts& parts, const Surroundings& surroundings)
{
    Message message;
    const mime::Header& header = parts.entities.front().header;
    read_header_fields(message, header);
    judge_origin(message, fields_of(header), parts.entities.front().body, surroundings);
    judge_list(message, header);
    read_body(message, parts, surroundings.lexicon);
    add_named_links(message, surroundings.lexicon);
    look_for_forwarded(message);
    return message;
}

Mailbox outlook_mailbox(const containers::OutlookPerson& person) { return mailbox_of(mime::NamedAddress{person.name, person.address}); }

// What Outlook keeps of a message: the header as it came, where it came from outside; else only what Outlook shows.
Message read_outlook(containers::OutlookMessage outlook, const Surroundings& surroundings, std::size_t depth)
{
    Message message;
    const mime::ReadHeader read = mime::read_header(outlook.transport_headers);
    const mime::Header& header = read.header;
    read_header_fields(message, header);
    if (read.is_cut_short) {
        message.limits_met.emplace_back("header");
    }
    if (message.from.empty()) {
        message.from.push_back(outlook_mailbox(outlook.sender));
    }
    if (message.subject.empty()) {
        message.subject = outlook.subject;
    }
    if (message.reply_to.empty()) {
        message.reply_to = mailboxes_in(outlook.reply_to);
    }
    for (const containers::OutlookPerson& person : message.to.empty() ? outlook.to : std::vector<containers::OutlookPerson>{}) {
        message.to.push_back(outlook_mailbox(person));
    }
    message.authentication = authentication::judge_authentication(fields_of(header), message.from.front().host, {{surroundings.receivers}, {}}, web::registered_domain);
    if (outlook.is_cut_short) {
        message.limits_met.emplace_back("outlook");
    }
    if (!outlook.body_html.empty()) {
        add_page(message, outlook.body_html, surroundings.lexicon);
    } else {
        add_plain_text(message, outlook.body_text, surroundings.lexicon);
    }
    CodeSearch search;
    for (containers::OutlookMessage::Attachment& file : outlook.attachments) {
        for (containers::OutlookMessage& inner : file.message) {
            if (depth < deepest_outlook && message.enclosed.size() + message.read_enclosed.size() < most_enclosed) {
                message.read_enclosed.push_back(read_outlook(std::move(inner), surroundings, depth + 1));
            } else {
                message.limits_met.emplace_back("enclosed");
            }
        }
        if (file.message.empty()) {
            add_file(message, {std::move(file.name), std::move(file.mime_type), std::move(file.bytes), file.is_hidden}, surroundings.lexicon, search);
        }
    }
    add_named_links(message, surroundings.lexicon);
    look_for_forwarded(message);
    return message;
}

Message read_pasted(std::string_view bytes, const Lexicon& lexicon)
{
    Message message;
    const std::string text(text::trim(unicode::to_utf8(bytes, "")));
    const bool is_one_word = text.find_first_of(" \r\n\t") == std::string::npos;
    message.source = is_one_word ? Source::web_address : text.size() <= longest_short_message ? Source::short_message : Source::pasted_text;
    const std::string beginning = text::lower(std::string_view(text).substr(0, 2'000));
    const bool is_page = text::contains(beginning, "<html") || text::contains(beginning, "<body") || text::contains(beginning, "<a href");
    if (is_page) {
        add_page(message, text, lexicon);
    } else {
        add_plain_text(message, text, lexicon);
    }
    if (is_one_word && message.links.empty()) {
        Link link;
        link.origin = LinkOrigin::text;
        link.text = text.substr(0, web::longest_address_bytes);
        link.written = web::parse_web_address(text);
        follow(link, lexicon);
        message.links.push_back(std::move(link));
    }
    add_named_links(message, lexicon);
    look_for_forwarded(message);
    return message;
}

// Bytes that are no text: a file that was dropped instead of a message is looked at as what a message would carry; what is no known file either says nothing.
Result<Message> read_file_alone(std::string_view bytes, const Lexicon& lexicon)
{
    Attachment file = look_into("", "", bytes);
    CodeSearch search;
    look_closer(file, bytes, search);
    const bool is_known = file.kind != FileKind::unknown && file.kind != FileKind::text && !file.has(FileTrait::damaged);
    if (!is_known) {
        return fail(ErrorCode::malformed, "neither a message nor a file that can be told");
    }
    Message message;
    message.source = Source::pasted_text;
    add_attachment(message, std::move(file), lexicon);
    add_named_links(message, lexicon);
    return message;
}

bool is_binary(std::string_view bytes)
{
    const std::string_view beginning = bytes.substr(0, 4'096);
    const auto controls = std::count_if(beginning.begin(), beginning.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f'; });
    return kind_of_bytes(bytes) == FileKind::old_office || static_cast<std::size_t>(controls) * 50 > beginning.size();
}

bool is_mail(const mime::Header& header)
{
    const auto count = std::count_if(header.fields().begin(), header.fields().end(), [](const mime::Field& field) {
        constexpr std::array<std::string_view, 12> known{"from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type", "return-path", "delivered-to", "reply-to", "dkim-signature"};
        return std::any_of(known.begin(), known.end(), [&](std::string_view name) { return text::equals_ignoring_case(name, field.name); });
    });
    return count >= 2;
}

// Some programs save text in UTF-16, some with CR alone as the line end.
std::string in_usual_form(std::string_view bytes)
{
    std::string usual = unicode::has_utf16_mark(bytes) ? unicode::to_utf8(bytes, "utf-16") : std::string(bytes);
    if (usual.find('\n') == std::string::npos) {
        std::replace(usual.begin(), usual.end(), '\r', '\n');
    }
    return usual;
}

// Without the mark of UTF-8 and the empty lines that programs put before; a mailbox's "From " line is passed over as part of the header.
std::string_view without_mark(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    while (bytes.starts_with("\n") || bytes.starts_with("\r\n")) {
        bytes.remove_prefix(bytes.find('\n') + 1);
    }
    return bytes;
}

}  // namespace

Result<Message> read_message(std::string_view bytes, const Surroundings& surroundings)
{
    if (containers::is_outlook_message(bytes)) {
        auto outlook = TRY(containers::read_outlook_message(bytes));
        return read_outlook(std::move(outlook), surroundings, 0);
    }
    const bool is_unusual = bytes.size() <= mime::most_message_bytes && (unicode::has_utf16_mark(bytes) || bytes.find('\n') == std::string_view::npos);
    const std::string usual = is_unusual ? in_usual_form(bytes) : "";
    const std::string_view text = without_mark(is_unusual ? std::string_view(usual) : bytes);
    const mime::Parts parts = TRY(mime::read_parts(text));
    if (!is_mail(parts.entities.front().header)) {
        return is_binary(text) ? read_file_alone(bytes, surroundings.lexicon) : Result<Message>(read_pasted(text, surroundings.lexicon));
    }
    return read_mail(parts, surroundings);
}

}  // namespace asepsie::mail
