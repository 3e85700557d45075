#include "foundation/html/entities.h"
#include "foundation/html/page.h"

#include "foundation/base/result.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const html::Page page = html::read_page(bytes);
    ASSERT(page.links.size() <= html::most_links);
    for (const html::PageLink& link : page.links) {
        ASSERT(link.text_begin <= link.text_end && link.text_end <= page.text.size());
    }
    // What is put on lines of their own adds a sign for each tag at most.
    ASSERT(page.text.size() + page.hidden.size() <= 2 * size + 2);
    ASSERT(html::with_entities_resolved(bytes).size() <= 2 * size);
    return 0;
}
