// Sentences with gaps: "{n} {n|fix|fixes} pending" and what goes into them.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace asepsie::knowledge {

// What a gap is filled with: the words, and the number that chooses between {gap|singular|plural}.
struct Filling {
    std::string shown;
    std::int64_t number = 0;
};

// The sentence with its gaps filled; a gap that fillings has no answer for stays as "…".
std::string fill(std::string_view sentence, Language language, const std::function<std::optional<Filling>(std::string_view)>& fillings);

// The names of the gaps, for the build to check.
std::set<std::string, std::less<>> placeholders_of(std::string_view sentence);

// French says "0 correctif" and "1 correctif", English "0 fixes" and "1 fix" (Unicode CLDR, plural rules).
bool is_plural(std::int64_t number, Language language);

}  // namespace asepsie::knowledge
