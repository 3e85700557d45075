// The drawn sheet as a PDF file: pages, typefaces, tree, bookmarks, form and what the file says of itself.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/pdf/drawing/sheet.h"

#include <string>
#include <utility>
#include <vector>

namespace asepsie::pdf {

struct Colophon {
    std::string title;
    std::string author;
    std::string language;
    Moment created;
};

Result<std::string> write_file(Sheet& sheet, const Colophon& colophon, const std::vector<std::pair<std::string, std::string>>& identity);

}  // namespace asepsie::pdf
