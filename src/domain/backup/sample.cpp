#include "domain/backup/sample.h"

#include "foundation/base/text.h"

#include <algorithm>
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

}  // namespace

std::vector<std::size_t> draw_sample(const std::vector<Candidate>& candidates, std::size_t files, std::uint64_t bytes, std::uint64_t seed, Moment now)
{
    std::map<std::string, std::vector<std::pair<std::uint64_t, std::size_t>>> strata;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& one = candidates[i];
        strata[ending_of(one.path) + "|" + std::to_string(size_class(one.bytes)) + std::to_string(age_class(now - one.modified))].emplace_back(draw_of(one.path, seed), i);
    }
    std::vector<std::pair<std::uint64_t, std::vector<std::pair<std::uint64_t, std::size_t>>*>> order;
    for (auto& [name, stratum] : strata) {
        std::sort(stratum.begin(), stratum.end());
        order.emplace_back(draw_of(name, seed), &stratum);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> drawn;
    std::uint64_t drawn_bytes = 0;
    for (std::size_t turn = 0; drawn.size() < files; ++turn) {
        bool any_left = false;
        for (const auto& [draw, stratum] : order) {
            if (turn >= stratum->size() || drawn.size() == files) {
                continue;
            }
            any_left = true;
            const std::size_t place = (*stratum)[turn].second;
            if (drawn.empty() || drawn_bytes + candidates[place].bytes <= bytes) {
                drawn.push_back(place);
                drawn_bytes += candidates[place].bytes;
            }
        }
        if (!any_left) {
            break;
        }
    }
    return drawn;
}

}  // namespace asepsie::backup
