#include "domain/collectors/formats/firmware_date.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_firmware_date({reinterpret_cast<const char*>(data), size}));
    return 0;
}
