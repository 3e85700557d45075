#include "domain/collectors/formats/lastlog.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::last_login({reinterpret_cast<const char*>(data), size}, 1));
    return 0;
}
