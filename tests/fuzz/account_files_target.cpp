#include "domain/collectors/formats/account_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::collectors::formats::parse_passwd(text));
    static_cast<void>(asepsie::collectors::formats::parse_group(text));
    static_cast<void>(asepsie::collectors::formats::parse_shadow(text));
    return 0;
}
