#include "domain/mail/parse/people.h"

#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

namespace asepsie::mail {

Mailbox mailbox_of(const mime::NamedAddress& named)
{
    Mailbox mailbox;
    mailbox.name = named.name;
    const std::size_t at = named.address.rfind('@');
    if (at == std::string::npos || at == 0) {
        return mailbox;
    }
    mailbox.host = web::readable_host(text::trim(std::string_view(named.address).substr(at + 1)));
    mailbox.domain = web::registered_domain(mailbox.host);
    if (mailbox.domain.empty()) {
        mailbox.domain = mailbox.host;
    }
    mailbox.address = named.address.substr(0, at) + "@" + mailbox.host;
    return mailbox;
}

std::vector<Mailbox> mailboxes_in(std::string_view field)
{
    std::vector<Mailbox> mailboxes;
    for (const mime::NamedAddress& named : mime::read_addresses(field)) {
        mailboxes.push_back(mailbox_of(named));
    }
    return mailboxes;
}

}  // namespace asepsie::mail
