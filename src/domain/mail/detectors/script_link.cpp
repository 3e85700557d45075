#include "domain/mail/look/look.h"
#include "foundation/base/text.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

// Newsletters disarm links by "javascript:;", "javascript:void(0)" and the like.
bool does_something(std::string_view script)
{
    const std::string_view trimmed = text::trim(script);
    return !trimmed.empty() && trimmed != ";" && !trimmed.starts_with("void(") && trimmed != "//" && !trimmed.starts_with("return ") && !trimmed.starts_with("window.print") && !trimmed.starts_with("history.");
}

}  // namespace

// A link that runs a program instead of opening a page.
void script_link(Look& look)
{
    const Message& message = look.message();
    for (std::size_t i = 0; i < message.links.size(); ++i) {
        const Link& link = message.links[i];
        const bool is_clicked = link.origin == LinkOrigin::anchor || link.origin == LinkOrigin::form || link.origin == LinkOrigin::forwarding;
        const bool runs = link.written.scheme == "vbscript" || link.written.scheme == "ms-msdt" || link.written.scheme == "search-ms" || (link.written.scheme == "javascript" && does_something(link.written.path))
            || (link.written.scheme == "data" && link.written.path.find("html") != std::string::npos);
        if (is_clicked && runs) {
            // No mail program runs "javascript:" any more; who writes it still wants something.
            look.found_at("script_link", Where::link, i, link.text, link.written.scheme, link.written.scheme == "javascript" ? Strength::slight : Strength::full);
        }
    }
}

}  // namespace asepsie::mail::detectors
