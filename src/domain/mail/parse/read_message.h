// The bytes of an e-mail, whatever program saved them, as a Message.
#pragma once

#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/message/message.h"
#include "foundation/base/result.h"

#include <map>

namespace asepsie::mail {

// What is known around a message.
struct Surroundings {
    const Lexicon& lexicon;
    std::vector<std::string> receivers;  // names by which the practice's mail provider signs its checks; empty: told from the message
    std::map<std::string, std::vector<std::string>> dns;  // TXT records that were asked for, by name; empty where nothing was
    Moment now{};
};

// Reads what mail programs save (.eml, one message of a mailbox), what Outlook does (.msg), the source of a message or its text pasted, a short message or a web address
// typed in. too_large: more than 40 MB; malformed: an Outlook file that cannot be read.
Result<Message> read_message(std::string_view bytes, const Surroundings& surroundings);

}  // namespace asepsie::mail
