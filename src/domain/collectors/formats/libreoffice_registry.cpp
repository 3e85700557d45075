#include "domain/collectors/formats/libreoffice_registry.h"

#include "foundation/base/text.h"

namespace asepsie::collectors::formats {

Result<std::optional<std::int64_t>> macro_security_level(std::string_view xcu)
{
    if (!text::contains(xcu, "<oor:items")) {
        return fail(ErrorCode::malformed, "no settings of LibreOffice");
    }
    const std::size_t name = xcu.find("oor:name=\"MacroSecurityLevel\"");
    if (name == std::string_view::npos) {
        return std::optional<std::int64_t>();
    }
    constexpr std::string_view opening = "<value>";
    const std::size_t item_end = xcu.find("</item>", name);
    const std::size_t start = xcu.find(opening, name);
    const std::size_t end = start == std::string_view::npos ? start : xcu.find("</value>", start);
    if (end == std::string_view::npos || item_end < end) {
        return fail(ErrorCode::malformed, "a macro security level without its value");
    }
    const auto level = text::to_integer(text::trim(xcu.substr(start + opening.size(), end - start - opening.size())));
    if (!level || *level < 0 || *level > 3) {
        return fail(ErrorCode::malformed, "a macro security level that is none of the four");
    }
    return level;
}

}  // namespace asepsie::collectors::formats
