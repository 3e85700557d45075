#include "application/practice/page_words.h"

namespace asepsie::application {

using checklist::Evidence;
using checklist::Kind;

std::string say(const PageSetting& setting, Word word, std::initializer_list<words::Gap> gaps) { return words::say(setting.catalogue, word, setting.language, gaps); }
std::string named(const PageSetting& setting, std::string_view prefix, std::string_view name, std::initializer_list<words::Gap> gaps)
{
    return words::say_named(setting.catalogue, std::string(prefix) + std::string(name), setting.language, gaps);
}
std::string date(const PageSetting& setting, Date day) { return words::show_date(setting.catalogue, day, setting.language); }

std::string labelled(const PageSetting& setting, std::string label, std::string value) { return say(setting, Word::label_and_value, {{"label", std::move(label)}, {"value", std::move(value)}}); }

std::string threat_in_words(knowledge::Threat threat, const PageSetting& setting) { return named(setting, "threat_", knowledge::name_of(threat)); }
std::string title_of(const knowledge::Rule& rule, const PageSetting& setting) { return std::string(rule.title.in(setting.language)); }
std::string tone_word(document::Tone tone, const PageSetting& setting) { return tone_word(setting.catalogue, tone, setting.language); }
std::string computer_in_words(std::string_view computer, const PageSetting& setting) { return computer.empty() ? say(setting, Word::this_computer) : document::literal(computer); }

std::string said_by(const Evidence& evidence, const PageSetting& setting)
{
    const std::string day = date(setting, evidence.on);
    switch (evidence.kind) {
    case Kind::observed:
        return say(setting, evidence.answer == checklist::Answer::unknown ? Word::evidence_seen_in_part : Word::evidence_observed, {{"by", computer_in_words(evidence.by, setting)}, {"date", day}});
    case Kind::signed_by_supplier: return say(setting, Word::evidence_signed, {{"by", document::literal(evidence.by)}, {"date", day}});
    case Kind::told_by_supplier: return say(setting, Word::evidence_told, {{"by", document::literal(evidence.by)}, {"date", day}});
    case Kind::declared: return say(setting, Word::evidence_declared, {{"date", day}});
    }
    return {};
}

std::string profession_word(const knowledge::Rule& rule, const PracticeView& view, const PageSetting& setting)
{
    const knowledge::Profession* profession = setting.catalogue.profession(view.practice.profession);
    for (const knowledge::ProfessionWord& word : rule.for_professions) {
        if (profession != nullptr && &setting.catalogue.professions[word.profession] == profession) {
            return std::string(word.text.in(setting.language));
        }
    }
    return {};
}

std::vector<std::string> steps_of(const knowledge::Rule& rule, const PageSetting& setting)
{
    const auto steps = rule.how.in(setting.language);
    return {steps.begin(), steps.end()};
}

document::Document page_of(const PageSetting& setting, const std::string& title)
{
    document::Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = document::plain(title);
    page.add(document::Heading{1, title});
    return page;
}

void add_leavers(document::Document& page, const PracticeView& view, const PageSetting& setting)
{
    if (view.leavers.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::leavers_title)});
    for (const practice::Entry& person : view.leavers) {
        page.add(document::StatusLine{document::Tone::to_do, tone_word(document::Tone::to_do, setting),
            say(setting, Word::leavers_ask, {{"name", document::literal(person.name)}, {"date", date(setting, *person.until)}}), "", "/rules/" + std::string(view.leavers_rule->id), ""});
    }
}

}  // namespace asepsie::application
