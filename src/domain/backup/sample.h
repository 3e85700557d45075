// Which files of a backup a drill restores: some of every kind, size and age, the same ones for the same seed.
#pragma once

#include "foundation/base/calendar.h"

#include <cstdint>
#include <string>
#include <vector>

namespace asepsie::backup {

struct Candidate {
    std::string path;
    std::uint64_t bytes = 0;
    Moment modified{};
};

// Places in `candidates`, `files` at most and no more than `bytes` together (but for the first): turn by turn from each kind of file, size and age there is.
std::vector<std::size_t> draw_sample(const std::vector<Candidate>& candidates, std::size_t files, std::uint64_t bytes, std::uint64_t seed, Moment now);

}  // namespace asepsie::backup
