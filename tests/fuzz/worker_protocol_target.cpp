#include "foundation/worker/protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto message = asepsie::worker::parse_message(bytes);
    if (message.ok()) {
        // One way to write each message: what was read says itself again.
        const std::vector<std::string> parts(message->parts.begin(), message->parts.end());
        ASSERT(asepsie::worker::write_message(message->kind, parts) == bytes);
    }
    static_cast<void>(asepsie::worker::read_outcome(bytes));
    return 0;
}
