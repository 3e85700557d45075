// How a passphrase comes to a program that reads a copy.
#pragma once

#include "foundation/platform/linux/outside_program.h"

#include <string_view>

namespace asepsie::copies {

// Sets what the call's program (set already) needs for it; nothing where there is none. The passphrase outlives the call. By a pipe, but where the program would read another one from there.
void hand_over(platform::ProgramCall& call, std::string_view passphrase);

}  // namespace asepsie::copies
