#include "domain/collectors/formats/package_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie::collectors::formats;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto installed = parse_dpkg_status(text)) {
        OutdatedPackages packages(*installed);
        static_cast<void>(packages.compare_with(text));
        static_cast<void>(packages.found());
    }
    return 0;
}
