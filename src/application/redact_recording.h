// A recording that may be shown to others: the same verdicts, without the names, serials and addresses of the people and the place.
#pragma once

#include "foundation/platform/recording.h"

namespace asepsie::application {

// Accounts become "user1", "user2"…; homes follow; the computer is "computer"; Wi-Fi names, keys, MAC and e-mail addresses, public IP addresses, serial numbers,
// password hashes and unknown file contents are taken out. Package lists are cut down to the packages installed.
platform::Recording redact_recording(platform::Recording recording);

}  // namespace asepsie::application
