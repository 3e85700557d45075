// Recordings on disk: one file; or a folder that holds machine.json, more answers of the same form under answers/*.json (a subject each), and
// under root/ a tree that stands for the machine's files.
#pragma once

#include "foundation/platform/recording.h"

namespace asepsie::storage {

// not_found, malformed or too_large, with the reason.
Result<platform::Recording> load_recording(const std::string& path);

}  // namespace asepsie::storage
