// The colours that the numbers of a picture stand for. Only for the sources of this folder.
#pragma once

#include "foundation/images/row_gatherer.h"

#include <algorithm>
#include <array>

namespace asepsie::images {

class Palette {
public:
    Palette() { m_grey.fill(255); }

    // index: up to 255.
    void set(std::size_t index, std::uint8_t red, std::uint8_t green, std::uint8_t blue) { m_grey[index] = grey_of(red, green, blue); }

    // The pixels of a row for RowGatherer::add; blank ones follow where there are fewer than the width.
    void add_row(RowGatherer& rows, const std::uint8_t* indices, std::size_t count, std::size_t width)
    {
        m_row.assign(width, 255);
        std::transform(indices, indices + count, m_row.begin(), [this](std::uint8_t index) { return m_grey[index]; });
        rows.add(m_row.data(), Samples::grey);
    }

private:
    std::array<std::uint8_t, 256> m_grey{};
    std::vector<std::uint8_t> m_row;
};

}  // namespace asepsie::images
