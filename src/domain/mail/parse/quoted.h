// Earlier messages that a text quotes with the head of their header: "De : …, Envoyé : …, Objet : …".
#pragma once

#include "domain/mail/message/message.h"

namespace asepsie::mail {

struct QuotedHeader {
    std::size_t begin = 0;  // bytes in the text
    std::size_t end = 0;
    Mailbox from;
    std::string subject;
};

// In the order of the text; at most ten.
std::vector<QuotedHeader> quoted_headers(std::string_view text);

// "TR:", "Fwd:", "WG:"… at the beginning of a subject.
bool says_forwarded(std::string_view subject);
// "RE:", "AW:", "RÉP :"…
bool says_reply(std::string_view subject);

}  // namespace asepsie::mail
