#include "domain/collectors/formats/efi_variable.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::parse_efi_flag({reinterpret_cast<const char*>(data), size}));
    return 0;
}
