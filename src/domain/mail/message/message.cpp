#include "domain/mail/message/message.h"

namespace asepsie::mail {

std::vector<const Mailbox*> Message::speakers() const
{
    std::vector<const Mailbox*> all;
    for (const Mailbox& mailbox : from) {
        all.push_back(&mailbox);
    }
    if (forwarded_from) {
        all.push_back(&*forwarded_from);
    }
    return all;
}

}  // namespace asepsie::mail
