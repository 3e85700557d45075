#include "domain/collectors/formats/ssh_private_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_ssh_private_key({reinterpret_cast<const char*>(data), size}));
    return 0;
}
