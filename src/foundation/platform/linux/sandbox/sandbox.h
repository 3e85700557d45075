// What a process gives up, for good, before it reads bytes that somebody hostile may have written.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <cstddef>

namespace asepsie::platform {

// Whether the limit on memory holds in this build. Sanitizers reserve terabytes of addresses for themselves, which the one limit that the kernel has on memory
// (RLIMIT_AS) would forbid: programs built with them keep every other wall, not this one. What people run is built without.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_limited = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool memory_is_limited = false;
#else
constexpr bool memory_is_limited = true;
#endif
#else
constexpr bool memory_is_limited = true;
#endif

struct Walls {
    std::size_t memory_bytes = 0;  // of addresses, the program itself included
    std::chrono::seconds processor_time{};
};

// From here on this process computes, reads and writes what is open already, and ends; nothing more. What asks for a file by its name is told "denied"
// (libraries look for their settings, and can do without); whatever else (a socket, another program, a thread) ends the process at once (SIGSYS). Memory is
// never made executable. It ends when its parent does, and leaves no core. unsupported where the kernel has no such walls: then nothing hostile may be read.
Result<Done> wall_in(const Walls& walls);

}  // namespace asepsie::platform
