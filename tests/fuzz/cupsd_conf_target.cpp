#include "domain/collectors/formats/cupsd_conf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::cupsd_listens_to_network({reinterpret_cast<const char*>(data), size}));
    return 0;
}
