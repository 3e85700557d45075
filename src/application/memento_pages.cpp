#include "application/memento_pages.h"

#include "application/audit_report.h"
#include "application/strings.h"
#include "domain/checks/wording.h"
#include "domain/words/say.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using document::Document;
using knowledge::Catalogue;
using knowledge::Language;
using words::say;
using words::Word;

Document page_of(Language language, std::string title)
{
    Document page;
    page.language = language == Language::french ? "fr" : "en";
    page.title = std::move(title);
    page.add(document::Heading{1, page.title});
    return page;
}

std::string who_and_effort(const Catalogue& catalogue, knowledge::Actor who, int minutes, Language language)
{
    constexpr std::array words{Word::actor_me, Word::actor_supplier, Word::actor_both};
    return say(catalogue, words.at(static_cast<std::size_t>(who)), language, {{"effort", words::show_effort(catalogue, minutes, language)}});
}

std::string threats_of(const Catalogue& catalogue, const knowledge::Rule& rule, Language language)
{
    constexpr std::array words{Word::threat_ransomware, Word::threat_password_theft, Word::threat_data_theft};
    facts::FactList names;
    for (const knowledge::Threat threat : rule.stops) {
        names.push_back(say(catalogue, words.at(static_cast<std::size_t>(threat)), language));
    }
    return words::show_list(catalogue, names, language);
}

std::string system_name(const Catalogue& catalogue, std::string_view system, Language language)
{
    constexpr std::array<std::pair<std::string_view, Word>, 5> names{{{"windows", Word::system_windows}, {"macos", Word::system_macos},
        {"linux", Word::system_linux}, {"android", Word::system_android}, {"ios", Word::system_ios}}};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == system; });
    return found == names.end() ? std::string(system) : say(catalogue, found->second, language);
}

// "Point 5, Sauvegarder · La copie débranchée"; the theme is not said where it is the item's own title.
std::string place_of(const Catalogue& catalogue, const knowledge::Rule& rule, Language language)
{
    const knowledge::Item& item = catalogue.items[rule.item];
    const std::string title(item.title.in(language));
    const std::string theme(rule.theme_title.in(language));
    return theme == title ? say(catalogue, Word::rule_place_alone, language, {{"number", std::to_string(item.number)}, {"item", title}})
                          : say(catalogue, Word::rule_place, language, {{"number", std::to_string(item.number)}, {"item", title}, {"theme", theme}});
}

document::Details origin(const Catalogue& catalogue, const knowledge::Provenance& provenance, Language language)
{
    const Word status = provenance.status == knowledge::Status::reported ? Word::status_reported : Word::status_own;
    document::Details details;
    details.pairs.emplace_back(say(catalogue, Word::source_label, language), std::string(provenance.source) + " (" + say(catalogue, status, language) + ")");
    if (provenance.checked_on) {
        details.pairs.emplace_back(say(catalogue, Word::checked_on_label, language), words::show_date(catalogue, *provenance.checked_on, language));
    }
    return details;
}

// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

bool is_in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

// Whether the part stands in the text at the beginning of a word: "pare-feu" does in "un pare-feu", "port" does not in "rapport".
bool begins_a_word(std::string_view text, std::string_view part)
{
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        if (at == 0 || !is_in_word(text[at - 1])) {
            return true;
        }
    }
    return false;
}

// A typed word and what the rules may call it, all folded.
using Wanted = std::vector<std::string>;

std::vector<Wanted> wanted_by(const Catalogue& catalogue, std::string_view folded_query, Language language)
{
    std::vector<Wanted> all;
    for (std::string_view word : text::words(folded_query)) {
        // "sauvegardes" finds "sauvegarde".
        const bool is_plural = word.size() > 4 && (word.back() == 's' || word.back() == 'x');
        Wanted wanted{std::string(is_plural ? word.substr(0, word.size() - 1) : word)};
        for (const knowledge::Synonym& synonym : catalogue.synonyms) {
            const auto typed = synonym.typed.in(language);
            const bool is_one = std::any_of(typed.begin(), typed.end(), [&](std::string_view one) { return text::folded(one) == word || text::folded(one) == wanted.front(); });
            for (const std::string_view means : is_one ? synonym.means.in(language) : std::span<const std::string_view>()) {
                wanted.push_back(text::folded(means));
            }
        }
        all.push_back(std::move(wanted));
    }
    return all;
}

struct FoldedRule {
    std::string title;
    std::string what;
    std::string rest;
};

