#include "foundation/images/black_and_white.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

namespace asepsie::images {
namespace {

constexpr std::size_t block_side = 8;    // pixels
constexpr int least_contrast = 24;       // of 255: below, a block is of one shade
constexpr std::size_t smallest_picture_side = block_side * 5;
constexpr std::size_t row_step = 3;      // ZXing looks at every third row, from the third
constexpr std::size_t most_row_hits = 200'000;
constexpr std::uint8_t black = 0;
constexpr std::uint8_t white = 255;

struct Shades {
    int darkest = 255;
    int lightest = 0;
    int mean = 0;
};

Shades shades_of_block(const Picture& picture, std::size_t left, std::size_t top)
{
    Shades shades;
    int sum = 0;
    for (std::size_t y = top; y < top + block_side; ++y) {
        const std::uint8_t* row = &picture.grey[y * picture.width + left];
        for (std::size_t x = 0; x < block_side; ++x) {
            const int sample = row[x];
            sum += sample;
            shades.darkest = std::min(shades.darkest, sample);
            shades.lightest = std::max(shades.lightest, sample);
        }
    }
    shades.mean = sum / static_cast<int>(block_side * block_side);
    return shades;
}

// A grid of blocks, the last of a row or column moved inwards where the picture ends within it.
class Grid {
public:
    explicit Grid(const Picture& picture)
        : m_picture(picture), m_columns((picture.width + block_side - 1) / block_side), m_rows((picture.height + block_side - 1) / block_side), m_levels(m_columns * m_rows), m_has_contrast(m_columns * m_rows)
    {
        for (std::size_t y = 0; y < m_rows; ++y) {
            for (std::size_t x = 0; x < m_columns; ++x) {
                m_levels[y * m_columns + x] = level_of(x, y);
            }
        }
    }

    void draw(BlackAndWhite& out) const
    {
        for (std::size_t y = 0; y < m_rows; ++y) {
            for (std::size_t x = 0; x < m_columns; ++x) {
                const int threshold = threshold_around(x, y);
                const std::size_t top = place(y, m_picture.height);
                for (std::size_t row = top; row < top + block_side; ++row) {
                    const std::size_t begin = row * m_picture.width + place(x, m_picture.width);
                    for (std::size_t i = begin; i < begin + block_side; ++i) {
                        out.samples[i] = m_picture.grey[i] <= threshold ? black : white;
                    }
                }
            }
        }
    }

private:
    static std::size_t place(std::size_t block, std::size_t side) { return std::min(block * block_side, side - block_side); }

    // Up to which shade the block's own pixels count as black. One shade alone is paper, unless what stands before it says that it is the inside of something dark.
    int level_of(std::size_t x, std::size_t y)
    {
        const Shades shades = shades_of_block(m_picture, place(x, m_picture.width), place(y, m_picture.height));
        if (shades.lightest - shades.darkest > least_contrast) {
            m_has_contrast[y * m_columns + x] = 1;
            return shades.mean;
        }
        if (x > 0 && y > 0) {
            const int before = (m_levels[(y - 1) * m_columns + x] + 2 * m_levels[y * m_columns + x - 1] + m_levels[(y - 1) * m_columns + x - 1]) / 4;
            if (shades.darkest < before) {
                return before;
            }
        }
        return shades.darkest / 2;
    }

    // The mean over those with contrast of five blocks by five; its own level where there are none.
    int threshold_around(std::size_t x, std::size_t y) const
    {
        const std::size_t left = std::clamp<std::size_t>(x, 2, m_columns - 3) - 2;
        const std::size_t top = std::clamp<std::size_t>(y, 2, m_rows - 3) - 2;
        int sum = 0;
        int blocks = 0;
        for (std::size_t row = top; row < top + 5; ++row) {
            for (std::size_t column = left; column < left + 5; ++column) {
                const std::size_t place = row * m_columns + column;
                sum += m_has_contrast[place] * m_levels[place];
                blocks += m_has_contrast[place];
            }
        }
        return blocks > 0 ? sum / blocks : m_levels[y * m_columns + x];
    }

