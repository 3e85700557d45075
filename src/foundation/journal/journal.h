// A journal in which nothing can be changed unseen: lines of text, each bound to the one before and signed, and a seal that says where the journal ends.
// The format, and how to verify one with nothing of ours, is docs/formats/journal.md.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/signing.h"
#include "foundation/json/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::journal {

constexpr std::size_t max_line_bytes = 64U << 10U;
constexpr std::size_t max_journal_bytes = 512U << 20U;

// ---- writing ----

// The first line. id: 1 to 64 letters, digits or "-".
std::string first_line(std::string_view id, std::string_view public_key);

// The line that follows: entry number n (from 1), noted at that moment. said: what else it holds; "n" and "at" are ours. too_large beyond max_line_bytes.
Result<std::string> next_line(std::string_view previous_line, std::uint64_t n, Moment at, const json::Object& said, const crypto::Signer& signer);

// The last line: n entries there are, and last_line is the last of them (the first line where there is none).
std::string seal_line(std::string_view first_line, std::uint64_t n, Moment at, std::string_view last_line, const crypto::Signer& signer);

// Twelve signs to be noted on paper, which tell this state of the journal from every other: "7F3K-9QXA-0BCD".
std::string code_of(std::string_view last_line);

// ---- reading ----

enum class Flaw : std::uint8_t {
    unreadable,  // no line of the format
    altered,     // its content is not the one that was hashed
    forged,      // hash or signature were not made with the journal's key
    missing,     // entries are missing before this one
    misplaced,   // it stands where another should be: moved, repeated or put in
    cut_off,     // entries are missing at the end
    not_sealed,  // there is no seal at the end, or not this journal's: the end may be missing
};
std::string_view name_of(Flaw flaw);

struct Finding {
    Flaw flaw = Flaw::unreadable;
    std::uint64_t line = 0;   // of the text, from 1
    std::uint64_t entry = 0;  // its number as it says itself; 0 where it does not
};

struct Entry {
    std::uint64_t n = 0;
    Moment at{};
    json::Object said;
};

struct Reading {
    std::string id;
    std::string public_key;
    std::vector<Entry> entries;     // those that can be read, flawed or not
    std::vector<Finding> findings;  // none: not one entry was altered, removed, moved or added since the journal was sealed
    std::string code;               // of the last entry line; empty where there is none
    Moment sealed_at{};
};

// malformed where the first line is no journal's, too_large beyond the limits. expected_key: where it is known from elsewhere; another one is malformed too.
Result<Reading> read_journal(std::string_view text, std::string_view expected_key = {});

}  // namespace asepsie::journal