// How well a rule answers one word: the title before the rule, the rule before its reasons and steps, the word itself before what it means.
int score_of(const FoldedRule& rule, const Wanted& wanted)
{
    int best = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const int score = begins_a_word(rule.title, wanted[i]) ? 12 : begins_a_word(rule.what, wanted[i]) ? 6 : begins_a_word(rule.rest, wanted[i]) ? 2 : 0;
        best = std::max(best, i == 0 ? score : score / 2);
    }
    return best;
}

enum class Holds : std::uint8_t { every_word, any_word };

std::vector<std::pair<int, const knowledge::Rule*>> ranked(const Catalogue& catalogue, const std::vector<Wanted>& wanted, Holds holds, Language language)
{
    std::vector<std::pair<int, const knowledge::Rule*>> found;
    for (const knowledge::Rule& rule : catalogue.rules) {
        std::string rest = std::string(rule.id) + " " + std::string(rule.theme_title.in(language)) + " " + std::string(rule.why.in(language));
        for (const std::string_view step : rule.how.in(language)) {
            rest += " " + std::string(step);
        }
        const FoldedRule folded{text::folded(rule.title.in(language)), text::folded(rule.what.in(language)), text::folded(rest)};
        int whole = 0;
        bool holds_all = true;
        for (const Wanted& word : wanted) {
            const int score = score_of(folded, word);
            whole += score;
            holds_all = holds_all && score > 0;
        }
        if (whole > 0 && (holds_all || holds == Holds::any_word)) {
            found.emplace_back(whole, &rule);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return found;
}

}  // namespace

Document memento_contents(const Catalogue& catalogue, Language language)
{
    Document page = page_of(language, say(catalogue, Word::memento_title, language));
    page.add(document::Paragraph{say(catalogue, Word::memento_intro, language, {{"rules", static_cast<std::int64_t>(catalogue.rules.size())}})});
    for (const knowledge::Item& item : catalogue.items) {
        const std::string number = std::to_string(item.number);
        page.add(document::StatusLine{document::Tone::neutral, "", number + (number.size() == 1 ? "\xE2\x80\x87 " : " ") + "**" + std::string(item.title.in(language)) + "**",
            say(catalogue, Word::memento_rules, language, {{"n", static_cast<std::int64_t>(item.rules.size())}}), "/memento/" + number, ""});
    }
    page.add(document::Aside{say(catalogue, Word::memento_origin, language)});
    return page;
}

Document item_page(const Catalogue& catalogue, const knowledge::Item& item, Language language)
{
    Document page = page_of(language, std::to_string(item.number) + ". " + std::string(item.title.in(language)));
    page.add(document::Paragraph{std::string(item.intro.in(language))});
    for (const std::uint16_t index : item.rules) {
        const knowledge::Rule& rule = catalogue.rules[index];
        page.add(document::StatusLine{document::Tone::neutral, "", std::string(rule.title.in(language)), rule.essential ? say(catalogue, Word::essential, language) : "",
            "/memento/rules/" + std::string(rule.id), ""});
    }
    return page;
}

Document rule_page(const Catalogue& catalogue, const knowledge::Rule& rule, const knowledge::Profession* profession, Language language)
{
    Document page = page_of(language, std::string(rule.title.in(language)));
    page.add(document::Aside{place_of(catalogue, rule, language)});
    page.add(document::Paragraph{std::string(rule.what.in(language))});
    page.add(document::Heading{2, say(catalogue, Word::rule_why, language)});
    page.add(document::Paragraph{std::string(rule.why.in(language))});
    page.add(document::Heading{2, say(catalogue, Word::rule_how, language)});
    page.add(document::Steps{strings(rule.how.in(language))});
    for (const knowledge::SystemSteps& on : rule.on) {
        page.add(document::Heading{3, say(catalogue, Word::rule_on, language, {{"system", system_name(catalogue, on.system, language)}})});
        page.add(document::Steps{strings(on.steps.in(language))});
    }
    for (const knowledge::ProfessionWord& word : rule.for_professions) {
        const knowledge::Profession& reader = catalogue.professions[word.profession];
        if (profession == nullptr || profession == &reader) {
            page.add(document::Paragraph{say(catalogue, Word::rule_for, language, {{"profession", std::string(reader.name.in(language))}}) + std::string(word.text.in(language))});
        }
    }
    document::Details details;
    details.pairs.emplace_back(say(catalogue, Word::who_label, language), who_and_effort(catalogue, rule.who, rule.effort_minutes, language));
    details.pairs.emplace_back(say(catalogue, Word::stops_label, language), threats_of(catalogue, rule, language));
    if (rule.essential) {
        details.pairs.emplace_back(say(catalogue, Word::essential, language), say(catalogue, Word::essential_means, language));
    }
    page.add(std::move(details));
    page.add(origin(catalogue, rule.provenance, language));
    return page;
}

Document search_page(const Catalogue& catalogue, std::string_view typed, Language language)
{
    Document page = page_of(language, say(catalogue, Word::search_title, language));
    const std::string folded_query = text::folded(typed);
    const std::vector<Wanted> wanted = wanted_by(catalogue, folded_query, language);
    std::vector<std::pair<int, const knowledge::Rule*>> found = ranked(catalogue, wanted, Holds::every_word, language);
    if (found.empty()) {
        found = ranked(catalogue, wanted, Holds::any_word, language);
    }
    const std::string shown(text::trim(typed));
    page.add(document::Paragraph{found.empty() ? say(catalogue, Word::search_found_nothing, language, {{"typed", shown}})
                                               : say(catalogue, Word::search_found, language, {{"n", static_cast<std::int64_t>(found.size())}, {"typed", shown}})});
    for (const auto& [score, rule] : found) {
        page.add(document::StatusLine{document::Tone::neutral, "", std::string(rule->title.in(language)), "", "/memento/rules/" + std::string(rule->id), std::string(rule->what.in(language))});
    }
    return page;
}

std::vector<const knowledge::Term*> terms_sorted(const Catalogue& catalogue, Language language)
{
    std::vector<const knowledge::Term*> terms;
    for (const knowledge::Term& term : catalogue.terms) {
        terms.push_back(&term);
    }
    std::sort(terms.begin(), terms.end(), [&](const auto* a, const auto* b) { return text::folded(a->word.in(language)) < text::folded(b->word.in(language)); });
    return terms;
}

std::vector<const knowledge::Term*> terms_of(const Catalogue& catalogue, const knowledge::Rule& rule, Language language)
{
    std::string all = std::string(rule.title.in(language)) + " " + std::string(rule.what.in(language)) + " " + std::string(rule.why.in(language));
    for (const std::string_view step : rule.how.in(language)) {
        all += " " + std::string(step);
    }
    const std::string folded = text::folded(all);
    std::vector<const knowledge::Term*> terms;
    for (const knowledge::Term* term : terms_sorted(catalogue, language)) {
        if (begins_a_word(folded, text::folded(term->word.in(language)))) {
            terms.push_back(term);
        }
    }
    return terms;
}

Document check_page(const Catalogue& catalogue, const knowledge::Check& check, const Audit& audit, Language language)
{
    const auto found = std::find_if(audit.findings.begin(), audit.findings.end(), [&](const checks::Finding& finding) { return finding.check == &check; });
    ASSERT(found != audit.findings.end());
    Document page = page_of(language, std::string(check.title.in(language)));
    add_finding(page, *found, audit, catalogue, language);
    page.add(document::Heading{2, say(catalogue, Word::rule_why, language)});
    page.add(document::Paragraph{checks::filled(catalogue, check.why, audit.learnt, language)});
    if (found->verdict != checks::Verdict::met) {
        page.add(document::Heading{2, say(catalogue, Word::check_mend, language)});
        page.add(document::Steps{checks::steps(catalogue, *found, audit.learnt, language)});
    }
    const knowledge::Rule& rule = catalogue.rules[check.rule];
    document::Details details;
    details.pairs.emplace_back(say(catalogue, Word::who_label, language), who_and_effort(catalogue, checks::actor(*found), check.effort_minutes, language));
    details.pairs.emplace_back(say(catalogue, Word::rule_label, language), std::string(rule.title.in(language)) + " (`asepsie memento " + std::string(rule.id) + "`)");
    page.add(std::move(details));
    page.add(origin(catalogue, check.provenance, language));
    return page;
}

std::vector<std::string> similar_ids(const Catalogue& catalogue, std::string_view typed)
{
    constexpr std::size_t most = 5;
    std::vector<std::pair<std::size_t, std::string>> near;
    const auto consider = [&](std::string_view id) {
        const bool holds = typed.size() >= 3 && id.find(typed) != std::string_view::npos;
        const std::size_t far = distance(typed, id);
        if (holds || far <= 2 + typed.size() / 4) {
            near.emplace_back(holds ? 0 : far, id);
        }
    };
    for (const knowledge::Rule& rule : catalogue.rules) {
        consider(rule.id);
    }
    for (const knowledge::Check& check : catalogue.checks) {
        consider(check.id);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    near.resize(std::min(near.size(), most));
    std::vector<std::string> ids;
    for (auto& [ignored, id] : near) {
        ids.push_back(std::move(id));
    }
    return ids;
}

}  // namespace asepsie::application
