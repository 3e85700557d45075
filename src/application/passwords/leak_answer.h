// Whether a password is on the lists of stolen ones: the one that comes with the program, and the one that was made here.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/secret.h"

#include <cstdint>
#include <string>

namespace asepsie::application {

struct LeakAnswer {
    enum class OwnList : std::uint8_t { absent, unreadable, asked };

    bool is_leaked = false;
    OwnList own = OwnList::absent;
    std::string file;           // of the own list
    std::uint64_t entries = 0;  // of the own list, where it was asked
    std::string origin;
    Date date{};
};

// list: the file of the own one; there need not be one.
LeakAnswer leak_answer(const crypto::Secret& password, const std::string& list);

}  // namespace asepsie::application
