#include "foundation/http/message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(asepsie::http::parse_target(text));
    static_cast<void>(asepsie::http::parse_form(text));
    static_cast<void>(asepsie::http::parse_cookies(text));
    const std::size_t line_end = text.find('\n');
    if (line_end != std::string_view::npos) {
        static_cast<void>(asepsie::http::parse_parts(text.substr(0, line_end), text.substr(line_end + 1)));
    }
    return 0;
}
