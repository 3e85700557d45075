#include "application/copies/borg_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::copies::parse_borg_archives(text));
    static_cast<void>(asepsie::copies::parse_borg_record(text));
    static_cast<void>(asepsie::copies::parse_borg_config(text));
    static_cast<void>(asepsie::copies::borg_ailment(2, text));
    return 0;
}
