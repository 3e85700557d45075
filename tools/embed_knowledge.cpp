// embed_knowledge DIR OUT: checks the knowledge of DIR and writes it as C++ into OUT/{keys.h,words.h,embedded.cpp}.
// Any mistake is said as "file:line: reason" and stops the build.
#include "domain/knowledge/parse.h"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace {

using namespace asepsie;
using namespace asepsie::knowledge;

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"sv";
}

std::string code_of(Text text) { return text.empty() ? "Text{}" : fmt::format("Text{{{}, {}}}", quoted(text.fr), quoted(text.en)); }

std::string code_of(Date date)
{
    return fmt::format("Date{{std::chrono::year({}), std::chrono::month({}), std::chrono::day({})}}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string code_of(const Provenance& provenance)
{
    return fmt::format("Provenance{{{}, Status::{}, {}}}", quoted(provenance.source), name_of(provenance.status),
        provenance.checked_on ? code_of(*provenance.checked_on) : "std::nullopt");
}

std::string code_of(std::optional<int> number) { return number ? fmt::format("std::optional<int>({})", *number) : "std::nullopt"; }

// Writes each array as a constant of its own and gives back its name.
class Arrays {
public:
    template <typename Entry, typename Write>
    std::string of(std::string_view type, std::span<const Entry> entries, Write write)
    {
        if (entries.empty()) {
            return "{}";
        }
        const std::string name = fmt::format("a{}", m_count++);
        std::string body;
        for (const Entry& entry : entries) {
            body += "    " + write(entry) + ",\n";
        }
        m_code << fmt::format("constexpr {} {}[] = {{\n{}}};\n", type, name, body);
        return name;
    }

    std::string of_texts(std::span<const std::string_view> texts)
    {
        return of("std::string_view", texts, [](std::string_view text) { return quoted(text); });
    }

    std::string of(Texts texts)
    {
        const std::string fr = of_texts(texts.fr);
        const std::string en = of_texts(texts.en);
        return fmt::format("Texts{{{}, {}}}", fr, en);
    }

    std::string of_indexes(std::span<const std::uint16_t> indexes)
    {
        return of("std::uint16_t", indexes, [](std::uint16_t index) { return std::to_string(index); });
    }

    std::string of_conditions(std::span<const Condition> conditions)
    {
        return of("Condition", conditions, [&](const Condition& condition) {
            return fmt::format("{{{}, static_cast<Comparison>({}), {}}}", condition.fact, static_cast<int>(condition.comparison), operand(condition.operand));
        });
    }

    std::string of_activities(std::span<const Activity> activities)
    {
        return of("Activity", activities, [](Activity activity) { return fmt::format("Activity::{}", name_of(activity)); });
    }

    std::string of_question(const Question& question)
    {
        const std::string choices = of("Choice", question.choices, [](const Choice& choice) { return fmt::format("{{{}, {}, Worth::{}}}", quoted(choice.id), code_of(choice.text), name_of(choice.worth)); });
        const std::string values = of_texts(question.asked_values);
        const std::string contradicted_by = of_indexes(question.contradicted_by);
        const std::string figure = fmt::format("FigureScale{{{}, {}, {}, {}}}", code_of(question.figure.good_least), code_of(question.figure.good_most), code_of(question.figure.negotiable_least),
            code_of(question.figure.negotiable_most));
        const std::string date = fmt::format("DateScale{{{}, {}}}", code_of(question.date.within_days), code_of(question.date.for_days));
        const std::string never = question.never ? fmt::format("Worth::{}", name_of(*question.never)) : "std::nullopt";
        return fmt::format("{{{}, {}, static_cast<AnswerKind>({}), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Compared::{}, {}, {}}}", quoted(question.id), question.questionnaire,
            static_cast<int>(question.kind), code_of(question.ask), code_of(question.good_answer), code_of(question.why), code_of(question.proof), code_of(question.promise), question.may_not_apply,
            question.essential, quoted(question.unit), figure, date, never, choices, question.rule, question.clause, quoted(question.asked_if), values, contradicted_by, compared_names.at(static_cast<std::size_t>(question.compares)), quoted(question.formerly),
            code_of(question.provenance));
    }

    std::string of_situation(const Situation& situation)
    {
        const std::string never = of(situation.never);
        const std::string care = of(situation.care);
        const std::string back = of(situation.back_to_normal);
        const std::string steps = of("ReflexStep", situation.steps, [](const ReflexStep& step) {
            return fmt::format("{{{}, static_cast<Phase>({}), {}, {}, {}, {}, {}}}", quoted(step.id), static_cast<int>(step.phase), code_of(step.text), code_of(step.why), quoted(step.call),
                quoted(step.deadline), quoted(step.letter));
        });
        const std::string lessons = of_indexes(situation.lessons);
        return fmt::format("{{{}, {}, {}, {}, {}, static_cast<DataTouched>({}), {}, {}, {}, {}, {}, {}, {}}}", quoted(situation.id), code_of(situation.title), code_of(situation.short_title),
            code_of(situation.signs), situation.is_attack, static_cast<int>(situation.data), situation.needs_another_device, never, care, back, steps, lessons, code_of(situation.provenance));
    }

    std::string of_places(const MailPlaces& places)
    {
        std::string lists;
        for (const auto& list : {places.shorteners, places.free_mail, places.free_hosting, places.newsletter_services, places.gateways, places.redirectors, places.risky_endings}) {
            lists += of_texts(list) + ", ";
        }
        return fmt::format("MailPlaces{{{}{}}}", lists, code_of(places.checked_on));
    }

    [[nodiscard]] std::string code() const { return m_code.str(); }

private:
    std::string operand(const Operand& operand)
    {
        if (const bool* flag = std::get_if<bool>(&operand)) {
            return fmt::format("Operand(std::in_place_type<bool>, {})", *flag);
        }
        if (const std::int64_t* number = std::get_if<std::int64_t>(&operand)) {
            return fmt::format("Operand(std::in_place_type<std::int64_t>, {})", *number);
        }
        if (const std::string_view* text = std::get_if<std::string_view>(&operand)) {
            return fmt::format("Operand(std::in_place_type<std::string_view>, {})", quoted(*text));
        }
        if (const Date* date = std::get_if<Date>(&operand)) {
            return fmt::format("Operand(std::in_place_type<Date>, {})", code_of(*date));
        }
        if (const RelativeDays* relative = std::get_if<RelativeDays>(&operand)) {
            return fmt::format("Operand(std::in_place_type<RelativeDays>, RelativeDays{{{}}})", relative->days);
        }
        return fmt::format("Operand(std::in_place_type<std::span<const std::string_view>>, {})", of_texts(std::get<std::span<const std::string_view>>(operand)));
    }

    std::ostringstream m_code;
    int m_count = 0;
};

std::string embedded_code(const Catalogue& catalogue)
{
    Arrays arrays;
    const std::string facts = arrays.of("FactDeclaration", catalogue.facts, [](const FactDeclaration& fact) {
        return fmt::format("{{{}, static_cast<facts::FactType>({}), static_cast<facts::Unit>({}), {}, {}}}", quoted(fact.id), static_cast<int>(fact.type),
            static_cast<int>(fact.unit), code_of(fact.meaning), fact.personal);
    });
    const std::string items = arrays.of("Item", catalogue.items, [&](const Item& item) {
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}}}", quoted(item.id), item.number, code_of(item.title), code_of(item.short_title), code_of(item.intro),
            arrays.of_indexes(item.rules), code_of(item.provenance));
    });
    const std::string rules = arrays.of("Rule", catalogue.rules, [&](const Rule& rule) {
        const std::string how = arrays.of(rule.how);
        const std::string stops = arrays.of("Threat", rule.stops, [](Threat threat) { return fmt::format("Threat::{}", name_of(threat)); });
        const std::string on = arrays.of("SystemSteps", rule.on, [&](const SystemSteps& steps) { return fmt::format("{{{}, {}}}", quoted(steps.system), arrays.of(steps.steps)); });
        const std::string words = arrays.of(
            "ProfessionWord", rule.for_professions, [](const ProfessionWord& word) { return fmt::format("{{{}, {}}}", word.profession, code_of(word.text)); });
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Actor::{}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(rule.id), rule.item, quoted(rule.theme),
            code_of(rule.theme_title), code_of(rule.title), code_of(rule.what), code_of(rule.why), how, code_of(rule.question), code_of(rule.ask), name_of(rule.who),
            stops, rule.effort_minutes, rule.essential, rule.valid_days, rule.reopened_by_departure, on, words, code_of(rule.provenance));
    });
    const std::string checks = arrays.of("Check", catalogue.checks, [&](const Check& check) {
        const std::string applies = arrays.of_conditions(check.applies_when);
        const std::string met = arrays.of_conditions(check.met_when);
        const std::string shows = arrays.of_indexes(check.shows);
        const std::string remedies = arrays.of("Remedy", check.remedies, [&](const Remedy& remedy) {
            const std::string when = arrays.of_conditions(remedy.when);
            return fmt::format("{{{}, {}, {}}}", when, arrays.of(remedy.steps), quoted(remedy.who));
        });
        return fmt::format("{{{}, {}, Proves::{}, {}, {}, Actor::{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(check.id), check.rule, name_of(check.proves), check.danger,
            check.effort_minutes, name_of(check.who), check.valid_days, code_of(check.title), code_of(check.met), code_of(check.not_met), code_of(check.why),
            code_of(check.not_applicable), applies, met, shows, remedies, code_of(check.provenance));
    });
    const std::string professions = arrays.of(
        "Profession", catalogue.professions, [](const Profession& profession) { return fmt::format("{{{}, {}}}", quoted(profession.id), code_of(profession.name)); });
    const std::string releases = arrays.of("Release", catalogue.releases, [](const Release& release) {
        return fmt::format("{{{}, {}, {}, static_cast<Support>({}), {}, {}, {}}}", quoted(release.product), quoted(release.version), quoted(release.edition),
            static_cast<int>(release.support), code_of(release.ends), quoted(release.source), code_of(release.checked_on));
    });
    const std::string contacts = arrays.of("Contact", catalogue.contacts, [](const Contact& contact) {
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(contact.id), code_of(contact.name), code_of(contact.purpose), quoted(contact.phone),
            quoted(contact.url), code_of(contact.hours), code_of(contact.note), contact.independents, code_of(contact.provenance));
    });
    const std::string clauses = arrays.of("Clause", catalogue.clauses, [&](const Clause& clause) {
        const std::string activities = arrays.of_activities(clause.activities);
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(clause.id), quoted(clause.theme), code_of(clause.title), code_of(clause.text), code_of(clause.ask),
            code_of(clause.risk), activities, clause.always, clause.essential, code_of(clause.provenance));
    });
    const std::string questions = arrays.of("Question", catalogue.questions, [&](const Question& question) { return arrays.of_question(question); });
    const std::string questionnaires = arrays.of("Questionnaire", catalogue.questionnaires, [&](const Questionnaire& questionnaire) {
        const std::string activities = arrays.of_activities(questionnaire.activities);
        const std::string sections = arrays.of("QuestionSection", questionnaire.sections, [&](const QuestionSection& section) {
            return fmt::format("{{{}, {}}}", code_of(section.title), arrays.of_indexes(section.questions));
        });
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(questionnaire.id), questionnaire.number, code_of(questionnaire.title), code_of(questionnaire.short_title),
            code_of(questionnaire.intro), quoted(questionnaire.version), activities, sections, code_of(questionnaire.provenance));
    });
    const std::string territories = arrays.of("Territory", catalogue.territories, [](const Territory& territory) {
        return fmt::format("{{{}, {}, Zone{{std::chrono::minutes({}), static_cast<SummerTime>({})}}}}", quoted(territory.id), code_of(territory.name), territory.zone.standard.count(),
            static_cast<int>(territory.zone.summer));
    });
    const std::string situations = arrays.of("Situation", catalogue.situations, [&](const Situation& situation) { return arrays.of_situation(situation); });
    const std::string deadlines = arrays.of("Deadline", catalogue.deadlines, [](const Deadline& deadline) {
        return fmt::format("{{{}, {}, {}, {}, {}, static_cast<Milestone>({}), {}, static_cast<Applies>({}), {}, {}, {}, {}}}", quoted(deadline.id), code_of(deadline.title), code_of(deadline.what),
            code_of(deadline.hours), deadline.is_own, static_cast<int>(deadline.from), code_of(deadline.starts), static_cast<int>(deadline.applies), code_of(deadline.late),
            code_of(deadline.conflict), code_of(deadline.article), code_of(deadline.provenance));
    });
    const std::string incident_facts = arrays.of("IncidentFact", catalogue.incident_facts, [](const IncidentFact& fact) {
        return fmt::format("{{static_cast<IncidentFact::Kind>({}), {}, {}, {}, {}}}", static_cast<int>(fact.kind), quoted(fact.id), code_of(fact.label), code_of(fact.hint), code_of(fact.gap));
    });
    const std::string letters = arrays.of("IncidentLetter", catalogue.letters, [&](const IncidentLetter& letter) {
        const std::string parts = arrays.of("LetterPart", letter.parts, [](const LetterPart& part) {
            return fmt::format("{{{}, {}, {}, {}}}", quoted(part.content), code_of(part.title), code_of(part.text), quoted(part.only_with));
        });
        return fmt::format("{{static_cast<IncidentLetter::Kind>({}), {}, {}, {}, {}, {}, {}, {}}}", static_cast<int>(letter.kind), quoted(letter.id), code_of(letter.title), code_of(letter.use),
            quoted(letter.recipient), quoted(letter.deadline), parts, code_of(letter.provenance));
    });
    const std::string exercises = arrays.of("Exercise", catalogue.exercises, [&](const Exercise& exercise) {
        const std::string events = arrays.of("ExerciseEvent", exercise.events, [](const ExerciseEvent& event) {
            return fmt::format("{{{}, {}, {}, {}, {}}}", event.hour, code_of(event.text), code_of(event.ask), code_of(event.good), event.rule);
        });
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}}}", quoted(exercise.id), code_of(exercise.title), code_of(exercise.lead), quoted(exercise.situation), exercise.minutes,
            exercise.hours, events, code_of(exercise.provenance));
    });
    const std::string brands = arrays.of("Brand", catalogue.brands, [&](const Brand& brand) {
        const std::string names = arrays.of_texts(brand.names);
        const std::string common = arrays.of_texts(brand.common);
        const std::string domains = arrays.of_texts(brand.domains);
        const std::string marks = arrays.of_texts(brand.marks);
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}", quoted(brand.id), quoted(brand.name), quoted(brand.kind), names, common, domains, marks, quoted(brand.report), code_of(brand.checked_on),
            quoted(brand.short_name));
    });
    const std::string mail_signs = arrays.of("MailSign", catalogue.mail_signs, [](const MailSign& sign) {
        return fmt::format("{{{}, static_cast<SignGroup>({}), static_cast<SignWeight>({}), {}, {}, {}, {}, {}}}", quoted(sign.id), static_cast<int>(sign.group), static_cast<int>(sign.weight),
            code_of(sign.title), code_of(sign.what), code_of(sign.why), code_of(sign.honest), code_of(sign.provenance));
    });
    const std::string intents = arrays.of("Intent", catalogue.intents, [&](const Intent& intent) {
        const std::string strong = arrays.of_texts(intent.strong);
        const std::string common = arrays.of_texts(intent.common);
        return fmt::format("{{{}, {}, {}, {}}}", intent.sign, strong, common, arrays.of_texts(intent.alone));
    });
    const std::string mail_places = arrays.of_places(catalogue.mail_places);
    const std::string excuses = arrays.of("Excuse", catalogue.excuses, [](const Excuse& excuse) { return fmt::format("{{{}, {}}}", quoted(excuse.id), code_of(excuse.text)); });
    const std::string mail_advice = arrays.of("MailAdvice", catalogue.mail_advice, [&](const MailAdvice& advice) {
        const std::string steps = arrays.of("AdviceStep", advice.steps, [&](const AdviceStep& step) { return fmt::format("{{{}, {}}}", code_of(step.text), arrays.of_texts(step.only)); });
        return fmt::format("{{{}, {}, {}, {}}}", quoted(advice.opinion), code_of(advice.title), code_of(advice.lead), steps);
    });
    const std::string report_places = arrays.of("ReportPlace", catalogue.report_places, [](const ReportPlace& place) {
        return fmt::format("{{{}, {}, {}, {}, {}, {}}}", quoted(place.id), code_of(place.name), code_of(place.what), quoted(place.url), quoted(place.about), code_of(place.provenance));
    });
    const std::string terms = arrays.of(
        "Term", catalogue.terms, [](const Term& term) { return fmt::format("{{{}, {}, {}}}", quoted(term.id), code_of(term.word), code_of(term.meaning)); });
    const std::string synonyms = arrays.of("Synonym", catalogue.synonyms, [&](const Synonym& synonym) {
        const std::string typed = arrays.of(synonym.typed);
        return fmt::format("{{{}, {}}}", typed, arrays.of(synonym.means));
    });
    const std::string messages = arrays.of(
        "Message", catalogue.messages, [](const Message& message) { return fmt::format("{{{}, {}}}", quoted(message.id), code_of(message.text)); });

    return fmt::format("// Generated from knowledge/. Do not edit.\n#include \"domain/knowledge/catalogue.h\"\n\nnamespace asepsie::knowledge {{\nnamespace {{\n\n"
                       "using namespace std::string_view_literals;\n\n{}\nconstexpr Catalogue embedded{{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}};\n\n}}  // namespace\n\n"
                       "const Catalogue& embedded_catalogue() {{ return embedded; }}\n\n}}  // namespace asepsie::knowledge\n",
        arrays.code(), facts, items, rules, checks, professions, releases, contacts, terms, messages, questionnaires, questions, clauses, synonyms, territories, situations, deadlines,
        incident_facts, letters, exercises, brands, mail_signs, intents, mail_places, excuses, mail_advice, report_places);
}

