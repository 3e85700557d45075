#include "domain/collectors/formats/xfconf_channel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_xfconf_channel({reinterpret_cast<const char*>(data), size}));
    return 0;
}
