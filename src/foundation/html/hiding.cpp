#include "foundation/html/hiding.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <optional>

namespace asepsie::html {
namespace {

constexpr std::size_t longest_style = 4'000;  // bytes looked at of one style attribute
constexpr std::size_t most_regions = 64;

// Whose end tag ends whatever is open within.
constexpr std::array<std::string_view, 14> boxes{"article", "body", "center", "div", "dl", "html", "li", "ol", "section", "table", "td", "th", "tr", "ul"};
// Before which a paragraph ends that has no end tag.
constexpr std::array<std::string_view, 22> ending_paragraphs{"address", "article", "blockquote", "center", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p",
    "section", "table", "ul"};

// What needs no end tag ends where its like begins (HTML Standard, section 13.1.2.4), unless that lies in a further table or list.
constexpr std::array<std::string_view, 5> parts_of_tables{"caption", "tbody", "tfoot", "thead", "tr"};
// What an item of a list takes with it where it ends, of what was left open in it.
constexpr std::array<std::string_view, 5> left_open_in_items{"address", "div", "label", "p", "span"};

template <std::size_t size>
std::optional<std::size_t> place_in(const std::array<std::string_view, size>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }
bool is_part_of_table(std::string_view name) { return place_in(parts_of_tables, name).has_value(); }
bool is_list(std::string_view name) { return name == "ul" || name == "ol" || name == "dl"; }
bool is_item(std::string_view name) { return name == "li" || name == "dd" || name == "dt"; }
bool ends_by_itself(std::string_view name) { return is_cell(name) || is_part_of_table(name) || is_item(name) || name == "option"; }

// "0", "0px", "0.0em", also one pixel or point: too small to be read.
bool is_nothing(std::string_view size)
{
    const std::size_t end = std::min(size.find_first_not_of("0123456789."), size.size());
    const std::string_view number = size.substr(0, end);
    const std::string_view unit = size.substr(end);
    const bool is_zero = !number.empty() && number.find_first_not_of("0.") == std::string_view::npos;
    return is_zero || (number == "1" && (unit == "px" || unit == "pt"));
}

struct Style {
    bool is_hidden = false;
    bool is_tiny = false;             // no wider or higher than a pixel
    std::optional<bool> has_letters;  // whether they have a size, where one is given
};

// Of a property that is given twice the last counts.
Style read_style(std::string_view raw)
{
    std::string compact;
    for (const char c : text::lower(raw.substr(0, longest_style))) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
            compact += c;
        }
    }
    bool no_display = false;
    bool not_visible = false;
    bool no_opacity = false;
    bool no_height = false;
    bool outside = false;
    bool no_width = false;
    bool no_own_height = false;
    Style style;
    for (const std::string_view declaration : text::split(compact, ';')) {
        const std::size_t colon = std::min(declaration.find(':'), declaration.size());
        const std::string_view name = declaration.substr(0, colon);
        std::string_view value = declaration.substr(std::min(colon + 1, declaration.size()));
        value = value.substr(0, value.find('!'));
        if (name == "display") {
            no_display = value == "none";
        } else if (name == "visibility") {
            not_visible = value == "hidden" || value == "collapse";
        } else if (name == "opacity") {
            no_opacity = is_nothing(value);
        } else if (name == "max-height") {
            no_height = is_nothing(value);
        } else if (name == "text-indent") {
            outside = value.starts_with("-9");
        } else if (name == "width") {
            no_width = is_nothing(value);
        } else if (name == "height") {
            no_own_height = is_nothing(value);
        } else if (name == "font-size") {
            style.has_letters = !is_nothing(value);
        } else if (name == "font" && value.starts_with("0/")) {
            style.has_letters = false;
        }
    }
    style.is_tiny = no_width || no_own_height;
    style.is_hidden = no_display || not_visible || no_opacity || no_height || outside;
    return style;
}

}  // namespace

bool hides(std::string_view style)
{
    const Style read = read_style(style);
    return read.is_hidden || !read.has_letters.value_or(true);
}

bool makes_tiny(std::string_view style)
{
    const Style read = read_style(style);
    return read.is_tiny || read.is_hidden || !read.has_letters.value_or(true);
}

