// A report on a message as a page, and a sign as a page of its own.
#pragma once

#include "application/mail/mail_report.h"
#include "application/practice/practice_pages.h"

namespace asepsie::application {

document::Tone tone_of(mail::Opinion opinion);

// What a sign says of this message, its gaps filled; for places where marks are read.
std::string sign_in_words(knowledge::Text text, const ReportedFinding& finding, knowledge::Language language);

// The answer alone: what it is, and what to do now.
std::vector<document::Block> mail_answer(const MailReport& report, const PageSetting& setting);
// Why: what was seen, what speaks for it, what is said for information.
std::vector<document::Block> mail_reasons(const MailReport& report, const PageSetting& setting);
// What the message shows and hides, with nothing live in it.
std::vector<document::Block> mail_contents(const MailReport& report, const PageSetting& setting);
// Where it is reported.
std::vector<document::Block> mail_reporting(const MailReport& report, const PageSetting& setting);

// All of it. name: of the file; may be empty.
document::Document mail_page(const MailReport& report, std::string_view name, const PageSetting& setting);

document::Document sign_page(const knowledge::MailSign& sign, const PageSetting& setting);
document::Document signs_page(const PageSetting& setting);

}  // namespace asepsie::application
