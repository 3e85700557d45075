#include "domain/collectors/formats/apt_sources.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::collectors::formats::parse_apt_list(text));
    static_cast<void>(asepsie::collectors::formats::parse_apt_sources(text));
    return 0;
}
