#include "domain/collectors/formats/apt_configuration.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    asepsie::collectors::formats::AptConfiguration configuration;
    static_cast<void>(configuration.add({reinterpret_cast<const char*>(data), size}));
    static_cast<void>(configuration.get("APT::Periodic::Enable"));
    static_cast<void>(configuration.list("Unattended-Upgrade::Origins-Pattern"));
    return 0;
}
