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

// number: of a question that is numbered; 0 of any other.
html::Html field_figure(const Field& field, int number = 0);
// The number alone, in an element of the class "number": a page may count anew.
html::Html number_figure(int number);

}  // namespace asepsie::document
