// The colours that the numbers of a picture stand for. Only for the sources of this folder.
#pragma once

#include "foundation/images/row_gatherer.h"

#include <algorithm>
#include <array>

namespace asepsie::images {

class Palette {
public:
    explicit Palette(Colours colours) : m_colours(colours)
    {
        m_rgb.fill(255);
        m_grey.fill(255);
    }

    // index: up to 255.
    void set(std::size_t index, std::uint8_t red, std::uint8_t green, std::uint8_t blue)
    {
        m_rgb[index * 3] = red;
        m_rgb[index * 3 + 1] = green;
        m_rgb[index * 3 + 2] = blue;
        m_grey[index] = grey_of(red, green, blue);
    }

    // The pixels of a row for RowGatherer::add; blank ones follow where there are fewer than the width.
    void add_row(RowGatherer& rows, const std::uint8_t* indices, std::size_t count, std::size_t width)
    {
        const bool is_grey = m_colours == Colours::grey;
        m_row.assign(width * (is_grey ? 1 : 3), 255);
        for (std::size_t x = 0; x < count; ++x) {
            if (is_grey) {
                m_row[x] = m_grey[indices[x]];
            } else {
                std::copy_n(&m_rgb[std::size_t{indices[x]} * 3], 3, &m_row[x * 3]);
            }
        }
        rows.add(m_row.data(), is_grey ? Samples::grey : Samples::rgb);
    }

private:
    Colours m_colours;
    std::array<std::uint8_t, 256 * 3> m_rgb{};
    std::array<std::uint8_t, 256> m_grey{};
    std::vector<std::uint8_t> m_row;
};

}  // namespace asepsie::images
