#include "domain/collectors/formats/smb_conf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    // Whatever it includes is itself: loops must end.
    static_cast<void>(asepsie::collectors::formats::parse_smb_conf(text, [&](std::string_view) { return asepsie::Result<std::string>(std::string(text)); }));
    return 0;
}
