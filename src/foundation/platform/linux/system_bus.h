// Properties of services on the D-Bus system bus. The one place that sees sd-bus, which is loaded only where there is a bus.
#pragma once

#include "foundation/base/result.h"

#include <chrono>
#include <string>

namespace asepsie::platform {

// question: "SERVICE PATH INTERFACE PROPERTY". The property as JSON: numbers, booleans, texts, object paths, and arrays of them; a dictionary
// of variants as an object. unsupported where there is no bus or no such service; too_slow past the deadline.
Result<std::string> read_bus_property(const std::string& question, std::chrono::milliseconds deadline);

}  // namespace asepsie::platform
