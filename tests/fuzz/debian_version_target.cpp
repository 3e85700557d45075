#include "domain/collectors/formats/debian_version.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using asepsie::collectors::formats::compare_debian_versions;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string_view a = text.substr(0, text.find('\n'));
    const std::string_view b = text.substr(std::min(a.size() + 1, size));
    // It is an order: what is older from one side is newer from the other, and nothing is older than itself.
    const bool is_order = (compare_debian_versions(a, b) < 0) == (compare_debian_versions(b, a) > 0) && compare_debian_versions(a, a) == 0;
    if (!is_order) {
        std::abort();
    }
    return 0;
}
