#include "domain/mail/files/look_into.h"

#include "foundation/base/result.h"

#include <array>

// The first byte chooses the ending, since that decides how some bytes are read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    constexpr std::array<std::string_view, 12> names{"", "a.pdf", "a.html", "a.svg", "a.doc", "a.docx", "a.rtf", "a.zip", "a.one", "a.lnk", "a.ics", "a.js"};
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const mail::Attachment file = mail::look_into(std::string(names[data[0] % names.size()]), "", bytes.substr(1));
    ASSERT(file.links.size() <= 500);
    return 0;
}