std::string keys_code(const Catalogue& catalogue)
{
    constexpr std::array<std::string_view, 5> types{"bool", "std::int64_t", "std::string", "facts::FactList", "Date"};
    std::string keys;
    for (std::size_t i = 0; i < catalogue.facts.size(); ++i) {
        const FactDeclaration& fact = catalogue.facts[i];
        keys += fmt::format("inline constexpr facts::Key<{}> {}{{{}, \"{}\"}};\n", types.at(static_cast<std::size_t>(fact.type)), fact.id, i, fact.id);
    }
    return fmt::format("// Generated from knowledge/facts. Do not edit.\n#pragma once\n\n#include \"domain/facts/value.h\"\n\nnamespace asepsie::fact {{\n\n"
                       "inline constexpr std::size_t declared = {};\n\n{}\n}}  // namespace asepsie::fact\n",
        catalogue.facts.size(), keys);
}

std::string words_code(const Catalogue& catalogue)
{
    std::string names;
    for (const Message& message : catalogue.messages) {
        names += fmt::format("    {},\n", message.id);
    }
    return fmt::format("// Generated from knowledge/words. Do not edit.\n#pragma once\n\n#include <cstdint>\n\nnamespace asepsie::words {{\n\n"
                       "enum class Word : std::uint16_t {{\n{}}};\n\n}}  // namespace asepsie::words\n",
        names);
}

