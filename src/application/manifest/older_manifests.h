// With which earlier manifests a new one is compared besides the newest: damage that comes a little at a time shows over a week or a month.
#pragma once

#include "application/manifest/manifest_shelf.h"

namespace asepsie::application {

constexpr int days_back[] = {7, 30};
constexpr std::size_t most_heads_read = 1'000;  // beyond, the oldest of these stands for those before it

// Generations below `newest`, the later one first, each once: for each of days_back the newest that is at least that old, else the oldest that is kept. None from before the last one that a person
// accepted: what is in it is as it should be. Those whose header does not hold are left out.
Result<std::vector<std::uint64_t>> older_generations(const ManifestShelf& shelf, std::string_view key, const manifest::Manifest& newest, Moment now);

}  // namespace asepsie::application
