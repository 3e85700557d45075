// The last message that was looked at, for its report, its exports and the evidence it may become; in memory alone, and gone when the notebook is locked.
#pragma once

#include "application/mail/mail_report.h"

#include <optional>

namespace asepsie::web {

struct MailLook {
    std::optional<application::MailReport> report;
    std::string name;         // of the file; empty where it was pasted
    std::string content;
    std::string fingerprint;  // SHA-256 of the content, in hexadecimal
};

}  // namespace asepsie::web
