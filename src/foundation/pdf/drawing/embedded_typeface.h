// A typeface inside a PDF file: as what the pages draw with, glyph by glyph, and as what a reader types with.
#pragma once

#include "foundation/pdf/drawing/objects.h"
#include "foundation/pdf/drawing/typeface.h"

namespace asepsie::pdf {

struct EmbeddedTypeface {
    Object by_glyph;   // Type 0, Identity-H, with the way back to Unicode
    Object by_letter;  // TrueType, WinAnsiEncoding: all of French and English
};

// The typeface's file is embedded whole: a form is filled in with letters that nobody foresaw.
EmbeddedTypeface embed(QPDF& file, const Typeface& typeface);

// Once all is drawn: the text each glyph stands for.
void set_meanings(QPDF& file, EmbeddedTypeface& typeface, const std::vector<std::string>& meanings);

}  // namespace asepsie::pdf
