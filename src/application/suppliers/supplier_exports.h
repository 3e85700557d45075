// A supplier's answers for other programs: CSV for a spreadsheet, JSON, and attestations of CycloneDX 1.6. The forms are docs/formats/suppliers.md.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

// RFC 4180, with the mark that has a spreadsheet read UTF-8. A cell that a spreadsheet would take for a formula is made a text.
std::string answers_as_csv(const SupplierView& view, const PageSetting& setting);
std::string answers_as_json(const SupplierView& view, const PageSetting& setting);

// ECMA-424, "declarations": each answer a claim on a requirement (its question), with the signed file as evidence and what was seen otherwise as counter evidence.
// now and serial: of this very document; serial has the form of an UUID (RFC 9562).
std::string answers_as_cyclonedx(const SupplierView& view, std::string_view practice, const PageSetting& setting, Moment now, std::string_view serial);
// 16 bytes of chance as "urn:uuid:…", version 4.
std::string serial_number();

}  // namespace asepsie::application
