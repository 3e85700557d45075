// What the worker says of a message: the opinion, why, and what may be shown of it.
#pragma once

#include "domain/mail/opinion.h"
#include "foundation/base/result.h"
#include "foundation/base/calendar.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::application {

constexpr std::size_t most_shown_text_bytes = 60'000;
constexpr std::size_t most_shown_links = 300;
constexpr std::size_t most_shown_files = 100;

// Of the sender's address: the receiver confirms it; a signature that we verified does; the receiver denies it; he says neither; nobody whom we can believe looked.
inline constexpr std::array<std::string_view, 5> origin_names{"confirmed", "signed", "denied", "unconfirmed", "unverifiable"};

struct ReportedFinding {
    std::string sign;  // an id of Catalogue::mail_signs
    mail::Where where = mail::Where::text;
    std::size_t number = 0;
    std::string shown;
    std::string real;
    knowledge::SignWeight weight = knowledge::SignWeight::note;
};

struct ReportedPerson {
    std::string name;
    std::string address;
    std::string domain;
};

struct ReportedLink {
    std::string kind;  // "anchor", "qr_code"…
    std::string text;
    std::string written;
    std::string target;
    std::string host;  // of the target
    std::vector<std::string> through;
    bool is_protected = false;
    bool is_known = false;  // the host belongs to a name that we know
};

struct ReportedFile {
    std::string name;
    std::string kind;
    std::size_t bytes = 0;
    std::vector<std::string> inside;
};

// All texts are safe to show.
struct MailReport {
    mail::Opinion opinion = mail::Opinion::unreadable;
    std::vector<ReportedFinding> findings;
    std::vector<std::string> excuses;  // ids of Catalogue::excuses
    std::vector<std::string> limits;   // names of limits that were met
    std::string failure;               // name of the error where it could not be read at all
    std::string source;                // "mail", "pasted_text", "short_message", "web_address"
    std::string handed;                // "directly", "attached", "quoted"
    std::vector<ReportedPerson> from;
    std::vector<ReportedPerson> reply_to;
    std::string receiver;              // who checked where it came from
    std::string origin;                // one of origin_names: what that check, or our own, says of the sender's address
    std::string provider;              // who says to be the mail service it came to, for the user to tell; may be empty
    std::string subject;
    std::string text;
    std::vector<ReportedLink> links;
    std::vector<ReportedFile> files;
    std::size_t enclosed = 0;          // messages in it, looked at too
    std::vector<std::string> records;  // names that DNS would have to be asked for
};

// Between the two programs, as JSON. malformed where it is nothing that to_json writes: the worker may have been taken over by what it read, so that all of it is made
// safe to show, and only signs that the catalogue has come through.
std::string to_json(const MailReport& report);
Result<MailReport> mail_report_in(std::string_view json, const knowledge::Catalogue& catalogue);

// What could not be read, and why.
MailReport unreadable(const Error& error);

}  // namespace asepsie::application
