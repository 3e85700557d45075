#include "domain/collectors/formats/dpkg_log.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::last_install_in_dpkg_log({reinterpret_cast<const char*>(data), size}));
    return 0;
}