    const Picture& m_picture;
    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<int> m_levels;
    std::vector<std::uint8_t> m_has_contrast;
};

// Five stripes of a row, black first, of which the third is the long one.
struct Hit {
    std::size_t y = 0;
    std::size_t begin = 0;  // of the third stripe
    std::size_t length = 0;
};

// As ZXing judges, with a little more taken for a corner and never less: dark, light, 3 dark, light, dark, each within half a module and 0.6 pixels. In 1/70 of a module.
bool looks_like_corner(const std::array<std::size_t, 5>& stripes)
{
    const auto all = static_cast<std::ptrdiff_t>(stripes[0] + stripes[1] + stripes[2] + stripes[3] + stripes[4]);
    const auto is_near = [&](std::size_t stripe, std::ptrdiff_t modules) { return std::abs(static_cast<std::ptrdiff_t>(stripe) * 70 - modules * 10 * all) <= 5 * all + 42; };
    return all >= 7 && is_near(stripes[2], 3) && is_near(stripes[0], 1) && is_near(stripes[1], 1) && is_near(stripes[3], 1) && is_near(stripes[4], 1);
}

std::vector<Hit> hits_in(const BlackAndWhite& image)
{
    std::vector<Hit> hits;
    for (std::size_t y = row_step - 1; y < image.height && hits.size() < most_row_hits; y += row_step) {
        const std::uint8_t* row = &image.samples[y * image.width];
        std::array<std::size_t, 5> stripes{};  // the last five, the one that ends now last
        std::size_t begin = 0;
        for (std::size_t x = 1; x <= image.width; ++x) {
            if (x < image.width && row[x] == row[x - 1]) {
                continue;
            }
            stripes = {stripes[1], stripes[2], stripes[3], stripes[4], x - begin};
            begin = x;
            if (row[x - 1] == black && looks_like_corner(stripes)) {
                hits.push_back({y, x - stripes[4] - stripes[3] - stripes[2], stripes[2]});
            }
        }
    }
    return hits;
}

// The column through the middle of a hit, cut into five stripes in the same way.
struct Column {
    std::array<std::size_t, 5> stripes{};
    std::size_t middle_top = 0;
};

std::size_t run_length(const BlackAndWhite& image, std::size_t x, std::size_t y, std::size_t most, std::uint8_t shade)
{
    std::size_t end = y;
    while (end < image.height && end - y < most && image.samples[end * image.width + x] == shade) {
        ++end;
    }
    return end - y;
}

std::size_t run_length_upwards(const BlackAndWhite& image, std::size_t x, std::size_t end, std::size_t most, std::uint8_t shade)
{
    std::size_t top = end;
    while (top > 0 && end - top < most && image.samples[(top - 1) * image.width + x] == shade) {
        --top;
    }
    return end - top;
}

Column column_of(const BlackAndWhite& image, const Hit& hit)
{
    const std::size_t x = hit.begin + hit.length / 2;
    const std::size_t reach = hit.length * 8;
    Column column;
    column.middle_top = hit.y - run_length_upwards(image, x, hit.y, reach, black);
    std::size_t y = column.middle_top;
    for (std::size_t i = 2; i < 5; ++i) {
        column.stripes[i] = run_length(image, x, y, reach, i % 2 == 0 ? black : white);
        y += column.stripes[i];
    }
    y = column.middle_top;
    for (std::size_t i = 2; i-- > 0;) {
        column.stripes[i] = run_length_upwards(image, x, y, reach, i % 2 == 0 ? black : white);
        y -= column.stripes[i];
    }
    return column;
}

struct Corner {
    std::size_t size = 0;          // pixels of its middle
    std::vector<std::size_t> hits;  // by their place in the list
};

// Hits of one corner share its column, more or less: those whose middles fall into one square of a grid are taken together.
std::vector<Corner> corners_of(const BlackAndWhite& image, const std::vector<Hit>& hits)
{
    std::vector<Corner> corners;
    std::unordered_map<std::uint64_t, std::size_t> known;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const Column column = column_of(image, hits[i]);
        if (!looks_like_corner(column.stripes)) {
            continue;
        }
        const std::uint64_t x = hits[i].begin + hits[i].length / 2;
        const std::uint64_t y = column.middle_top + column.stripes[2] / 2;
        const std::uint64_t side = std::max<std::uint64_t>(2, hits[i].length);
        const std::uint64_t key = ((side / 4) << 40U) | ((y / side) << 20U) | (x / side);
        const auto [place, is_new] = known.try_emplace(key, corners.size());
        if (is_new) {
            corners.push_back({});
        }
        corners[place->second].size = std::max(corners[place->second].size, hits[i].length);
        corners[place->second].hits.push_back(i);
    }
    return corners;
}

}  // namespace

BlackAndWhite black_and_white(const Picture& picture)
{
    BlackAndWhite out{picture.width, picture.height, std::vector<std::uint8_t>(picture.grey.size(), white)};
    if (picture.width >= smallest_picture_side && picture.height >= smallest_picture_side) {
        Grid(picture).draw(out);
        return out;
    }
    if (picture.grey.empty()) {
        return out;
    }
    const auto [darkest, lightest] = std::minmax_element(picture.grey.begin(), picture.grey.end());
    const int threshold = *lightest - *darkest > least_contrast ? (*lightest + *darkest) / 2 : -1;
    std::transform(picture.grey.begin(), picture.grey.end(), out.samples.begin(), [threshold](std::uint8_t sample) { return sample <= threshold ? black : white; });
    return out;
}

void invert(BlackAndWhite& image)
{
    for (std::uint8_t& sample : image.samples) {
        sample = static_cast<std::uint8_t>(white - sample);
    }
}

std::optional<std::size_t> leave_few_corners(BlackAndWhite& image, std::size_t most)
{
    const std::vector<Hit> hits = hits_in(image);
    if (hits.size() >= most_row_hits) {
        return std::nullopt;
    }
    std::vector<Corner> corners = corners_of(image, hits);
    if (corners.size() <= most) {
        return corners.size();
    }
    std::stable_sort(corners.begin(), corners.end(), [](const Corner& a, const Corner& b) { return a.size > b.size; });
    for (std::size_t i = most; i < corners.size(); ++i) {
        for (const std::size_t hit : corners[i].hits) {
            const auto begin = image.samples.begin() + static_cast<std::ptrdiff_t>(hits[hit].y * image.width + hits[hit].begin);
            std::fill_n(begin, hits[hit].length, white);
        }
    }
    const std::size_t left = corners_of(image, hits_in(image)).size();
    return left <= most + most / 2 ? std::optional<std::size_t>(left) : std::nullopt;
}

}  // namespace asepsie::images
