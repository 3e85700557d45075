#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {

// The recipient's own address as the sender's.
void from_yourself(Look& look)
{
    const Message& message = look.message();
    const bool is_own = std::any_of(message.to.begin(), message.to.end(), [&](const Mailbox& to) { return !to.address.empty() && to.address == look.speaker().address; });
    if (is_own && message.to.size() == 1 && !message.is_list && !message.forwarded_from) {
        look.found("from_yourself", Where::from);
    }
}

}  // namespace asepsie::mail::detectors
