#include "domain/collectors/formats/sshd_config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    // Whatever it includes is itself: loops and crowds must end.
    static_cast<void>(asepsie::collectors::formats::parse_sshd_config(
        text, [&](std::string_view) { return asepsie::Result<std::vector<std::string>>({std::string(text)}); }));
    return 0;
}
