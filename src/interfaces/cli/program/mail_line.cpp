#include "interfaces/cli/program/mail_line.h"

#include "application/mail/mail_pages.h"
#include "foundation/base/text.h"

namespace asepsie::cli {

using words::Word;

std::string mail_line(const Program& program, std::string_view name, const application::MailReport& report)
{
    const std::string opinion = words::say_named(program.catalogue(), "opinion_" + std::string(mail::name_of(report.opinion)), program.language());
    std::string why;
    if (!report.findings.empty() && report.findings.front().weight >= knowledge::SignWeight::hint) {
        const auto& finding = report.findings.front();
        why = "\n  " + document::plain(application::sign_in_words(program.catalogue().mail_sign(finding.sign)->title, finding, program.language()));
    }
    return std::string(document::sign_of(application::tone_of(report.opinion))) + " " + program.say(Word::mail_line, {{"opinion", opinion}, {"file", text::made_safe_to_show(name)}}) + why + "\n";
}

}  // namespace asepsie::cli
