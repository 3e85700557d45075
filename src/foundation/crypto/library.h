// libsodium's own start: picks the fastest code for this processor and opens the system's generator.
#pragma once

namespace asepsie::crypto {

void start_library();  // may be called any number of times

}  // namespace asepsie::crypto
