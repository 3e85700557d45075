#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_hops = 2;

}  // namespace

// A link that goes through several services before it arrives.
void many_hops(Look& look)
{
    const Message& message = look.message();
    for (const std::size_t i : look.page_links()) {
        const Link& link = message.links[i];
        if (link.through.size() >= least_hops && !link.is_protected) {
            look.found_at("many_hops", Where::link, i, link.written.host, link.target.host);
        }
    }
}

}  // namespace asepsie::mail::detectors
