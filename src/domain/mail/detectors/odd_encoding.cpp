#include "domain/mail/look/look.h"
#include "foundation/unicode/look_alike.h"

#include "domain/mail/detectors/all.h"

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_letters = 10;

}  // namespace

// Letters of the text written so that filters do not read them: invisible ones within its words.
void odd_encoding(Look& look)
{
    const std::size_t invisible = unicode::invisible_within_words(look.message().text);
    if (invisible >= least_letters) {
        look.found("odd_encoding", Where::text);
    }
}

}  // namespace asepsie::mail::detectors
