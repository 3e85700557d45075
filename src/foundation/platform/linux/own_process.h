// This very process: what its memory gives away, and the clock that nobody sets.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace asepsie::platform {

// Nobody of this account may look into its memory, no image of it is written when it crashes, and what it frees is overwritten.
void keep_memory_private();
// Gives memory that is free back to the system, which hands it out empty.
void give_back_free_memory();

// Since the computer was started, sleep included; a clock that is set does not move it.
std::chrono::milliseconds since_boot();
// Which start of the computer this is: eight signs that the next start changes. Empty where the system does not say.
std::string boot_name();

// Whether the connection that comes from that loopback port to ours belongs to the account of this process. denied where the system does not say.
Result<bool> is_own_connection(std::uint16_t from_port, std::uint16_t to_port);

}  // namespace asepsie::platform
