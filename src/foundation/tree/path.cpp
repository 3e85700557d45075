#include "foundation/tree/path.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::tree {

bool stays_below(std::string_view path)
{
    const std::vector<std::string_view> names = text::split(path, '/');
    const bool is_odd = std::any_of(names.begin(), names.end(), [](std::string_view name) { return name.empty() || name == "." || name == ".."; });
    return !is_odd && path.find('\0') == std::string_view::npos;
}

}  // namespace asepsie::tree
