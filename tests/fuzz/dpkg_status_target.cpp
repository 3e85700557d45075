#include "domain/collectors/formats/dpkg_status.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_dpkg_status({reinterpret_cast<const char*>(data), size}));
    return 0;
}
