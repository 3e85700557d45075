#include "application/booklet.h"

#include "application/strings.h"
#include "domain/words/say.h"

#include <algorithm>
#include <array>
#include <set>

namespace asepsie::application {
namespace {

using document::Block;
using knowledge::Catalogue;
using knowledge::Language;
using knowledge::Rule;
using words::Word;

struct Paper {
    const Catalogue& catalogue;
    const Reader& reader;
    Language language;

    [[nodiscard]] std::string say(Word word, std::initializer_list<words::Gap> gaps = {}) const { return words::say(catalogue, word, language, gaps); }
    [[nodiscard]] std::string title_of(const knowledge::Item& item) const { return std::to_string(item.number) + ". " + std::string(item.title.in(language)); }
};

PrintedPart cover(const Paper& paper, const std::string& title)
{
    PrintedPart part{"cover", {document::Heading{1, title}}};
    if (paper.reader.profession != nullptr) {
        part.blocks.emplace_back(document::Paragraph{paper.say(Word::booklet_for, {{"profession", std::string(paper.reader.profession->name.in(paper.language))}})});
    }
    part.blocks.emplace_back(document::Paragraph{paper.say(Word::booklet_made_on, {{"date", words::show_date(paper.catalogue, paper.reader.today, paper.language)}})});
    return part;
}

std::string facts_of(const Rule& rule, const Paper& paper)
{
    constexpr std::array actors{Word::actor_me, Word::actor_supplier, Word::actor_both};
    facts::FactList threats;
    for (const knowledge::Threat threat : rule.stops) {
        threats.push_back(words::say_named(paper.catalogue, "threat_" + std::string(knowledge::name_of(threat)), paper.language));
    }
    const std::string who = paper.say(actors.at(static_cast<std::size_t>(rule.who)), {{"effort", words::show_effort(paper.catalogue, rule.effort_minutes, paper.language)}});
    return paper.say(Word::booklet_facts, {{"who", who}, {"threats", words::show_list(paper.catalogue, threats, paper.language)}});
}

PrintedPart rule_part(const Rule& rule, const Paper& paper)
{
    const std::string essential = rule.essential ? " (" + paper.say(Word::essential_short) + ")" : "";
    PrintedPart part{"rule", {document::Heading{3, std::string(rule.title.in(paper.language)) + essential}, document::Paragraph{std::string(rule.what.in(paper.language))},
                                 document::Paragraph{paper.say(Word::booklet_why, {{"why", std::string(rule.why.in(paper.language))}})}, document::Steps{strings(rule.how.in(paper.language))}}};
    for (const knowledge::SystemSteps& on : rule.on) {
        if (std::find(paper.reader.systems.begin(), paper.reader.systems.end(), on.system) != paper.reader.systems.end()) {
            const std::string system = words::say_named(paper.catalogue, "system_" + std::string(on.system), paper.language);
            part.blocks.emplace_back(document::Heading{4, paper.say(Word::rule_on, {{"system", system}})});
            part.blocks.emplace_back(document::Steps{strings(on.steps.in(paper.language))});
        }
    }
    for (const knowledge::ProfessionWord& word : rule.for_professions) {
        if (paper.reader.profession == &paper.catalogue.professions[word.profession]) {
            part.blocks.emplace_back(document::Paragraph{std::string(word.text.in(paper.language))});
        }
    }
    part.blocks.emplace_back(document::Aside{facts_of(rule, paper)});
    return part;
}

std::vector<PrintedPart> booklet(const Paper& paper, const std::string& title)
{
    std::vector<PrintedPart> parts{cover(paper, title)};
    document::List contents;
    for (const knowledge::Item& item : paper.catalogue.items) {
        contents.items.push_back(paper.title_of(item));
    }
    parts.front().blocks.emplace_back(document::Heading{2, paper.say(Word::booklet_contents)});
    parts.front().blocks.emplace_back(std::move(contents));
    if (paper.reader.systems.empty()) {
        parts.front().blocks.emplace_back(document::Aside{paper.say(Word::booklet_all_systems)});
    }
    for (const knowledge::Item& item : paper.catalogue.items) {
        parts.push_back({"chapter", {document::Heading{2, paper.title_of(item)}, document::Paragraph{std::string(item.intro.in(paper.language))}}});
        for (const std::uint16_t index : item.rules) {
            parts.push_back(rule_part(paper.catalogue.rules[index], paper));
        }
    }
    parts.push_back({"sources", {document::Heading{2, paper.say(Word::booklet_sources)}, document::List{short_sources(paper.catalogue)}, document::Aside{paper.say(Word::memento_origin)}}});
    return parts;
}

std::vector<PrintedPart> summary(const Paper& paper, const std::string& title)
{
    std::vector<PrintedPart> parts{cover(paper, title)};
    for (const knowledge::Item& item : paper.catalogue.items) {
        document::List essentials;
        for (const std::uint16_t index : item.rules) {
            const Rule& rule = paper.catalogue.rules[index];
            if (rule.essential) {
                essentials.items.emplace_back(rule.what.in(paper.language));
            }
        }
        if (!essentials.items.empty()) {
            parts.push_back({"essentials", {document::Heading{2, paper.title_of(item)}, std::move(essentials)}});
        }
    }
    parts.push_back({"sources", {document::Aside{paper.say(Word::memento_origin)}}});
    return parts;
}

// A box stays with its word when the line is broken.
std::string kept_together(std::string boxes)
{
    constexpr std::string_view no_break = "\xC2\xA0";
    constexpr std::string_view box = "\xE2\x98\x90";
    for (std::size_t at = boxes.find(' '); at != std::string::npos; at = boxes.find(' ', at + 1)) {
        if (std::string_view(boxes).substr(at + 1, box.size()) != box) {
            boxes.replace(at, 1, no_break);
        }
    }
    return boxes;
}

std::vector<PrintedPart> checklist(const Paper& paper, const std::string& title)
{
    std::vector<PrintedPart> parts{cover(paper, title)};
    parts.front().blocks.emplace_back(document::Paragraph{paper.say(Word::checklist_filled_by)});
    const std::string boxes = kept_together(paper.say(Word::checklist_boxes));
    for (const knowledge::Item& item : paper.catalogue.items) {
        document::Table sheet{{paper.say(Word::sheet_question), paper.say(Word::sheet_answer)}, {}};
        for (const std::uint16_t index : item.rules) {
            sheet.rows.push_back({std::string(paper.catalogue.rules[index].question.in(paper.language)), boxes});
        }
        parts.push_back({"sheet", {document::Heading{2, paper.title_of(item)}, std::move(sheet)}});
    }
    return parts;
}

// "www.cnil.fr" of "see https://www.cnil.fr/fr/a, b".
std::vector<std::string> hosts_in(std::string_view source)
{
    constexpr std::string_view scheme = "://";
    std::vector<std::string> hosts;
    for (std::size_t at = source.find(scheme); at != std::string_view::npos; at = source.find(scheme, at + 1)) {
        std::string_view host = source.substr(at + scheme.size());
        host = host.substr(0, host.find_first_of("/ ,;)"));
        hosts.emplace_back(host.starts_with("www.") ? host.substr(4) : host);
    }
    return hosts;
}

}  // namespace

std::vector<std::string> short_sources(const Catalogue& catalogue)
{
    std::set<std::string> sources;
    for (const Rule& rule : catalogue.rules) {
        const std::vector<std::string> hosts = hosts_in(rule.provenance.source);
        sources.insert(hosts.begin(), hosts.end());
        if (hosts.empty()) {
            const std::string_view source = rule.provenance.source;
            const std::string_view beginning = source.substr(0, source.find_first_of(",;("));
            sources.emplace(beginning.substr(0, beginning.find_last_not_of(' ') + 1));
        }
    }
    return {sources.begin(), sources.end()};
}

std::optional<Printed> printed(const Catalogue& catalogue, std::string_view what, const Reader& reader, Language language)
{
    const Paper paper{catalogue, reader, language};
    const auto titled = [&](Word alone, Word of) { return reader.practice.empty() ? paper.say(alone) : paper.say(of, {{"practice", reader.practice}}); };
    if (what == "booklet") {
        const std::string title = titled(Word::booklet_title, Word::booklet_title_of);
        return Printed{title, booklet(paper, title)};
    }
    if (what == "summary") {
        const std::string title = titled(Word::summary_title, Word::summary_title_of);
        return Printed{title, summary(paper, title)};
    }
    if (what == "checklist") {
        const std::string title = titled(Word::checklist_title, Word::checklist_title_of);
        return Printed{title, checklist(paper, title)};
    }
    return std::nullopt;
}

}  // namespace asepsie::application
