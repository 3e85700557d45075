#include "domain/collectors/formats/sudoers.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::grants_all_without_password({reinterpret_cast<const char*>(data), size}));
    return 0;
}
