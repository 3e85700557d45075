#include "domain/collectors/formats/resolv_conf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_resolv_conf({reinterpret_cast<const char*>(data), size}));
    return 0;
}
