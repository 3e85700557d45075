// In what condition a copy was found.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::copies {

enum class Condition : std::uint8_t {
    sound,              // opened, and something is in it
    empty,              // opened, and nothing was ever kept in it
    not_there,          // no such folder: unplugged, or never made
    no_copy_here,       // a folder, and no copy of that kind in it
    denied,             // this account may not read it
    passphrase_needed,  // encrypted, and no passphrase was given
    wrong_passphrase,
    key_missing,        // its key is a file that is not on this computer
    locked,             // readable, but a lock stands in it: a backup is at work, or one was broken off and none succeeds since
    damaged,
    other_version,      // of a form that the program here does not know
    program_missing,    // restic or Borg is not installed, or anybody could have changed it
    remote,             // on another computer: not looked at
    too_slow,           // no answer in the time allowed (a network drive whose other end is gone)
    unreadable,         // anything else; the detail says what
};
std::string_view name_of(Condition condition);

struct Ailment {
    Condition condition = Condition::unreadable;
    std::string detail;  // for developers; may name the copy's place, never a file in it
};

// A failure of ours as a condition of the copy.
Ailment ailment_of(const Error& error);
// And back, for what can only give an Error.
Error error_of(const Ailment& ailment);

}  // namespace asepsie::copies
