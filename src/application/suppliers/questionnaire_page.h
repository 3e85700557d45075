// The questionnaire as a file to send: the page that is signed in a browser, or the PDF.
#pragma once

#include "application/papers/draw_paper.h"
#include "application/suppliers/questionnaire.h"

namespace asepsie::application {

// format: html or pdf.
Result<std::string> questionnaire_paper(const worker::Asking& worker, const SupplierView& view, const suppliers::Request& request, std::string_view practice, PaperFormat format,
    PaperOptions options, const PageSetting& setting);

// "questionnaire-martin-informatique.html": letters, digits and hyphens only, so that it passes any mail.
std::string questionnaire_file_name(const SupplierView& view, PaperFormat format);

}  // namespace asepsie::application
