// Passwords drawn by chance: French words that are easy to say and to type, or signs.
#pragma once

#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace asepsie::passwords {

// A number below `bound`, each as likely as the others; from the system's generator.
using Draw = std::function<std::uint32_t(std::uint32_t bound)>;

struct Drawn {
    crypto::Secret password;
    double bits = 0;  // log2 of how many there are, each as likely
};

constexpr std::size_t usual_words = 7;   // 90 bits of a list of 7,776
constexpr std::size_t usual_signs = 16;
constexpr std::size_t fewest_words = 4;
constexpr std::size_t most_words = 20;
constexpr std::size_t fewest_signs = 8;
constexpr std::size_t most_signs = 100;

// 7,776 French words without accents, sorted.
const std::vector<std::string_view>& passphrase_words();

// bad_usage beyond the limits above.
Result<Drawn> draw_words(std::size_t words, const Draw& draw);
// Letters, figures and signs of every keyboard, without those that are mistaken for one another (0 O, 1 l I); at least one of each kind.
Result<Drawn> draw_signs(std::size_t signs, const Draw& draw);

}  // namespace asepsie::passwords
