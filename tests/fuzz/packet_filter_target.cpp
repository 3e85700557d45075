// Chains of any shape, jumps in circles included: each pair of bytes is a rule, of the chain that the first names.
#include "domain/collectors/formats/packet_filter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    namespace formats = asepsie::collectors::formats;
    formats::PacketFilter filter;
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        formats::FilterRule rule;
        rule.action = static_cast<formats::FilterRule::Action>(data[i] % 6);
        rule.reach.fill(static_cast<formats::Reach>(data[i] / 6 % 4));
        rule.target = std::string(1, static_cast<char>(data[i + 1]));
        const std::string name(1, static_cast<char>(data[i]));
        filter.add({"inet t", name, data[i] % 3 == 0, data[i] % 5 == 0, {rule}});
    }
    static_cast<void>(formats::judge_filter(filter, formats::Ipv6::in_use));
    return 0;
}
