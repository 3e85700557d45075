#include "domain/collectors/formats/dconf_database.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_dconf_database({reinterpret_cast<const char*>(data), size}));
    return 0;
}
