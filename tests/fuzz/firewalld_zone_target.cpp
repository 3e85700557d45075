#include "domain/collectors/formats/firewalld_zone.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_firewalld_zone({reinterpret_cast<const char*>(data), size}));
    return 0;
}
