// "Is this e-mail a trap?", asked of the worker: one message or many.
#pragma once

#include "application/mail/mail_report.h"
#include "foundation/worker/worker.h"

#include <map>

namespace asepsie::application {

inline constexpr std::string_view read_mail_task = "read_mail";

// What bounds the child that reads a message. Beyond, the message could not be analysed.
worker::Limits mail_limits();

struct AcquaintedPerson {
    std::string name;
    std::vector<std::string> addresses;  // "local@host" or "host"
};

// What the practice knows around a message.
struct MailContext {
    std::vector<AcquaintedPerson> people;
    std::vector<std::string> receivers;  // names by which its mail provider signs what it checked
    std::map<std::string, std::vector<std::string>> records;  // TXT records that were asked for
    Moment now{};
};

// Never fails: a message whose reading ends the child, or meets a limit, is reported as unreadable. Only where there is no worker at all, or no walls, that is the error.
Result<MailReport> check_mail(const worker::Asking& worker, std::string_view bytes, const MailContext& context, const knowledge::Catalogue& catalogue);

// As many reports as messages, in their order. They are read together, and one by one where one of them ends the child.
Result<std::vector<MailReport>> check_mails(const worker::Asking& worker, const std::vector<std::string>& messages, const MailContext& context, const knowledge::Catalogue& catalogue);

// Between the two programs.
std::string to_json(const MailContext& context);
Result<MailContext> mail_context_in(std::string_view json);

}  // namespace asepsie::application
