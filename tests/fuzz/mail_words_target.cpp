#include "domain/mail/lexicon/lexicon.h"
#include "domain/mail/parse/quoted.h"
#include "foundation/base/result.h"
#include "foundation/unicode/look_alike.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace asepsie;
    static const mail::Lexicon lexicon(knowledge::embedded_catalogue(), {{"Marie Dupont", {}}});
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::size_t end = 0;
    for (const mail::Word& word : mail::words_of(bytes)) {
        ASSERT(word.begin >= end && word.begin < word.end && word.end <= size);
        end = word.end;
    }
    for (const mail::Said& said : lexicon.said_in(bytes)) {
        ASSERT(said.begin < said.end && said.end <= size);
    }
    for (const mail::QuotedHeader& quoted : mail::quoted_headers(bytes)) {
        ASSERT(quoted.begin <= quoted.end && quoted.end <= size);
    }
    static_cast<void>(unicode::skeleton(bytes));
    static_cast<void>(unicode::mixes_alphabets(bytes));
    ASSERT(unicode::invisible_within_words(bytes) + unicode::styled_letters(bytes) <= size);
    return 0;
}
