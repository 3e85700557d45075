#include "domain/words/say.h"

#include "foundation/base/result.h"

#include <algorithm>

namespace asepsie::words {
namespace {

std::string say_message(const knowledge::Message& message, Language language, std::initializer_list<Gap> gaps)
{
    return knowledge::fill(message.text.in(language), language, [&](std::string_view name) -> std::optional<knowledge::Filling> {
        for (const Gap& gap : gaps) {
            if (gap.name == name) {
                return gap.filling;
            }
        }
        return std::nullopt;
    });
}

}  // namespace

std::string say(const Catalogue& catalogue, Word word, Language language, std::initializer_list<Gap> gaps)
{
    return say_message(catalogue.messages[static_cast<std::size_t>(word)], language, gaps);
}

std::string say_named(const Catalogue& catalogue, std::string_view id, Language language, std::initializer_list<Gap> gaps)
{
    const auto found = std::lower_bound(catalogue.messages.begin(), catalogue.messages.end(), id, [](const knowledge::Message& message, std::string_view wanted) { return message.id < wanted; });
    ASSERT(found != catalogue.messages.end() && found->id == id);
    return say_message(*found, language, gaps);
}

}  // namespace asepsie::words
