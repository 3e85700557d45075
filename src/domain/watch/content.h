// What a file holds, by three samples of its bytes, and whether what could be read before can be read no more.
#pragma once

#include "domain/manifest/content_traits.h"

#include <cstdint>
#include <string_view>

namespace asepsie::watch {

struct Content {
    manifest::ContentTraits traits;
    std::uint8_t tail_entropy = 0;  // of its last bytes
    bool has_its_end = false;       // it ends as every whole file of its kind does; false where a kind has no such end
    std::int64_t bytes = 0;
    friend bool operator==(const Content&, const Content&) = default;
};

// How many of its last bytes are a sample: none of its first half, where a program may have kept the beginning.
constexpr std::int64_t tail_bytes(std::int64_t bytes) { return bytes / 2 < manifest::sample_bytes ? bytes / 2 : manifest::sample_bytes; }

// head: its first manifest::sample_bytes; middle: as many from its half on, empty below manifest::middle_sampled_from; tail: its last tail_bytes.
Content content_of_samples(std::string_view head, std::string_view middle, std::string_view tail, std::int64_t bytes);

// Whether a file that held the one now holds nothing that could be told: its beginning lost and as even as chance; or its beginning kept, and the rest of a text as even as
// chance, or the end lost that its kind always has.
bool became_unreadable(const Content& before, const Content& now);
// Whether it may be what became of a file that is known to be lost only later.
bool may_be_unreadable(const Content& now);

}  // namespace asepsie::watch
