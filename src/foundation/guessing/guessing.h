// How many guesses a password stands, from somebody who knows how people choose them: dictionaries, dates, keyboards, repetitions (Wheeler, "zxcvbn", USENIX Security 2016).
#pragma once

#include "foundation/crypto/secret.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::guessing {

enum class PieceKind : std::uint8_t { chance, word, own_word, repetition, sequence, keyboard, date };

// One way a part of the password can be guessed.
struct Piece {
    PieceKind kind = PieceKind::chance;
    std::size_t begin = 0;   // bytes
    std::size_t length = 0;  // bytes
    double bits = 0;
};

struct Guess {
    double bits = 0;  // log2 of the guesses
    std::vector<Piece> pieces;
};

// What comes after is not weighed: it takes no guess away, and time grows with the square of the length.
constexpr std::size_t most_bytes_weighed = 72;

// Words that are tried as well as those of the library, the most common first: lower case, without accents.
class OwnWords {
public:
    OwnWords() = default;
    OwnWords(const OwnWords&) = delete;
    OwnWords& operator=(const OwnWords&) = delete;
    ~OwnWords() = default;
    // text: one word a line; what is not plain ASCII is passed over. Its bytes are kept.
    explicit OwnWords(std::string_view text);
    // Before all others: the names and numbers of whoever chose the password.
    void put_first(const std::vector<std::string>& words);

    [[nodiscard]] const char** list() const { return m_words.data(); }

private:
    void point();

    std::vector<std::string> m_first;
    std::string m_text;                     // words ended by NUL
    mutable std::vector<const char*> m_words{nullptr};  // not changed by the library, which does not say so; ended by a null pointer, as the library wants it
};

Guess guess(const crypto::Secret& password, const OwnWords& own);

}  // namespace asepsie::guessing
