#include "foundation/images/row_gatherer.h"

#include <algorithm>
#include <cmath>

namespace asepsie::images {
namespace {

constexpr std::uint32_t opaque_white = 255;

// On white paper. (x * 257 + 257) >> 16 is x / 255 for every product of two bytes.
std::uint8_t on_white(std::uint32_t sample, std::uint32_t alpha)
{
    const std::uint32_t mixed = sample * alpha + opaque_white * (opaque_white - alpha);
    return static_cast<std::uint8_t>((mixed * 257 + 257) >> 16U);
}

// Where the source pixels of kept pixel i end.
std::uint32_t end_of(std::uint32_t i, std::uint32_t source, std::uint32_t kept)
{
    return static_cast<std::uint32_t>((std::uint64_t{i} + 1) * source / kept);
}

}  // namespace

KeptSize kept_size_of(const PictureSize& source, std::uint64_t most)
{
    const double pixels = static_cast<double>(source.width) * source.height;
    const double scale = std::sqrt(static_cast<double>(most) / pixels);
    if (scale >= 1) {
        return {source.width, source.height};
    }
    return {std::max(1U, static_cast<std::uint32_t>(source.width * scale)), std::max(1U, static_cast<std::uint32_t>(source.height * scale))};
}

RowGatherer::RowGatherer(const PictureSize& source, std::uint32_t kept_width, std::uint32_t kept_height)
    : m_source_width(source.width)
    , m_source_height(source.height)
{
    ASSERT(kept_width > 0 && kept_height > 0 && kept_width <= source.width && kept_height <= source.height);
    m_picture.width = kept_width;
    m_picture.height = kept_height;
    m_picture.grey.reserve(std::size_t{kept_width} * kept_height);
    m_flat.resize(m_source_width);
    m_sums.resize(kept_width);
    m_column_ends.reserve(kept_width);
    for (std::uint32_t i = 0; i < kept_width; ++i) {
        m_column_ends.push_back(end_of(i, m_source_width, kept_width));
    }
}

void RowGatherer::flatten(const std::uint8_t* row, Samples samples)
{
    const auto count = static_cast<std::size_t>(samples);
    const bool has_alpha = samples == Samples::grey_alpha || samples == Samples::rgb_alpha;
    const bool is_grey = samples == Samples::grey || samples == Samples::grey_alpha;
    const std::size_t alpha_place = count - 1;
    std::uint8_t* out = m_flat.data();
    for (std::size_t x = 0; x < m_source_width; ++x, row += count, ++out) {
        std::uint8_t red = row[0];
        std::uint8_t green = is_grey ? red : row[1];
        std::uint8_t blue = is_grey ? red : row[2];
        if (has_alpha && row[alpha_place] != opaque_white) {
            red = on_white(red, row[alpha_place]);
            green = on_white(green, row[alpha_place]);
            blue = on_white(blue, row[alpha_place]);
        }
        *out = is_grey ? red : grey_of(red, green, blue);
    }
}

void RowGatherer::add(const std::uint8_t* row, Samples samples)
{
    if (m_taken >= m_source_height) {
        return;
    }
    const std::uint8_t* flat = row;
    if (samples != Samples::grey) {
        flatten(row, samples);
        flat = m_flat.data();
    }
    ++m_taken;
    if (m_picture.width == m_source_width && m_picture.height == m_source_height) {
        m_picture.grey.insert(m_picture.grey.end(), flat, flat + m_source_width);
        return;
    }
    std::uint32_t x = 0;
    for (std::size_t kept = 0; kept < m_column_ends.size(); ++kept) {
        for (; x < m_column_ends[kept]; ++x) {
            m_sums[kept] += flat[x];
        }
    }
    ++m_rows_in_sum;
    const auto kept_rows = static_cast<std::uint32_t>(m_picture.grey.size() / m_picture.width);
    if (m_taken == end_of(kept_rows, m_source_height, m_picture.height)) {
        keep_row();
    }
}

void RowGatherer::keep_row()
{
    std::uint32_t begin = 0;
    for (std::size_t kept = 0; kept < m_column_ends.size(); ++kept) {
        const std::uint32_t pixels = (m_column_ends[kept] - begin) * m_rows_in_sum;
        begin = m_column_ends[kept];
        m_picture.grey.push_back(static_cast<std::uint8_t>(m_sums[kept] / pixels));
    }
    std::fill(m_sums.begin(), m_sums.end(), 0);
    m_rows_in_sum = 0;
}

Picture RowGatherer::finish() &&
{
    if (m_taken < m_source_height) {
        m_picture.is_cut_short = true;
        if (m_rows_in_sum > 0) {
            keep_row();
        }
        m_picture.grey.resize(std::size_t{m_picture.width} * m_picture.height, opaque_white);
    }
    return std::move(m_picture);
}

}  // namespace asepsie::images
