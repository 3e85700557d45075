#include "domain/mail/look/look.h"
#include "foundation/unicode/look_alike.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_styled = 4;  // letters: one alone is a sign or an ornament

}  // namespace

// Letters of another alphabet, or of mathematics, that pass for ours.
void mixed_letters(Look& look)
{
    const Mailbox& speaker = look.speaker();
    const std::pair<Where, std::string_view> places[] = {{Where::from, speaker.name}, {Where::from, speaker.host}, {Where::subject, look.message().subject}};
    for (const auto& [where, words] : places) {
        if (unicode::mixes_alphabets(words) || unicode::styled_letters(words) >= least_styled) {
            look.found("mixed_letters", where, std::string(words));
            return;
        }
    }
    for (const std::size_t i : look.page_links()) {
        const web::WebAddress& target = look.message().links[i].target;
        if (look.view_of(target.host, target.domain).mixes_alphabets) {
            look.found_at("mixed_letters", Where::link, i, target.host);
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