bool Hiding::begin(std::string_view name, std::string_view style, Content content)
{
    end_before(name);
    m_tables += name == "table" ? 1U : 0U;
    m_lists += is_list(name) ? 1U : 0U;
    const Sight now = m_regions.empty() ? Sight::seen : m_regions.back().sight;
    Sight next = now;
    if (now != Sight::hidden && !style.empty()) {
        const Style read = read_style(style);
        if (read.is_hidden) {
            next = Sight::hidden;
        } else if (read.has_letters) {
            next = *read.has_letters ? Sight::seen : Sight::too_small;
        }
    }
    if (next == now || content == Content::none) {
        count(content == Content::none ? std::string_view() : name);
        return next != Sight::seen;
    }
    if (m_regions.size() >= most_regions) {
        m_is_cut_short = true;
        count(name);
        return now != Sight::seen;
    }
    m_regions.push_back({std::string(name), next, 1, {}});
    return next != Sight::seen;
}

void Hiding::end(std::string_view name)
{
    m_tables -= name == "table" && m_tables > 0 ? 1U : 0U;
    m_lists -= is_list(name) && m_lists > 0 ? 1U : 0U;
    const auto box = place_in(boxes, name);
    while (!m_regions.empty()) {
        Region& region = m_regions.back();
        if (name == region.name) {
            // What ends by itself within was not counted: where it lies deeper, the end is its own.
            if (!ends_by_itself(name) || !is_within(region, name)) {
                --region.depth;
            }
            if (region.depth == 0) {
                m_regions.pop_back();
            }
            return;
        }
        if (!box) {
            return;
        }
        std::size_t& open = region.boxes_open.at(*box);
        if (open > 0) {
            --open;
            forget_within(region, name);
            return;
        }
        // The end of what the element lies in ends it too, where its own end was left out.
        m_regions.pop_back();
    }
}

// Whether such an element, beginning or ending here, lies in another table or list than the region's element.
bool Hiding::is_within(const Region& region, std::string_view name)
{
    const auto open = [&](std::string_view box) { return region.boxes_open.at(*place_in(boxes, box)); };
    return open("table") > 0 || (is_item(name) && open("ul") + open("ol") + open("dl") > 0);
}

// With a table its cells end, with a list its items.
void Hiding::forget_within(Region& region, std::string_view name)
{
    const auto open = [&](std::string_view box) -> std::size_t& { return region.boxes_open.at(*place_in(boxes, box)); };
    if (name == "table" && open("table") == 0) {
        open("td") = open("th") = open("tr") = 0;
    } else if (is_list(name) && open("ul") + open("ol") == 0) {
        open("li") = 0;
    }
}

void Hiding::end_before(std::string_view name)
{
    while (!m_regions.empty() && ends(m_regions.back(), name)) {
        m_regions.pop_back();
    }
}

// Whether a start tag of that name ends the region's element.
bool Hiding::ends(const Region& region, std::string_view name) const
{
    if (region.name == "p" && place_in(ending_paragraphs, name)) {
        return true;
    }
    if (!ends_by_itself(name) || is_within(region, name)) {
        return false;
    }
    if (name == "option") {
        return region.name == name;
    }
    if (is_item(name)) {
        return (is_item(region.name) && (region.name == "li") == (name == "li")) || (m_lists > 0 && place_in(left_open_in_items, region.name));
    }
    if (region.name == "table" || (m_tables == 0 && !is_cell(region.name) && !is_part_of_table(region.name))) {
        return false;
    }
    // A cell lies in a row, and a row in a part of the table.
    const bool is_around = is_part_of_table(region.name) && (is_cell(name) || (name == "tr" && region.name != "tr"));
    return !is_around;
}

void Hiding::count(std::string_view name)
{
    if (m_regions.empty()) {
        return;
    }
    Region& region = m_regions.back();
    if (name == region.name && !ends_by_itself(name)) {
        ++region.depth;
    } else if (const auto box = place_in(boxes, name)) {
        ++region.boxes_open.at(*box);
    }
}

}  // namespace asepsie::html
