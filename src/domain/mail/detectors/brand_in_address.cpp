#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>
#include <array>

namespace asepsie::mail::detectors {
namespace {

// Bodies whose names nobody else has a reason to register.
bool is_public_body(const knowledge::Brand& brand)
{
    constexpr std::array<std::string_view, 4> kinds{"health", "social", "state", "justice"};
    return std::find(kinds.begin(), kinds.end(), brand.kind) != kinds.end();
}

}  // namespace

// An address whose domain holds a known name without being its own: "ameli-fr.com". The name may be chance, as a company's own word; it is not where the message speaks for the
// brand too, nor where the whole mark of a public body stands in it.
void brand_in_address(Look& look)
{
    for (const Mailbox* mailbox : look.message().speakers()) {
        const auto& imitation = look.view_of(mailbox->host, mailbox->domain).imitation;
        if (imitation && imitation->how != Imitation::How::letters && imitation->how != Imitation::How::nested) {
            const bool is_whole = imitation->how == Imitation::How::added || imitation->how == Imitation::How::ending;
            const bool is_full = look.speaks_for(imitation->brand) || (is_whole && is_public_body(look.brand(imitation->brand)));
            look.found("brand_in_address", Where::from, std::string(look.brand(imitation->brand).spoken()), mailbox->host, is_full ? Strength::full : Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
