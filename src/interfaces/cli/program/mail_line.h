// One message, looked at, in one line or two.
#pragma once

#include "application/mail/mail_report.h"
#include "interfaces/cli/program/program.h"

#include <string>
#include <string_view>

namespace asepsie::cli {

// The opinion on it and, below, the first reason where there is one. name: of the file, not made safe.
std::string mail_line(const Program& program, std::string_view name, const application::MailReport& report);

}  // namespace asepsie::cli
