#include "domain/collectors/formats/hosts_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_hosts_file({reinterpret_cast<const char*>(data), size}));
    return 0;
}
