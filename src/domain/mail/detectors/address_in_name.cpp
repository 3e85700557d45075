#include "domain/mail/look/look.h"
#include "foundation/mime/address.h"
#include "foundation/web_address/host_name.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Another address written where the sender's name stands: most programs show it alone.
void address_in_name(Look& look)
{
    for (const Mailbox* mailbox : look.message().speakers()) {
        for (const std::string& address : mime::addresses_within(mailbox->name, 1)) {
            const std::string host = web::readable_host(address.substr(address.rfind('@') + 1));
            const std::string domain = web::registered_domain(host);
            if (!domain.empty() && domain != mailbox->domain && !mailbox->host.empty()) {
                look.found("address_in_name", Where::from, address, mailbox->address, look.message().is_list ? Strength::faint : Strength::full);
            }
        }
    }
}

}  // namespace asepsie::mail::detectors
