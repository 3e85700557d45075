// The security annex of one supplier's contract, to print, to edit and to sign; and what the practice keeps for itself.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

document::Document annex_document(const SupplierView& view, std::string_view practice, const PageSetting& setting);

// The clauses the practice goes without, and why: its own page, which the supplier never sees.
document::Document accepted_risks_page(const SupplierView& view, const PageSetting& setting);

// The text of a clause with the figures that were answered, paragraph by paragraph.
std::vector<std::string> clause_in_words(const suppliers::AnnexClause& clause, const SupplierView& view, const PageSetting& setting);
// Where it was obtained.
std::string obtained_in_words(const suppliers::DecidedClause& decided, const PageSetting& setting);

}  // namespace asepsie::application
