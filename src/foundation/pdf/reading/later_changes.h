// What an update at the end of a PDF changed, told by the objects it changed. Only for the sources of this folder.
#pragma once

#include "foundation/pdf/reading/pdf_signature.h"
#include "foundation/pdf/reading/qpdf_file.h"

namespace asepsie::pdf {

// earlier: the signed revision; later: the whole file, which begins with it. An object counts as the same where both find it at the same place in the same bytes.
// May throw as qpdf does.
LaterChange later_change(QPDF& earlier, QPDF& later);

}  // namespace asepsie::pdf
