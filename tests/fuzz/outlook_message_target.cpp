#include "foundation/containers/outlook_message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const auto message = containers::read_outlook_message({reinterpret_cast<const char*>(data), size});
    ASSERT(!message.ok() || message->attachments.size() <= containers::most_outlook_attachments);
    return 0;
}
