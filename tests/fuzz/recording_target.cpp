#include "foundation/platform/recording.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto recording = asepsie::platform::parse_recording({reinterpret_cast<const char*>(data), size});
    if (recording.ok()) {
        static_cast<void>(asepsie::platform::write_recording(*recording));
    }
    return 0;
}
