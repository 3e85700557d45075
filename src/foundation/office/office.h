// A Document as a file that a word processor opens, for whoever has to change it, fill it in or sign it by hand.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/document/document.h"

#include <string>

namespace asepsie::office {

struct OfficeOptions {
    Moment written_at{};   // the only time that stands in the file: the same Document and options make the same bytes
    std::string author{};  // empty: nobody is named
};

// OpenDocument 1.2 text (ISO/IEC 26300): LibreOffice, and Word since 2010.
Result<std::string> to_odt(const document::Document& document, const OfficeOptions& options);

// Office Open XML, transitional (ISO/IEC 29500): Word, and LibreOffice.
Result<std::string> to_docx(const document::Document& document, const OfficeOptions& options);

}  // namespace asepsie::office
