// Whether a folder answers at all: one on a network drive whose other end is gone holds whoever asks for it.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <string>

namespace asepsie::platform {

// Asked by a child process, which is left behind where it hangs. not_found, denied, too_slow or io_failed.
Result<Done> answers(const std::string& folder, std::chrono::milliseconds deadline);

}  // namespace asepsie::platform
