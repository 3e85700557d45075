// A report on a message as a page, and a sign as a page of its own.
#pragma once

#include "application/mail/mail_report.h"
#include "application/practice/practice_pages.h"

namespace asepsie::application {

document::Tone tone_of(mail::Opinion opinion);

// What a sign says of this message, its gaps filled; for places where marks are read.
std::string sign_in_words(knowledge::Text text, const ReportedFinding& finding, knowledge::Language language);

// The answer alone: what it is, as a title; how sure, the first reasons and what to do now, as what stands below it.
std::string mail_answer_title(const MailReport& report, const PageSetting& setting);
std::vector<document::Block> mail_answer(const MailReport& report, const PageSetting& setting);
// The same in one line, where it is read last.
document::Lead mail_last(const MailReport& report, const PageSetting& setting);
// Why: what was seen, what speaks for it, what is said for information.
std::vector<document::Block> mail_reasons(const MailReport& report, const PageSetting& setting);
// What the message shows and hides, with nothing live in it.
std::vector<document::Block> mail_contents(const MailReport& report, const PageSetting& setting);
// The true addresses of whoever is imitated.
std::vector<document::Block> mail_official(const MailReport& report, const PageSetting& setting);
// Of which day the lists are.
document::Aside mail_lists_dated(const PageSetting& setting);

// What somebody may have done with a message that is doubted: the first gesture then, and the situation whose guide goes on.
struct DoneAlready {
    std::string what;
    std::string first;
    std::string situation;
};
std::vector<DoneAlready> done_already(const MailReport& report, const PageSetting& setting);

// Whom to tell. The address is ours, or the imitated body's own, and never the message's: it may be live.
struct PlaceToTurnTo {
    std::string text;   // marks are read
    std::string shown;  // the address
    std::string url;
};
// Where whoever fell for it is helped; where the message is reported.
std::vector<PlaceToTurnTo> places_after(const PageSetting& setting);
std::vector<PlaceToTurnTo> places_to_report(const MailReport& report, const PageSetting& setting);

// All of it. name: of the file; may be empty.
document::Document mail_page(const MailReport& report, std::string_view name, const PageSetting& setting);

document::Document sign_page(const knowledge::MailSign& sign, const PageSetting& setting);
document::Document signs_page(const PageSetting& setting);

}  // namespace asepsie::application
