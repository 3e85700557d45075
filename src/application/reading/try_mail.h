// A message read out of hostile bytes and judged. In the worker alone.
#pragma once

#include "application/mail/check_mail.h"
#include "domain/mail/examination/examine.h"

namespace asepsie::application {

// What is looked up in the message; made before walls stand, since it loads libraries' data.
void prepare_for_mail();

class MailJudge {
public:
    MailJudge(const knowledge::Catalogue& catalogue, MailContext context);

    // Never fails: what cannot be read is said in the report.
    [[nodiscard]] MailReport report_on(std::string_view bytes) const;

private:
    MailContext m_context;
    mail::Lexicon m_lexicon;
};

}  // namespace asepsie::application
