#include "domain/collectors/formats/nft_ruleset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    namespace formats = asepsie::collectors::formats;
    if (const auto filter = formats::parse_nft_ruleset({reinterpret_cast<const char*>(data), size})) {
        static_cast<void>(formats::judge_filter(*filter, formats::Ipv6::in_use));
    }
    return 0;
}
