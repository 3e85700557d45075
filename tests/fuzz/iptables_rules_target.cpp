#include "domain/collectors/formats/iptables_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    namespace formats = asepsie::collectors::formats;
    if (const auto filter = formats::parse_iptables_rules({reinterpret_cast<const char*>(data), size}, formats::IpVersion::ipv4)) {
        static_cast<void>(formats::judge_filter(*filter, formats::Ipv6::unused));
    }
    return 0;
}
