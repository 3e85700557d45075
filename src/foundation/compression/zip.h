// A ZIP archive in memory, the same bytes for the same entries: the package around an editable document, or around what a practice hands over.
//
// As PKWARE's APPNOTE 6.3.3 has it, and as OpenDocument asks on top: no extra fields, sizes before the data, names of ASCII.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <string>
#include <vector>

namespace asepsie::compression {

struct ZipEntry {
    enum class Method : std::uint8_t { stored, deflated } method = Method::deflated;
    std::string name;  // "word/document.xml"
    std::string content;
};

// In the order given. written_at: of every entry, as UTC, to two seconds; ZIP knows no year before 1980. too_large: beyond what ZIP holds without its extension to
// 64 bits (65,535 entries, 4 GiB).
Result<std::string> zip_of(const std::vector<ZipEntry>& entries, Moment written_at);

}  // namespace asepsie::compression
