// A report on a message for other programs.
#pragma once

#include "application/mail/mail_report.h"

namespace asepsie::application {

// {"file":"…","opinion":"dangerous","findings":[{"id":"…","group":"…","where":"…"}]}, on one line without its end. where: "from", "subject", "text", "link 3", "attachment 1".
std::string as_json_line(const MailReport& report, std::string_view file, const knowledge::Catalogue& catalogue);

// STIX 2.1 (OASIS Standard, 2021): one indicator for each address, host and sender that a finding of weight speaks of. Without findings of weight: no indicator.
std::string as_stix(const MailReport& report, Moment now, const knowledge::Catalogue& catalogue);

}  // namespace asepsie::application
