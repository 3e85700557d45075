// A Document as an A4 PDF: to be read, printed in black and white, heard (tagged) and, where it holds Fields, filled in on a screen or by hand.
//
// The same document and options give the same bytes. No conformance to PDF/UA is claimed: nothing here can check it.
// Fields become a form as form_fields.h says, under the names of field_name.h. asked_if is for programs: on the page such a field is set in a little and its
// hint says when it is asked.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/document/document.h"

#include <string>
#include <utility>
#include <vector>

namespace asepsie::pdf {

constexpr std::size_t most_pages = 500;

struct PdfOptions {
    std::string title;   // of the file; the document's own where empty
    std::string author;  // the practice
    Moment created{};
    std::string footer{};        // at the left of every page's foot
    std::string page_number{};   // at its right: "Page {n} / {of}"
    // What says which form this is: hidden, read-only text fields, under the names of field_name.h.
    std::vector<std::pair<std::string, std::string>> identity{};
};

// bad_usage where a field's name is not of field_name.h's letters or stands twice, or an option's value is not of these letters, is "Off" or stands twice;
// too_large beyond most_pages.
Result<std::string> to_pdf(const document::Document& document, const PdfOptions& options);

}  // namespace asepsie::pdf
