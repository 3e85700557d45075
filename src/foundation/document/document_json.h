// A Document as JSON and back, for whoever draws it in another process. Strict: what it reads is exactly what it writes.
#pragma once

#include "foundation/base/result.h"
#include "foundation/document/document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsie::document {

constexpr std::size_t longest_json = 8U << 20U;  // bytes
constexpr std::size_t most_blocks = 10'000;
constexpr std::size_t most_elements = 5'000;      // of a list, a table's rows, a ring
constexpr std::size_t longest_text = 100'000;     // bytes of one text

// {"language", "title", "blocks": [{"kind": "heading", "level": 2, "text": "..."}, ...]}
std::string to_json(const Document& document);

// too_large beyond a limit above; malformed with the place ("blocks[3].text") where a member is missing, unknown, of another type or out of its range, where a
// text is not UTF-8, or where a row of a table has not as many cells as there are columns.
Result<Document> document_from_json(std::string_view text);

}  // namespace asepsie::document
