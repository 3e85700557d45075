// What a PDF holds that does something, wherever it hides in the file. Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/pdf_form.h"
#include "foundation/pdf/reading/qpdf_file.h"

namespace asepsie::pdf {

// Every object of the file is looked at, whether anything leads to it or not. too_large: more than most_pages pages. May throw as qpdf does.
Result<std::set<PdfTrait>> active_content(QPDF& pdf);

}  // namespace asepsie::pdf
