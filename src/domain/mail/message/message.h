// One message, read: what its writer wants seen, what it hides, and where it leads. Nothing here judges.
#pragma once

#include "domain/mail/message/attachment.h"
#include "foundation/web_address/web_address.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

enum class Source : std::uint8_t { mail, pasted_text, short_message, web_address };

// How the message in question came to us: as it is, or handed on by somebody.
enum class Handed : std::uint8_t { directly, quoted };

struct Mailbox {
    std::string name;     // displayed, decoded, UTF-8
    std::string address;  // "local@host", the host in lower case and in Unicode; empty where none can be read
    std::string host;
    std::string domain;   // the part of the host that somebody registered: "ameli.fr"

    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

struct Link {
    LinkOrigin origin = LinkOrigin::anchor;
    std::string text;          // what a person sees
    web::WebAddress written;        // as written in the message
    web::WebAddress target;         // where it leads, as far as the address itself tells
    std::vector<std::string> through;  // hosts on the way to it
    std::vector<std::string> named;    // addresses within it to which it may lead on, though nothing says that it does
    std::optional<std::size_t> named_in;  // of a link made of such an address: whose it is. It counts against the message, never for it
    std::size_t pictures = 0;          // in it
    bool is_protected = false;         // goes through a link-protection service
    bool is_only_counted = false;      // through a newsletter's click counter, whose target cannot be told
    std::optional<std::size_t> attachment;  // where it was found, if not in the body
};

struct Authentication {
    enum class Outcome : std::uint8_t { not_said, pass, fail, softfail, neutral, none, error };

    std::string receiver;  // who checked; empty where nobody that can be believed did
    std::string named;     // who says to have checked, where nobody is believed and no sender can have written it: the reader can tell whether it is his mail service
    Outcome spf = Outcome::not_said;
    Outcome dkim = Outcome::not_said;
    Outcome dmarc = Outcome::not_said;
    Outcome composite = Outcome::not_said;  // Microsoft's compauth
    Outcome own_dkim = Outcome::not_said;   // verified by us, where DNS was allowed
    std::string dkim_domain;
    std::string spf_domain;
    bool is_aligned = false;   // a passed SPF or DKIM speaks for the domain of the sender's address
};

// A form in the body.
struct Form {
    std::string action;
    bool asks_password = false;
};

struct Message {
    Source source = Source::mail;
    Handed handed = Handed::directly;

    std::vector<Mailbox> from;  // every one that a reader may take for the sender, the shown one first
    std::size_t names_before_address = 0;  // in From, set apart by commas: names of others, or a name written without quotes
    std::vector<Mailbox> reply_to;
    std::vector<Mailbox> to;
    std::optional<Mailbox> forwarded_from;  // whom a forwarded message, quoted in the text, names as its writer
    std::string return_path;    // the domain's host
    std::string subject;
    bool is_list = false;          // a mailing list: List-Id, List-Post
    bool is_senders_list = false;  // and of the sender's own domain, which anybody can have
    bool can_be_unsubscribed = false;
    bool is_reply_header = false;  // In-Reply-To or References
    bool is_urgent = false;

    std::string text;         // what a person reads, in order: subject not included
    std::string hidden_text;  // what the page hides
    bool has_html = false;
    std::size_t pictures = 0;           // in the body
    std::size_t tracking_pictures = 0;  // too small to be seen, from elsewhere
    std::vector<std::string> picture_hosts;  // of pictures fetched from elsewhere, each once
    std::vector<std::string> quoted_senders;  // addresses in quoted headers of earlier messages
    std::vector<Form> forms;
    std::string attached_text;  // what short files beside it say: invitations, texts, documents

    std::vector<Link> links;  // those that are only named behind the others
    std::vector<Attachment> attachments;
    std::vector<std::string> enclosed;     // messages in it, each whole, to be looked at by themselves
    std::vector<Message> read_enclosed;    // the same, read already
    Authentication authentication;
    std::vector<std::string> wanted_records;  // names of texts in the DNS that would tell more of who sent it

    // Everybody who may be taken for the one who speaks.
    [[nodiscard]] std::vector<const Mailbox*> speakers() const;

    // Why the whole of it was not looked at: names of limits. Such a message is never called clear.
    std::vector<std::string> limits_met;
};

}  // namespace asepsie::mail
