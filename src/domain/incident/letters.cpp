#include "domain/incident/letters.h"

#include "domain/knowledge/fill.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::incident {
namespace {

using knowledge::Filling;

// The fact, where the paragraph is nothing but its gap.
std::string_view fact_alone(std::string_view paragraph)
{
    const bool is_gap = paragraph.size() > 2 && paragraph.front() == '{' && paragraph.back() == '}';
    const std::string_view name = is_gap ? paragraph.substr(1, paragraph.size() - 2) : std::string_view();
    return name.find_first_of("{}|") == std::string_view::npos ? name : std::string_view();
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    text::for_each_line(text, [&](std::string_view line) {
        if (!text::trim(line).empty()) {
            lines.emplace_back(text::trim(line));
        }
    });
    return lines;
}

std::vector<std::string_view> paragraphs_of(std::string_view text)
{
    std::vector<std::string_view> paragraphs;
    text::for_each_line(text, [&](std::string_view line) {
        if (!text::trim(line).empty()) {
            paragraphs.push_back(text::trim(line));
        }
    });
    return paragraphs;
}

}  // namespace

std::vector<std::string_view> FilledLetter::missing() const
{
    std::vector<std::string_view> all;
    for (const FilledPart& part : parts) {
        for (const std::string_view fact : part.missing) {
            if (std::find(all.begin(), all.end(), fact) == all.end()) {
                all.push_back(fact);
            }
        }
    }
    return all;
}

FilledLetter fill_letter(const knowledge::IncidentLetter& letter, const knowledge::Catalogue& catalogue, const KnownFacts& known, knowledge::Language language,
    const std::function<std::string(const std::string&)>& show_value, const std::function<std::string(const knowledge::IncidentFact&)>& show_gap)
{
    FilledLetter filled;
    filled.letter = &letter;
    for (const knowledge::LetterPart& part : letter.parts) {
        if (!part.only_with.empty() && !known.contains(part.only_with)) {
            continue;
        }
        FilledPart written{part.content, std::string(part.title.in(language)), {}, {}};
        const auto fill_gap = [&](std::string_view name) -> std::optional<Filling> {
            const auto value = known.find(name);
            if (value != known.end()) {
                return Filling{show_value(text::join(lines_of(value->second), " ")), 0};
            }
            const knowledge::IncidentFact* fact = catalogue.incident_fact(name);
            ASSERT(fact != nullptr);  // the build checks every gap
            written.missing.push_back(fact->id);
            return Filling{show_gap(*fact), 0};
        };
        for (const std::string_view paragraph : paragraphs_of(part.text.in(language))) {
            const auto value = known.find(fact_alone(paragraph));
            if (value != known.end()) {
                FilledBlock block{lines_of(value->second), false};
                block.is_list = block.lines.size() > 1;
                std::transform(block.lines.begin(), block.lines.end(), block.lines.begin(), show_value);
                written.blocks.push_back(std::move(block));
            } else {
                written.blocks.push_back({{knowledge::fill(paragraph, language, fill_gap)}, false});
            }
        }
        filled.parts.push_back(std::move(written));
    }
    return filled;
}

}  // namespace asepsie::incident
