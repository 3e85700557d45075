// A Document as one self-contained page: style and typeface inside, nothing fetched from anywhere, no script; it prints as well as it shows.
#pragma once

#include "foundation/document/document.h"
#include "foundation/document/html.h"

#include <string>

namespace asepsie::document {

std::string to_html_page(const Document& document);

// The blocks alone, for a page that has its own frame. followed: it stands on the site, where their links lead somewhere.
enum class Links : std::uint8_t { plain_text, followed };
html::Html to_html(const std::vector<Block>& blocks, Links links);

// What the page's style element holds: the typeface, as data, and the look.
std::string inline_style();

}  // namespace asepsie::document
