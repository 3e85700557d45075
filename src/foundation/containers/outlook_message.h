// A message as Outlook saves it (.msg, MS-OXMSG): a compound file with a stream for each property.
#pragma once

#include "foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::containers {

constexpr std::size_t deepest_outlook_message = 5;
constexpr std::size_t most_outlook_attachments = 500;      // embedded messages' own included
constexpr std::size_t most_outlook_recipients = 500;
constexpr std::size_t most_outlook_bytes = 40'000'000;      // of everything taken out
constexpr std::size_t longest_outlook_text_bytes = 8'000'000;

struct OutlookPerson {
    std::string name;
    std::string address;  // SMTP; empty where the message has only an address inside its own company
};

struct OutlookMessage {
    struct Attachment {
        std::string name;
        std::string mime_type;
        std::string content_id;
        std::string bytes;
        std::vector<OutlookMessage> message;  // one where the attachment is a message; bytes is empty then
        bool is_hidden = false;               // not in the list that a person sees
    };

    std::string transport_headers;  // as they came, where the message came from outside
    std::string message_class;      // "IPM.Note"
    std::string subject;
    OutlookPerson sender;
    std::vector<OutlookPerson> to;
    std::string reply_to;  // names, as Outlook shows them
    std::string body_text;
    std::string body_html;  // UTF-8
    std::vector<Attachment> attachments;
    bool is_cut_short = false;
};

bool is_outlook_message(std::string_view bytes);

// Errors: malformed, truncated (no compound file, or one without a message's properties).
Result<OutlookMessage> read_outlook_message(std::string_view bytes);

}  // namespace asepsie::containers
