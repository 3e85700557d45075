// The security annex of one supplier's contract, to print, to edit and to sign; and as a page to decide from.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

document::Document annex_document(const SupplierView& view, std::string_view practice, const PageSetting& setting);

// The text of a clause with the figures that were answered.
std::string clause_in_words(const knowledge::Clause& clause, const SupplierView& view, const PageSetting& setting);

}  // namespace asepsie::application
