#include "domain/mail/look/look.h"
#include "foundation/base/text.h"
#include "foundation/unicode/look_alike.h"
#include "foundation/web_address/host_name.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// A quoted exchange whose people write from one domain, and an answer from another that resembles it.
void inserted_in_thread(Look& look)
{
    const Message& message = look.message();
    const Mailbox& speaker = look.speaker();
    if (message.forwarded_from || speaker.domain.empty()) {
        return;
    }
    for (const std::string& quoted : message.quoted_senders) {
        const std::size_t at = quoted.rfind('@');
        const std::string domain = web::registered_domain(quoted.substr(at + 1));
        const bool is_same_person = text::equals_ignoring_case(quoted.substr(0, at), speaker.address.substr(0, speaker.address.rfind('@')));
        if (domain.empty() || domain == speaker.domain) {
            continue;
        }
        const bool resembles = unicode::skeleton(domain) == unicode::skeleton(speaker.domain) || domain.substr(0, domain.find('.')) == speaker.domain.substr(0, speaker.domain.find('.'));
        if (resembles || (is_same_person && look.lexicon().free_mail.holds(speaker.host) && !look.lexicon().free_mail.holds(domain))) {
            look.found("inserted_in_thread", Where::from, quoted, speaker.address);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
