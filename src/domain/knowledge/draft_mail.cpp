// The mail analyser: who is imitated, the words of each sign, what frauds say, kinds of places on the web, what to do.
#include "domain/knowledge/draft.h"

#include "domain/knowledge/fill.h"
#include "foundation/base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::size_t longest_sign_title = 75;         // columns: it is a line of a list
constexpr std::size_t most_words = 12;            // of a phrase
constexpr std::size_t shortest_mark = 4;          // letters
constexpr std::array<std::string_view, 4> opinions{"clear", "suspicious", "dangerous", "unreadable"};
constexpr std::array<std::string_view, 4> report_kinds{"mail", "sms", "done", "money"};

// The most words that a phrase with choices can have; nothing where its parentheses are not in pairs.
std::optional<std::size_t> words_in(std::string_view phrase)
{
    std::size_t words = 0;
    while (!phrase.empty()) {
        const bool is_choice = phrase.front() == '(';
        const std::size_t end = phrase.find_first_of("()", 1);
        if ((is_choice && (end == std::string_view::npos || phrase[end] != ')')) || (!is_choice && end != std::string_view::npos && phrase[end] == ')')) {
            return std::nullopt;
        }
        std::size_t longest = 0;
        const std::string_view piece = phrase.substr(is_choice ? 1 : 0, end == std::string_view::npos ? end : end - (is_choice ? 1U : 0U));
        for (const std::string_view way : text::split(piece, '|')) {
            longest = std::max(longest, text::words(way).size());
        }
        words += longest;
        phrase.remove_prefix(end == std::string_view::npos ? phrase.size() : end + (is_choice ? 1U : 0U));
    }
    return words;
}

// Lower case, without accents, one blank between words: as phrases are compared.
bool is_plain_phrase(std::string_view phrase) { return text::folded(phrase) == phrase && text::trim(phrase) == phrase && phrase.find("  ") == std::string_view::npos; }

bool is_host(std::string_view place)
{
    const std::string_view host = place.substr(0, place.find('/'));
    return text::lower(host) == host && host.find_first_of(" :@") == std::string_view::npos && !host.starts_with('.');
}

}  // namespace

std::span<const std::string_view> Draft::phrases(TableReader& reader, std::string_view key)
{
    std::vector<std::string_view> all;
    const toml::node* node = reader.raw(key);
    const toml::table* languages = node == nullptr ? nullptr : node->as_table();
    if (node != nullptr && languages == nullptr) {
        reader.wrong(*node, fmt::format("{} should have fr, en or other", key));
    }
    if (languages != nullptr) {
        TableReader lists(*languages, reader.path(), *shelf, mistakes);
        for (const std::string_view language : {"fr", "en", "other"}) {
            for (const std::string_view phrase : lists.strings(language)) {
                all.push_back(phrase);
            }
        }
    }
    for (const std::string_view phrase : all) {
        const auto words = words_in(phrase);
        if (!is_plain_phrase(phrase) || !words || *words == 0 || *words > most_words) {
            reader.wrong(fmt::format("a phrase has at most {} words in lower case without accents, and choices in pairs of parentheses: {}", most_words, phrase));
        }
    }
    return shelf->keep(std::move(all));
}

std::span<const std::string_view> Draft::hosts(TableReader& reader, std::string_view key)
{
    std::vector<std::string_view> all = reader.strings(key);
    for (const std::string_view place : all) {
        if (!is_host(place)) {
            reader.wrong(fmt::format("{}: \"{}\" is no host in lower case", key, place));
        }
    }
    return shelf->keep(std::move(all));
}

void Draft::read_brands(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    const Provenance provenance = whole.provenance();
    if (!provenance.checked_on) {
        whole.wrong("domains change hands, so checked_on is needed");
    }
    whole.for_each_table("brand", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Brand brand;
        brand.id = reader.required_string("id");
        claim(reader, "brand", brand.id);
        brand.name = reader.required_string("name");
        brand.kind = brand_kinds.at(reader.one_of("kind", brand_kinds));
        brand.names = shelf->keep(reader.strings("names"));
        brand.common = shelf->keep(reader.strings("common"));
        for (const auto& names : {brand.names, brand.common}) {
            for (const std::string_view name : names) {
                if (!is_plain_phrase(name)) {
                    reader.wrong(fmt::format("a name is in lower case without accents: {}", name));
                }
            }
        }
        brand.domains = hosts(reader, "domains");
        if (brand.domains.empty() || brand.names.size() + brand.common.size() == 0) {
            reader.wrong(fmt::format("{} has no name or no domain", brand.id));
        }
        brand.marks = shelf->keep(reader.strings("marks"));
        for (const std::string_view mark : brand.marks) {
            if (mark.size() < shortest_mark || text::lower(mark) != mark || mark.find_first_of(" .") != std::string_view::npos) {
                reader.wrong(fmt::format("a mark is one label of at least {} letters: {}", shortest_mark, mark));
            }
        }
        brand.report = reader.optional_string("report");
        brand.short_name = reader.optional_string("short");
        brand.checked_on = provenance.checked_on.value_or(Date{});
        brands.push_back(brand);
    });
}

void Draft::check_gaps(TableReader& reader, Text text)
{
    const auto gaps = placeholders_of(text.fr);
    if (gaps != placeholders_of(text.en)) {
        reader.wrong(fmt::format("the two languages do not have the same gaps: {}", text.fr));
    }
    for (const std::string& gap : gaps) {
        if (gap != "shown" && gap != "real") {
            reader.wrong(fmt::format("{{{}}} is neither shown nor real", gap));
        }
    }
}

