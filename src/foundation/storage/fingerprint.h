// The fingerprint of a file of any size, read once from beginning to end and never changed.
#pragma once

#include "foundation/base/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace asepsie::storage {

struct Fingerprint {
    std::int64_t bytes = 0;
    std::string sha256;  // 64 hexadecimal digits
};

// Told now and then how many bytes of how many were read.
using Progress = std::function<void(std::int64_t read, std::int64_t of)>;

// not_found, denied, io_failed; unsupported where it is no regular file; busy where it was written to while it was read.
Result<Fingerprint> fingerprint_of(const std::string& path, const Progress& progress);

}  // namespace asepsie::storage
