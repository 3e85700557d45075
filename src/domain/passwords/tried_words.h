// What people make passwords of: leaked ones, names, towns, words of the trade, walks over the keyboard, and what belongs to the practice itself.
#pragma once

#include "foundation/crypto/secret.h"
#include "foundation/guessing/guessing.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::passwords {

// own: names, addresses, telephone numbers as the practice writes them; each word of them is tried.
std::unique_ptr<guessing::OwnWords> tried_words(const std::vector<std::string>& own);

// Whether it is one of the phrases everybody knows, run together and without accents, in any case.
bool is_known_phrase(std::span<const std::uint8_t> run_together);

// The list of common passwords that comes with the program, and where it is from.
struct CommonPasswords {
    std::string_view text;  // one a line, the most common first
    std::size_t count = 0;
};
CommonPasswords common_passwords();
// Whether the password is one of them, whatever the case it is typed in. Every line is compared, so that the time tells nothing.
bool is_common(const crypto::Secret& password);

}  // namespace asepsie::passwords
