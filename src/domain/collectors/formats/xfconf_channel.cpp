#include "domain/collectors/formats/xfconf_channel.h"

#include "foundation/base/text.h"

#include <array>
#include <optional>
#include <vector>

namespace asepsie::collectors::formats {
namespace {

// The value of name="…" inside a tag, with the five references of XML resolved; nothing where it is absent.
std::optional<std::string> quoted_attribute(std::string_view tag, std::string_view name)
{
    const std::size_t at = tag.find(std::string(" ") + std::string(name) + "=\"");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t start = at + name.size() + 3;
    const std::size_t end = tag.find('"', start);
    std::string value(tag.substr(start, end == std::string_view::npos ? 0 : end - start));
    constexpr std::array<std::pair<std::string_view, char>, 5> references{{{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}}};
    for (const auto& [reference, sign] : references) {
        for (std::size_t found = value.find(reference); found != std::string::npos; found = value.find(reference, found + 1)) {
            value.replace(found, reference.size(), 1, sign);
        }
    }
    return value;
}

}  // namespace

Result<std::map<std::string, std::string, std::less<>>> parse_xfconf_channel(std::string_view xml)
{
    std::map<std::string, std::string, std::less<>> values;
    std::vector<std::string> path;
    bool has_channel = false;
    for (std::size_t open = xml.find('<'); open != std::string_view::npos; open = xml.find('<', open + 1)) {
        // A tag ends at the first > outside quotation marks.
        std::size_t close = open;
        bool is_quoted = false;
        while (close < xml.size() && (xml[close] != '>' || is_quoted)) {
            is_quoted = xml[close] == '"' ? !is_quoted : is_quoted;
            ++close;
        }
        if (close == xml.size()) {
            return fail(ErrorCode::malformed, "a tag that does not close at byte " + std::to_string(open));
        }
        const std::string_view tag = xml.substr(open, close - open);
        has_channel = has_channel || tag.starts_with("<channel");
        if (tag == "</property" && !path.empty()) {
            path.pop_back();
        } else if (tag.starts_with("<property")) {
            const std::string name = quoted_attribute(tag, "name").value_or("");
            const std::string whole = path.empty() ? name : path.back() + "/" + name;
            if (const auto value = quoted_attribute(tag, "value")) {
                values.insert_or_assign(whole, *value);
            }
            if (!tag.ends_with("/")) {
                path.push_back(whole);
            }
            if (path.size() > max_xfconf_depth) {
                return fail(ErrorCode::malformed, "properties nested too deep at byte " + std::to_string(open));
            }
        }
        open = close;
    }
    return has_channel ? Result<std::map<std::string, std::string, std::less<>>>(std::move(values)) : fail(ErrorCode::malformed, "no channel of settings");
}

}  // namespace asepsie::collectors::formats
