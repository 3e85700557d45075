// What the practice knows around a message: its people and suppliers, for a message that uses one of their names, and its mail service.
#pragma once

#include "application/mail/check_mail.h"
#include "application/practice/practice_file.h"

namespace asepsie::application {

// The people and suppliers of the practice's file whose mail address it holds, without those who left. Of a supplier any address of the same host counts, unless the host
// gives mailboxes to everybody.
Result<std::vector<AcquaintedPerson>> acquaintances(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today);
// Both.
Result<MailContext> mail_context(const PracticeFile& file, const knowledge::Catalogue& catalogue, Moment now);

}  // namespace asepsie::application
