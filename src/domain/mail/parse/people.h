// Who is named in a header, as the detectors compare them.
#pragma once

#include "domain/mail/message/message.h"
#include "foundation/mime/address.h"

namespace asepsie::mail {

Mailbox mailbox_of(const mime::NamedAddress& named);
std::vector<Mailbox> mailboxes_in(std::string_view field);

}  // namespace asepsie::mail
