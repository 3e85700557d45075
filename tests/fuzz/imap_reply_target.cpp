#include "foundation/imap/reply.h"

#include <algorithm>
#include <vector>

namespace {

using namespace asepsie;

void look_over(const imap::Value& value, std::size_t depth)
{
    ASSERT(depth <= imap::deepest_list + 1);
    ASSERT(value.kind == imap::Value::Kind::list || value.items.empty());
    for (const imap::Value& item : value.items) {
        look_over(item, depth + 1);
    }
}

// The names of the replies, and at the end why no more were read.
std::vector<std::string> names_read(std::string_view bytes, std::size_t piece)
{
    imap::ReplyReader reader;
    std::vector<std::string> names;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.take_in(bytes.substr(at, piece));
        for (;;) {
            auto reply = reader.next();
            if (!reply.ok()) {
                names.emplace_back(name_of(reply.error().code));
                return names;
            }
            if (!*reply) {
                break;
            }
            names.push_back((*reply)->name);
            static_cast<void>(imap::numbers_in(**reply));
            for (const imap::Value& value : (*reply)->values) {
                look_over(value, 0);
            }
            static_cast<void>(imap::fetched_in(std::move(**reply)));
        }
    }
    return names;
}

}  // namespace

// However the network cuts them, the same replies come out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = names_read(bytes, std::max<std::size_t>(size, 1));
    ASSERT(names_read(bytes, 7) == whole);
    return 0;
}
