// The form of a PDF: a widget on each box that was drawn (ISO 32000-1, 12.7).
//
// A choice is a group of radio buttons whose export values are its options' values; a tick is a check box whose value is "yes"; a signature is an unsigned
// field; everything else is text. Names are those of field_name.h. What is drawn in them is there already, so that no reader has to invent it.
#pragma once

#include "foundation/pdf/drawing/embedded_typeface.h"
#include "foundation/pdf/drawing/sheet.h"

namespace asepsie::pdf {

struct FormPaper {
    QPDF& file;
    Sheet& sheet;
    EmbeddedTypeface typeface;
    std::vector<Object>& pages;
};

// The widgets in the order of sheet.widgets, each on its page's list; the form itself goes into `form`.
struct Form {
    Object dictionary;
    std::vector<Object> widgets;
};
Form form_of(FormPaper paper, const std::vector<std::pair<std::string, std::string>>& identity);

}  // namespace asepsie::pdf
