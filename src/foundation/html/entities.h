// The characters that a page writes by name or number (HTML Standard, section 13.2.5.72).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::html {

// In an attribute, where addresses stand, "&copy=1" is no name: one without ';' is taken only where neither a letter, a figure nor '=' follows.
enum class EntityPlace : std::uint8_t { text, attribute };

// "&eacute;", "&eacute", "&#233;", "&#xE9" as their characters. Unknown names stay.
std::string with_entities_resolved(std::string_view text, EntityPlace place = EntityPlace::text);

}  // namespace asepsie::html
