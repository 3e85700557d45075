// Letters to suppliers that are ready to send, and the days to remember as a calendar.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

// A letter that is ready to send; to is empty where no address is known. practice: what stands under it.
struct SupplierLetter {
    std::string to;
    std::string subject;
    std::string body;
};
// The practice's name, and how to reach it.
std::string signature_of(const practice::Practice& practice, const PageSetting& setting);

SupplierLetter asking_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting);  // only where there is a request
SupplierLetter reminder_letter(const SupplierView& view, const suppliers::Commitment& commitment, std::string_view practice, const PageSetting& setting);
SupplierLetter compromised_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting);
// What its answers leave to talk about: dangers, what does not fit, proofs. Nothing where there is nothing.
std::optional<SupplierLetter> findings_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting);

// The open promises and the last days to end contracts, as an iCalendar object. vault: the id of the notebook, so that the calendars of two practices may lie together.
std::string commitments_as_calendar(const std::vector<OneSupplier>& all, std::string_view vault, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
