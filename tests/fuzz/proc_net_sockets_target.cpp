#include "domain/collectors/formats/proc_net_sockets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    namespace formats = asepsie::collectors::formats;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(formats::parse_proc_net_sockets(text, formats::Transport::tcp));
    static_cast<void>(formats::parse_proc_net_sockets(text, formats::Transport::udp));
    return 0;
}
