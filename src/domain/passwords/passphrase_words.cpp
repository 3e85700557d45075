#include "domain/passwords/generator.h"

#include "domain/passwords/word_lists.h"
#include "foundation/base/text.h"

namespace asepsie::passwords {

const std::vector<std::string_view>& passphrase_words()
{
    static const std::vector<std::string_view> words = text::words(word_lists::passphrase);
    return words;
}

}  // namespace asepsie::passwords
