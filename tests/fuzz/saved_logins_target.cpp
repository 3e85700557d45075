#include "domain/collectors/formats/saved_logins.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::collectors::formats::count_logins_of_firefox(bytes));
    static_cast<void>(asepsie::collectors::formats::holds_logins_of_chromium(bytes));
    return 0;
}
