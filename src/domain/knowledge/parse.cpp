#include "domain/knowledge/parse.h"

#include "domain/knowledge/draft.h"

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::knowledge {
namespace {

struct ReadFile {
    std::string path;
    toml::table table;
};

using ReadOne = void (Draft::*)(const std::string& path, const toml::table& file);

}  // namespace

std::string to_string(const Mistake& mistake) { return fmt::format("knowledge/{}:{}: {}", mistake.path, mistake.line, mistake.reason); }

ParseOutcome parse_catalogue(std::vector<SourceFile> sources)
{
    ParseOutcome outcome;
    std::sort(sources.begin(), sources.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    std::vector<ReadFile> files;
    for (const SourceFile& source : sources) {
        toml::parse_result parsed = toml::parse(source.text, source.path);
        if (!parsed) {
            outcome.mistakes.push_back(
                {source.path, static_cast<int>(parsed.error().source().begin.line), std::string(parsed.error().description())});
            continue;
        }
        files.push_back({source.path, std::move(parsed).table()});
    }

    Draft draft(outcome.mistakes);
    const auto read_folder = [&](std::string_view folder, ReadOne read) {
        bool any = false;
        for (const ReadFile& file : files) {
            if (file.path.starts_with(folder) && file.path.substr(folder.size()).starts_with("/")) {
                (draft.*read)(file.path, file.table);
                any = true;
            }
        }
        if (!any) {
            outcome.mistakes.push_back({std::string(folder), 0, "the folder holds no file"});
        }
    };
    read_folder("facts", &Draft::read_facts);
    draft.sort_facts();
    read_folder("professions", &Draft::read_professions);
    read_folder("checklist", &Draft::read_item);
    read_folder("memento", &Draft::read_theme);
    draft.sort_rules();
    read_folder("checks", &Draft::read_check);
    draft.sort_checks();
    read_folder("clauses", &Draft::read_clause);
    draft.sort_clauses();
    read_folder("questionnaires", &Draft::read_questionnaire);
    draft.check_questions();
    draft.check_clauses();
    read_folder("lifecycle", &Draft::read_lifecycle);
    read_folder("contacts", &Draft::read_contacts);
    read_folder("territories", &Draft::read_territories);
    read_folder("incident", &Draft::read_incident_tables);
    read_folder("letters", &Draft::read_letter);
    read_folder("reflex", &Draft::read_situation);
    read_folder("exercises", &Draft::read_exercise);
    read_folder("brands", &Draft::read_brands);
    read_folder("detectors", &Draft::read_detector);
    draft.sort_detectors();
    read_folder("intents", &Draft::read_intent);
    read_folder("mail", &Draft::read_mail_tables);
    draft.check_mail();
    read_folder("glossary", &Draft::read_glossary);
    read_folder("synonyms", &Draft::read_synonyms);
    read_folder("words", &Draft::read_words);
    draft.sort_the_rest();

    if (outcome.mistakes.empty()) {
        Shelf& shelf = *draft.shelf;
        const Catalogue catalogue{shelf.keep(std::move(draft.facts)), shelf.keep(std::move(draft.items)), shelf.keep(std::move(draft.rules)),
            shelf.keep(std::move(draft.checks)), shelf.keep(std::move(draft.professions)), shelf.keep(std::move(draft.releases)),
            shelf.keep(std::move(draft.contacts)), shelf.keep(std::move(draft.terms)), shelf.keep(std::move(draft.messages)),
            shelf.keep(std::move(draft.questionnaires)), shelf.keep(std::move(draft.questions)), shelf.keep(std::move(draft.clauses)),
            shelf.keep(std::move(draft.synonyms)), shelf.keep(std::move(draft.territories)), shelf.keep(std::move(draft.situations)),
            shelf.keep(std::move(draft.deadlines)), shelf.keep(std::move(draft.incident_facts)), shelf.keep(std::move(draft.letters)),
            shelf.keep(std::move(draft.exercises)), shelf.keep(std::move(draft.brands)), shelf.keep(std::move(draft.mail_signs)), shelf.keep(std::move(draft.intents)), draft.mail_places,
            shelf.keep(std::move(draft.excuses)), shelf.keep(std::move(draft.mail_advice)), shelf.keep(std::move(draft.report_places))};
        outcome.catalogue = ParsedCatalogue(catalogue, draft.shelf);
    }
    return outcome;
}

}  // namespace asepsie::knowledge
