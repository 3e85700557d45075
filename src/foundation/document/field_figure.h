// A Field as HTML: what is asked, quietly what more, and where to answer. A choice or a tick shows all it offers, everything else is a line.
//
// Of the field X: its input is "field-X", a choice's inputs are "field-X-VALUE", its hint is "hint-X".
#pragma once

#include "foundation/document/document.h"
#include "foundation/document/html.h"

namespace asepsie::document {

// What one answer may hold, in UTF-16 units as browsers count them.
constexpr int line_length = 500;
constexpr int lines_length = 4000;

html::Html field_figure(const Field& field);

}  // namespace asepsie::document
