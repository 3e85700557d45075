// The tree of a tagged PDF: which content and which widget belongs to which part, in reading order (ISO 32000-1, 14.7).
#pragma once

#include "foundation/pdf/drawing/canvas.h"
#include "foundation/pdf/drawing/objects.h"

namespace asepsie::pdf {

// The StructTreeRoot. Sets StructParents of the pages and StructParent of the widgets.
Object structure_tree(QPDF& file, Canvas& canvas, std::vector<Object>& pages, std::vector<Object>& widgets);

}  // namespace asepsie::pdf
