// What of a page its own style hides, told tag by tag without a tree. Linear; what hides within what hides is followed a limited number of levels deep.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::html {

// Whether a style attribute hides what it is put on: by display, visibility, opacity, height, place or the size of its letters.
bool hides(std::string_view style);
// Whether it hides a picture, or makes it no wider or higher than a pixel.
bool makes_tiny(std::string_view style);

class Hiding {
public:
    // A start tag. style: what its attribute says, behind "display:none" for an element that says it is hidden. content: whether an end tag is to come. True where the element
    // itself is not seen.
    enum class Content : std::uint8_t { none, some };
    bool begin(std::string_view name, std::string_view style, Content content);
    void end(std::string_view name);

    [[nodiscard]] bool is_hidden() const { return !m_regions.empty() && m_regions.back().sight != Sight::seen; }
    [[nodiscard]] bool is_cut_short() const { return m_is_cut_short; }

private:
    // too_small: letters of no size, which an element within may make larger.
    enum class Sight : std::uint8_t { seen, hidden, too_small };
    static constexpr std::size_t kinds_of_box = 14;

    // From a start tag that changed what is seen to its end tag.
    struct Region {
        std::string name;
        Sight sight = Sight::seen;
        std::size_t depth = 1;                       // elements of that name open within, itself counted
        std::array<std::size_t, kinds_of_box> boxes_open{}; // within, of each kind of box
    };

    static bool is_within(const Region& region, std::string_view name);
    static void forget_within(Region& region, std::string_view name);
    [[nodiscard]] bool ends(const Region& region, std::string_view name) const;
    void end_before(std::string_view name);
    void count(std::string_view name);

    std::vector<Region> m_regions;
    std::size_t m_tables = 0;  // open
    std::size_t m_lists = 0;
    bool m_is_cut_short = false;
};

}  // namespace asepsie::html
