#include "domain/collectors/formats/ip_address.h"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto address = asepsie::collectors::formats::IpAddress::parse({reinterpret_cast<const char*>(data), size});
    static_cast<void>(address ? address->scope() : asepsie::collectors::formats::AddressScope::nowhere);
    return 0;
}