void Draft::read_detector(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    MailSign sign;
    sign.id = stem_of(path);
    sign.id = shelf->keep(std::string(sign.id));
    claim(reader, "detector", sign.id);
    sign.group = static_cast<SignGroup>(reader.one_of("group", sign_group_names));
    sign.weight = static_cast<SignWeight>(reader.one_of("weight", sign_weight_names));
    sign.title = reader.required_text("title");
    sign.what = reader.required_text("what");
    sign.why = reader.required_text("why");
    sign.honest = reader.optional_text("honest");
    for (const Text text : {sign.title, sign.what, sign.why, sign.honest}) {
        check_gaps(reader, text);
    }
    for (const std::string_view title : {sign.title.fr, sign.title.en}) {
        if (text::columns(title) > longest_sign_title) {
            reader.wrong(fmt::format("the title is longer than {} columns: {}", longest_sign_title, title));
        }
    }
    if (sign.group == SignGroup::presentation && sign.weight > SignWeight::evidence) {
        reader.wrong("how a message looks proves nothing");
    }
    sign.provenance = reader.provenance();
    mail_signs.push_back(sign);
}

void Draft::read_intent(const std::string& path, const toml::table& file)
{
    TableReader reader(file, path, *shelf, mistakes);
    const std::string_view id = stem_of(path);
    const auto sign = std::find_if(mail_signs.begin(), mail_signs.end(), [&](const MailSign& known) { return known.id == id; });
    if (sign == mail_signs.end() || sign->group != SignGroup::intent) {
        reader.wrong(fmt::format("no detector of an intent is called {}", id));
        return;
    }
    Intent intent;
    intent.sign = static_cast<std::uint16_t>(sign - mail_signs.begin());
    intent.strong = phrases(reader, "strong");
    intent.common = phrases(reader, "common");
    intent.alone = phrases(reader, "alone");
    if (intent.strong.empty() && intent.common.empty() && intent.alone.empty()) {
        reader.wrong("an intent without a phrase");
    }
    intents.push_back(intent);
}

std::span<const AdviceStep> Draft::advice_steps(TableReader& advice, const std::string& path)
{
    std::vector<AdviceStep> steps;
    advice.for_each_table("step", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        AdviceStep step;
        step.text = reader.required_text("text");
        const std::vector<std::string_view> only = reader.strings("only");
        for (const std::string_view condition : only) {
            if (std::find(advice_conditions.begin(), advice_conditions.end(), condition) == advice_conditions.end()) {
                reader.wrong(fmt::format("nobody knows when a message is {}", condition));
            }
        }
        step.only = shelf->keep(only);
        steps.push_back(step);
    });
    if (std::none_of(steps.begin(), steps.end(), [](const AdviceStep& step) { return step.only.empty(); })) {
        advice.wrong("advice without a step that is always said");
    }
    return shelf->keep(std::move(steps));
}

void Draft::read_mail_tables(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    const Provenance provenance = whole.provenance();
    if (whole.raw("places") != nullptr) {
        const toml::table* table = whole.raw("places")->as_table();
        if (table == nullptr) {
            whole.wrong("places should be a table");
            return;
        }
        TableReader reader(*table, path, *shelf, mistakes);
        mail_places = {hosts(reader, "shorteners"), hosts(reader, "free_mail"), hosts(reader, "free_hosting"), hosts(reader, "newsletter_services"),
            hosts(reader, "gateways"), hosts(reader, "redirectors"), shelf->keep(reader.strings("risky_endings")), provenance.checked_on.value_or(Date{})};
    }
    whole.for_each_table("excuse", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Excuse excuse{reader.required_string("id"), reader.required_text("text")};
        claim(reader, "excuse", excuse.id);
        excuses.push_back(excuse);
    });
    whole.for_each_table("advice", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        MailAdvice advice;
        advice.opinion = opinions.at(reader.one_of("opinion", opinions));
        claim(reader, "advice", advice.opinion);
        advice.title = reader.required_text("title");
        advice.lead = reader.required_text("lead");
        advice.steps = advice_steps(reader, path);
        mail_advice.push_back(advice);
    });
    whole.for_each_table("report", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        ReportPlace place;
        place.id = reader.required_string("id");
        claim(reader, "place to report", place.id);
        place.name = reader.required_text("name");
        place.what = reader.required_text("what");
        place.url = reader.optional_string("url");
        place.about = report_kinds.at(reader.one_of("about", report_kinds));
        place.provenance = reader.provenance();
        if (!place.provenance.checked_on) {
            reader.wrong("addresses change, so checked_on is needed");
        }
        report_places.push_back(place);
    });
}

void Draft::check_mail()
{
    for (const std::string_view opinion : opinions) {
        if (std::none_of(mail_advice.begin(), mail_advice.end(), [&](const MailAdvice& advice) { return advice.opinion == opinion; })) {
            mistakes.push_back({"mail", 0, fmt::format("nothing says what to do with a message that is {}", opinion)});
        }
    }
    for (std::size_t i = 0; i < mail_signs.size(); ++i) {
        const bool has_phrases = std::any_of(intents.begin(), intents.end(), [&](const Intent& intent) { return intent.sign == i; });
        if (mail_signs[i].group == SignGroup::intent && !has_phrases) {
            mistakes.push_back({fmt::format("detectors/{}.toml", mail_signs[i].id), 1, "no intent of that name holds its phrases"});
        }
    }
}

}  // namespace asepsie::knowledge
