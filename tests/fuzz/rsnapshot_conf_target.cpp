#include "application/copies/settings_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::copies::parse_rsnapshot_conf(text));
    static_cast<void>(asepsie::copies::parse_borgmatic_repositories(text));
    static_cast<void>(asepsie::copies::parse_nextcloud_folders(text));
    return 0;
}
