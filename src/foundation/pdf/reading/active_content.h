// What a PDF holds that does something, wherever it hides in the file. Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/pdf_form.h"
#include "foundation/pdf/reading/qpdf_file.h"

#include <functional>

namespace asepsie::pdf {

// Calls visit with the dictionary of the object, or its stream's, and with the direct ones in it however deep (qpdf bounds that): the indirect ones come on their own.
void for_each_dictionary(QPDFObjectHandle object, const std::function<void(QPDFObjectHandle)>& visit);

// Adds what this dictionary alone tells.
void note_traits(QPDFObjectHandle dictionary, std::set<PdfTrait>& traits);

// Every object of the file is looked at, whether anything leads to it or not. too_large: more than most_pages pages. May throw as qpdf does.
Result<std::set<PdfTrait>> active_content(QPDF& pdf);

}  // namespace asepsie::pdf
