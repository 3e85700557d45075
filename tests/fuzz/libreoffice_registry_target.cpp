#include "domain/collectors/formats/libreoffice_registry.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::macro_security_level({reinterpret_cast<const char*>(data), size}));
    return 0;
}
