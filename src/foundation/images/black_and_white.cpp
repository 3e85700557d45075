#include "foundation/images/black_and_white.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace asepsie::images {
namespace {

constexpr std::size_t block_side = 8;    // pixels
constexpr int least_contrast = 24;       // of 255: below, a block is of one shade
constexpr std::size_t smallest_side = block_side * 5;
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
        : m_picture(picture), m_columns((picture.width + block_side - 1) / block_side), m_rows((picture.height + block_side - 1) / block_side), m_levels(m_columns * m_rows)
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

    // The mean over five blocks by five.
    int threshold_around(std::size_t x, std::size_t y) const
    {
        const std::size_t left = std::clamp<std::size_t>(x, 2, m_columns - 3) - 2;
        const std::size_t top = std::clamp<std::size_t>(y, 2, m_rows - 3) - 2;
        int sum = 0;
        for (std::size_t row = top; row < top + 5; ++row) {
            for (std::size_t column = left; column < left + 5; ++column) {
                sum += m_levels[row * m_columns + column];
            }
        }
        return sum / 25;
    }

    const Picture& m_picture;
    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<int> m_levels;
};

// Five stripes of a row, black first, of which the third is the long one.
struct Hit {
    std::size_t y = 0;
    std::size_t begin = 0;  // of the third stripe
    std::size_t length = 0;
};

// More is taken for a corner here than by ZXing, never less: dark, light, 3 dark, light, dark, each within a factor.
bool looks_like_corner(const std::array<std::size_t, 5>& stripes)
{
    const std::size_t middle = stripes[2];
    const auto is_thin = [&](std::size_t stripe) { return stripe > 0 && stripe <= middle + 2; };
    return middle >= 2 && is_thin(stripes[0]) && is_thin(stripes[1]) && is_thin(stripes[3]) && is_thin(stripes[4]);
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
            std::rotate(stripes.begin(), stripes.begin() + 1, stripes.end());
            stripes[4] = x - begin;
            begin = x;
            if (row[x - 1] == black && looks_like_corner(stripes)) {
                hits.push_back({y, x - stripes[4] - stripes[3] - stripes[2], stripes[2]});
            }
        }
    }
    return hits;
}

// How high the black column in the middle of a hit is, and where it begins.
struct Column {
    std::size_t top = 0;
    std::size_t height = 0;
};

Column column_of(const BlackAndWhite& image, const Hit& hit)
{
    const std::size_t x = hit.begin + hit.length / 2;
    const std::size_t reach = hit.length * 3;
    std::size_t top = hit.y;
    std::size_t bottom = hit.y;
    while (top > 0 && hit.y - top < reach && image.samples[(top - 1) * image.width + x] == black) {
        --top;
    }
    while (bottom + 1 < image.height && bottom - hit.y < reach && image.samples[(bottom + 1) * image.width + x] == black) {
        ++bottom;
    }
    return {top, bottom + 1 - top};
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
        if (column.height * 3 < hits[i].length || column.height > hits[i].length * 3) {
            continue;
        }
        const std::uint64_t x = hits[i].begin + hits[i].length / 2;
        const std::uint64_t y = column.top + column.height / 2;
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
    if (picture.width >= smallest_side && picture.height >= smallest_side) {
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

bool leave_few_corners(BlackAndWhite& image)
{
    const std::vector<Hit> hits = hits_in(image);
    if (hits.size() >= most_row_hits) {
        return false;
    }
    std::vector<Corner> corners = corners_of(image, hits);
    if (corners.size() <= most_corners) {
        return true;
    }
    std::stable_sort(corners.begin(), corners.end(), [](const Corner& a, const Corner& b) { return a.size > b.size; });
    for (std::size_t i = most_corners; i < corners.size(); ++i) {
        for (const std::size_t hit : corners[i].hits) {
            const auto begin = image.samples.begin() + static_cast<std::ptrdiff_t>(hits[hit].y * image.width + hits[hit].begin);
            std::fill_n(begin, hits[hit].length, white);
        }
    }
    return corners_of(image, hits_in(image)).size() <= 2 * most_corners;
}

}  // namespace asepsie::images
