// Takes the rows of a large picture one after the other and keeps a smaller one, each pixel the mean of those it stands for. Only for the sources of this folder.
#pragma once

#include "foundation/images/picture.h"

namespace asepsie::images {

// How many samples a pixel has, and what they are.
enum class Samples : std::uint8_t { grey = 1, grey_alpha = 2, rgb = 3, rgb_alpha = 4 };

// ITU-R BT.601, in 1/1024.
inline std::uint8_t grey_of(std::uint32_t red, std::uint32_t green, std::uint32_t blue)
{
    return static_cast<std::uint8_t>((306 * red + 601 * green + 117 * blue + 512) >> 10U);
}

class RowGatherer {
public:
    // The size that is kept is at most that of the source.
    RowGatherer(const PictureSize& source, std::uint32_t kept_width, std::uint32_t kept_height);

    // The next row from the top; row holds source width * samples bytes. Rows beyond the source's height are left out.
    void add(const std::uint8_t* row, Samples samples);

    [[nodiscard]] std::uint32_t rows_taken() const { return m_taken; }

    // The rows that never came are white, and it says so.
    Picture finish() &&;

private:
    void flatten(const std::uint8_t* row, Samples samples);
    void keep_row();

    std::uint32_t m_source_width;
    std::uint32_t m_source_height;
    std::uint32_t m_taken = 0;
    std::uint32_t m_rows_in_sum = 0;
    Picture m_picture;
    std::vector<std::uint8_t> m_flat;         // one row in grey, without alpha
    std::vector<std::uint32_t> m_sums;        // of the kept row under way
    std::vector<std::uint32_t> m_column_ends;  // the source column behind the last one of each kept column
};

// The size within so many pixels that a picture is kept at.
struct KeptSize {
    std::uint32_t width;
    std::uint32_t height;
};
KeptSize kept_size_of(const PictureSize& source, std::uint64_t most);

}  // namespace asepsie::images
