#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// More than one sender: some programs show the first, some the last.
void several_senders(Look& look)
{
    const auto& from = look.message().from;
    if (look.message().is_list) {
        return;
    }
    if (from.size() == 1 && look.message().names_before_address > 0) {
        look.found("several_senders", Where::from, from.front().name, "", Strength::faint);
    }
    if (from.size() < 2) {
        return;
    }
    std::string shown;
    for (const Mailbox& mailbox : from) {
        shown += (shown.empty() ? "" : ", ") + (mailbox.address.empty() ? mailbox.name : mailbox.address);
    }
    look.found("several_senders", Where::from, shown);
}

}  // namespace asepsie::mail::detectors
