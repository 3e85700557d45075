// Bytes through a descriptor, however often a signal comes between; and why the system refuses.
#pragma once

#include "foundation/base/result.h"
#include "foundation/descriptor/descriptor.h"

#include <sys/types.h>

#include <string>
#include <string_view>

namespace asepsie {

// How many came, `most` at most: 0 at the end, below 0 on failure (errno).
ssize_t read_some(const Descriptor& from, char* into, std::size_t most);

// All of it; errno where it is false.
bool write_all(const Descriptor& to, std::string_view bytes);

// Why the last system call on the path failed (errno).
Error system_failure(const std::string& path);

}  // namespace asepsie
