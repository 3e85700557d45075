#include "domain/collectors/formats/swap_table.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_swap_table({reinterpret_cast<const char*>(data), size}));
    return 0;
}
