#include "domain/collectors/formats/dnf_advisories.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(asepsie::collectors::formats::packages_of_dnf_advisories({reinterpret_cast<const char*>(data), size}));
    return 0;
}
