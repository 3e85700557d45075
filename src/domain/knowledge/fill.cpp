#include "domain/knowledge/fill.h"

#include "foundation/base/text.h"

namespace asepsie::knowledge {
namespace {

// Calls on_text with each stretch of plain text and on_gap with the inside of each {gap}, in order.
template <typename OnText, typename OnGap>
void walk(std::string_view sentence, OnText on_text, OnGap on_gap)
{
    while (!sentence.empty()) {
        const std::size_t start = sentence.find('{');
        const std::size_t end = start == std::string_view::npos ? start : sentence.find('}', start);
        on_text(sentence.substr(0, end == std::string_view::npos ? sentence.size() : start));
        if (end == std::string_view::npos) {
            return;
        }
        on_gap(sentence.substr(start + 1, end - start - 1));
        sentence.remove_prefix(end + 1);
    }
}

}  // namespace

bool is_plural(std::int64_t number, Language language) { return language == Language::french ? number >= 2 || number <= -2 : number != 1; }

std::string fill(std::string_view sentence, Language language, const std::function<std::optional<Filling>(std::string_view)>& fillings)
{
    std::string filled;
    walk(
        sentence, [&](std::string_view plain) { filled += plain; },
        [&](std::string_view gap) {
            const auto parts = text::split(gap, '|');
            const auto filling = fillings(parts.front());
            if (!filling) {
                filled += "…";
            } else if (parts.size() == 3) {
                filled += parts[is_plural(filling->number, language) ? 2 : 1];
            } else {
                filled += filling->shown;
            }
        });
    return filled;
}

std::set<std::string, std::less<>> placeholders_of(std::string_view sentence)
{
    std::set<std::string, std::less<>> names;
    walk(
        sentence, [](std::string_view) {}, [&](std::string_view gap) { names.emplace(gap.substr(0, gap.find('|'))); });
    return names;
}

}  // namespace asepsie::knowledge
