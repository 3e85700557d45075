#include "domain/mail/look/look.h"
#include "foundation/unicode/look_alike.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {

// Invisible characters within the words of the sender's name or of the subject.
void hidden_letters(Look& look)
{
    const std::pair<Where, std::string_view> places[] = {{Where::from, look.speaker().name}, {Where::subject, look.message().subject}};
    for (const auto& [where, words] : places) {
        if (unicode::invisible_within_words(words) > 0) {
            look.found("hidden_letters", where, std::string(words));
            return;
        }
    }
}

}  // namespace asepsie::mail::detectors
