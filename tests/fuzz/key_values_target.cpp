#include "domain/collectors/formats/key_values.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_key_values({reinterpret_cast<const char*>(data), size}));
    return 0;
}
