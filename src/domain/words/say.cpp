#include "domain/words/say.h"

namespace asepsie::words {

std::string say(const Catalogue& catalogue, Word word, Language language, std::initializer_list<Gap> gaps)
{
    const knowledge::Text text = catalogue.messages[static_cast<std::size_t>(word)].text;
    return knowledge::fill(text.in(language), language, [&](std::string_view name) -> std::optional<knowledge::Filling> {
        for (const Gap& gap : gaps) {
            if (gap.name == name) {
                return gap.filling;
            }
        }
        return std::nullopt;
    });
}

}  // namespace asepsie::words
