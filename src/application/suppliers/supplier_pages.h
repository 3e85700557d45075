// Suppliers as pages: all of them, one, its answers, what to do if it is attacked, and the letters that are ready to send.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

document::Document suppliers_page(const std::vector<OneSupplier>& all, const PageSetting& setting);
// One supplier in two parts, between which the site has its next gesture: how it stands, and what there is of it. Whole: one after the other.
enum class SupplierPart : std::uint8_t { whole, standing, records };
document::Document supplier_page(const SupplierView& view, SupplierPart part, const PageSetting& setting);
// Every question with its answer and what it is worth, and what has changed since last time.
document::Document answers_page(const SupplierView& view, const PageSetting& setting);
document::Document compromised_page(const SupplierView& view, const PageSetting& setting);
// Promises of all suppliers, by day.
document::Document commitments_page(const std::vector<OneSupplier>& all, const PageSetting& setting);

std::string trust_in_words(const suppliers::Return& returned, const PageSetting& setting);
// What else is to be known of the file: each a sentence.
std::vector<std::string> notes_in_words(const suppliers::Return& returned, const PageSetting& setting);
// What is said when an answer was kept: how much was answered, what could not be read, how far it can be believed and why not.
std::string reception_in_words(const SupplierView& view, const suppliers::Return& returned, const PageSetting& setting);
std::string contradiction_in_words(const suppliers::Contradiction& contradiction, const PageSetting& setting);
std::string commitment_in_words(const suppliers::Commitment& commitment, const PageSetting& setting);

// A letter that is ready to send; to is empty where no address is known.
struct SupplierLetter {
    std::string to;
    std::string subject;
    std::string body;
};
SupplierLetter asking_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting);  // only where there is a request
SupplierLetter reminder_letter(const SupplierView& view, const suppliers::Commitment& commitment, std::string_view practice, const PageSetting& setting);
SupplierLetter compromised_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting);

// The open promises as an iCalendar object. vault: the id of the notebook, so that the calendars of two practices may lie together.
std::string commitments_as_calendar(const std::vector<OneSupplier>& all, std::string_view vault, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
