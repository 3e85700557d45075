#include "domain/backup/sample.h"

#include "foundation/base/sums.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <limits>
#include <map>

namespace asepsie::backup {
namespace {

// splitmix64 (Steele, Lea, Flood 2014): spreads any number over all 64 bits.
std::uint64_t spread(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

std::uint64_t draw_of(const std::string& path, std::uint64_t seed)
{
    std::uint64_t sum = spread(seed);
    for (const char c : path) {
        sum = spread(sum ^ static_cast<unsigned char>(c));
    }
    return sum;
}

std::string ending_of(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    const bool has_one = dot != std::string::npos && path.find('/', dot) == std::string::npos && path.size() - dot <= 6;
    return has_one ? text::lower(path.substr(dot)) : std::string();
}

int size_class(std::uint64_t bytes) { return bytes < 16'000 ? 0 : bytes < 1'000'000 ? 1 : bytes < 50'000'000 ? 2 : 3; }
int age_class(std::chrono::seconds age) { return age < std::chrono::days(7) ? 0 : age < std::chrono::days(365) ? 1 : 2; }

// Candidates of one kind, size and age, in the order they are drawn in.
struct Stratum {
    std::vector<std::pair<std::uint64_t, std::size_t>> drawn;  // the draw, and the place
    std::vector<std::uint64_t> least_from;                     // bytes of the smallest from there on
};

std::vector<Stratum> strata_of(const std::vector<Candidate>& candidates, std::uint64_t seed, Moment now)
{
    std::map<std::string, Stratum> strata;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& one = candidates[i];
        strata[ending_of(one.path) + "|" + std::to_string(size_class(one.bytes)) + std::to_string(age_class(now - one.modified))].drawn.emplace_back(draw_of(one.path, seed), i);
    }
    std::vector<std::pair<std::uint64_t, Stratum>> order;
    for (auto& [name, stratum] : strata) {
        std::sort(stratum.drawn.begin(), stratum.drawn.end());
        stratum.least_from.resize(stratum.drawn.size());
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (std::size_t i = stratum.drawn.size(); i-- > 0;) {
            least = std::min(least, candidates[stratum.drawn[i].second].bytes);
            stratum.least_from[i] = least;
        }
        order.emplace_back(draw_of(name, seed), std::move(stratum));
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Stratum> ordered;
    for (auto& [draw, stratum] : order) {
        ordered.push_back(std::move(stratum));
    }
    return ordered;
}

}  // namespace

std::vector<std::size_t> draw_sample(const std::vector<Candidate>& candidates, std::size_t files, std::uint64_t bytes, std::uint64_t seed, Moment now)
{
    std::vector<Stratum> left = strata_of(candidates, seed, now);
    std::vector<std::size_t> drawn;
    std::uint64_t drawn_bytes = 0;
    const auto fits = [&](std::uint64_t more) { return drawn.empty() || (drawn_bytes <= bytes && more <= bytes - drawn_bytes); };
    for (std::size_t turn = 0; drawn.size() < files && !left.empty(); ++turn) {
        for (const Stratum& stratum : left) {
            const std::size_t place = stratum.drawn[turn].second;
            if (drawn.size() < files && fits(candidates[place].bytes)) {
                drawn.push_back(place);
                drawn_bytes = sum_at_most(drawn_bytes, candidates[place].bytes);
            }
        }
        // What stays gives something in a later turn, or may: no turn is made for nothing.
        std::erase_if(left, [&](const Stratum& stratum) { return turn + 1 >= stratum.drawn.size() || !fits(stratum.least_from[turn + 1]); });
    }
    return drawn;
}

}  // namespace asepsie::backup
