#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_bytes = 40;

}  // namespace

// Text that the page hides: as common in honest newsletters.
void hidden_text(Look& look)
{
    if (look.message().hidden_text.size() > least_bytes) {
        look.found("hidden_text", Where::text, look.message().hidden_text);
    }
}

}  // namespace asepsie::mail::detectors
