#include "domain/mail/look/look.h"
#include "domain/mail/parse/quoted.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// "Re:" in front of a message that answers nothing.
void answer_without_question(Look& look)
{
    const Message& message = look.message();
    if (message.source == Source::mail && says_reply(message.subject) && !message.is_reply_header && !message.is_list && message.quoted_senders.empty() && message.text.find("\n>") == std::string::npos) {
        look.found("answer_without_question", Where::subject, message.subject);
    }
}

}  // namespace asepsie::mail::detectors