// Leaves the file alone where it says the same already, so that nothing is built again for it.
bool write_if_changed(const std::filesystem::path& path, const std::string& code)
{
    std::ifstream before(path, std::ios::binary);
    if (before && std::string(std::istreambuf_iterator<char>(before), {}) == code) {
        return true;
    }
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << code;
    return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: embed_knowledge DIR OUT\n");
        return 2;
    }
    const std::filesystem::path folder(argv[1]);
    const std::filesystem::path out(argv[2]);
    std::vector<SourceFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            std::ifstream in(entry.path(), std::ios::binary);
            files.push_back({entry.path().lexically_relative(folder).generic_string(), std::string(std::istreambuf_iterator<char>(in), {})});
        }
    }
    const ParseOutcome outcome = parse_catalogue(std::move(files));
    for (const Mistake& mistake : outcome.mistakes) {
        fmt::print(stderr, "{}\n", to_string(mistake));
    }
    if (!outcome.catalogue) {
        return 1;
    }
    const Catalogue& catalogue = outcome.catalogue->catalogue();
    const bool written = write_if_changed(out / "domain/facts/keys.h", keys_code(catalogue)) && write_if_changed(out / "domain/words/word.h", words_code(catalogue))
        && write_if_changed(out / "domain/knowledge/embedded.cpp", embedded_code(catalogue));
    if (!written) {
        fmt::print(stderr, "embed_knowledge: could not write into {}\n", out.string());
        return 1;
    }
    return 0;
}
