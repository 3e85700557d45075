#include "domain/mail/look/look.h"
#include "foundation/base/text.h"

#include "domain/mail/detectors/all.h"

#include <algorithm>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t most_columns = 120;  // an address to unsubscribe is not counted as saying something

}  // namespace

// A message that is one picture, which leads somewhere.
void picture_only(Look& look)
{
    const Message& message = look.message();
    const bool says_little = text::columns(message.text) < most_columns;
    const bool is_clicked = std::any_of(message.links.begin(), message.links.end(), [](const Link& link) { return link.pictures > 0; });
    if (message.has_html && says_little && is_clicked && message.pictures > 0 && !message.is_list) {
        look.found("picture_only", Where::text);
    }
}

}  // namespace asepsie::mail::detectors
