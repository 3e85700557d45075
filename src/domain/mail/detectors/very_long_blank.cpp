#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_lines = 30;

}  // namespace

// Many empty lines between the message and a text below that nobody scrolls to.
void very_long_blank(Look& look)
{
    std::size_t run = 0;
    const std::string& text = look.message().text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        run = text[i] == '\n' ? run + 1 : text[i] == ' ' || text[i] == '\r' ? run : 0;
        if (run >= least_lines && i + 200 < text.size()) {
            look.found("very_long_blank", Where::text);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
