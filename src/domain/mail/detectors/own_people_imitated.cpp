#include "domain/mail/look/look.h"
#include "foundation/base/text.h"
#include "foundation/web_address/host_name.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {
namespace {

bool is_known(const KnownPerson& person, const Mailbox& mailbox)
{
    return std::any_of(person.addresses.begin(), person.addresses.end(), [&](const std::string& address) {
        return address.find('@') == std::string::npos ? web::is_within(mailbox.host, address) : text::equals_ignoring_case(address, mailbox.address);
    });
}

}  // namespace

// The name of somebody the practice knows, and another address than that person's.
void own_people_imitated(Look& look)
{
    const Mailbox& speaker = look.speaker();
    for (const Said& said : look.said_in_name()) {
        if (said.kind != Said::Kind::person || speaker.address.empty()) {
            continue;
        }
        const KnownPerson& person = look.lexicon().people()[said.index];
        if (!person.addresses.empty() && !is_known(person, speaker)) {
            look.found("own_people_imitated", Where::from, person.name, speaker.address);
        }
    }
}

}  // namespace asepsie::mail::detectors
