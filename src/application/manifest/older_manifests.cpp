#include "application/manifest/older_manifests.h"

#include <algorithm>

namespace asepsie::application {
namespace {

struct Aged {
    std::uint64_t generation = 0;
    Moment taken{};
};

// The newest first, as far back as is needed.
Result<std::vector<Aged>> those_before(const ManifestShelf& shelf, std::string_view key, std::uint64_t newest, Moment needed_until)
{
    std::vector<std::uint64_t> kept = TRY(shelf.generations());
    std::erase_if(kept, [&](std::uint64_t generation) { return generation >= newest; });
    std::vector<Aged> before;
    bool is_enough = false;
    for (auto generation = kept.rbegin(); generation != kept.rend() && !is_enough && before.size() < most_heads_read; ++generation) {
        if (const auto head = shelf.head(*generation, key); head.ok()) {
            before.push_back({*generation, head->manifest.taken});
            is_enough = head->manifest.is_accepted || head->manifest.taken <= needed_until;
        }
    }
    return before;
}

}  // namespace

Result<std::vector<std::uint64_t>> older_generations(const ManifestShelf& shelf, std::string_view key, const manifest::Manifest& newest, Moment now)
{
    std::vector<std::uint64_t> chosen;
    if (newest.is_accepted) {
        return chosen;
    }
    const std::vector<Aged> before = TRY(those_before(shelf, key, newest.generation, now - std::chrono::days(*std::rbegin(days_back))));
    for (const int days : days_back) {
        if (before.empty() || newest.taken <= now - std::chrono::days(days)) {
            continue;  // the newest is itself so old
        }
        auto found = std::find_if(before.begin(), before.end(), [&](const Aged& one) { return one.taken <= now - std::chrono::days(days); });
        const std::uint64_t generation = found == before.end() ? before.back().generation : found->generation;
        if (chosen.empty() || chosen.back() != generation) {
            chosen.push_back(generation);
        }
    }
    return chosen;
}

}  // namespace asepsie::application
