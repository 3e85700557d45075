// The catalogue while it is being read: one function for each folder of knowledge/, called in the order in which they name each other.
#pragma once

#include "domain/knowledge/reader.h"

#include <array>
#include <functional>
#include <map>

namespace asepsie::knowledge {

// Who does what a rule or a remedy asks, in the order of Actor.
constexpr std::array<std::string_view, 3> actors{"me", "supplier", "both"};

class Draft {
public:
    explicit Draft(std::vector<Mistake>& into) : shelf(std::make_shared<Shelf>()), mistakes(into) {}

    std::shared_ptr<Shelf> shelf;
    std::vector<Mistake>& mistakes;

    std::vector<FactDeclaration> facts;
    std::vector<Profession> professions;
    std::vector<Item> items;
    std::vector<Rule> rules;
    std::vector<Check> checks;
    std::vector<Release> releases;
    std::vector<Contact> contacts;
    std::vector<Term> terms;
    std::vector<Message> messages;
    std::vector<Questionnaire> questionnaires;
    std::vector<Question> questions;
    std::vector<Clause> clauses;
    std::vector<Synonym> synonyms;
    std::vector<Territory> territories;
    std::vector<Situation> situations;
    std::vector<Deadline> deadlines;
    std::vector<IncidentFact> incident_facts;
    std::vector<IncidentLetter> letters;
    std::vector<Exercise> exercises;
    std::vector<Brand> brands;
    std::vector<MailSign> mail_signs;
    std::vector<Intent> intents;
    MailPlaces mail_places;
    std::vector<Excuse> excuses;
    std::vector<MailAdvice> mail_advice;
    std::vector<ReportPlace> report_places;

    // What the checklist asks for, to be found in the memento: rule id -> item, in the order of the items.
    struct Listed {
        std::string_view rule;
        std::uint16_t item;
        std::string path;
        bool found = false;
    };
    std::vector<Listed> listed;

    [[nodiscard]] std::optional<std::uint16_t> fact_index(std::string_view id) const;
    [[nodiscard]] std::optional<std::uint16_t> rule_index(std::string_view id) const;

    void read_facts(const std::string& path, const toml::table& file);
    void read_professions(const std::string& path, const toml::table& file);
    void read_item(const std::string& path, const toml::table& file);
    void read_theme(const std::string& path, const toml::table& file);
    void read_check(const std::string& path, const toml::table& file);
    void read_lifecycle(const std::string& path, const toml::table& file);
    void read_contacts(const std::string& path, const toml::table& file);
    void read_glossary(const std::string& path, const toml::table& file);
    void read_synonyms(const std::string& path, const toml::table& file);
    void read_words(const std::string& path, const toml::table& file);
    void read_clause(const std::string& path, const toml::table& file);
    void read_questionnaire(const std::string& path, const toml::table& file);
    void read_territories(const std::string& path, const toml::table& file);
    void read_incident_tables(const std::string& path, const toml::table& file);  // of deadlines and facts
    void read_letter(const std::string& path, const toml::table& file);
    void read_situation(const std::string& path, const toml::table& file);
    void read_exercise(const std::string& path, const toml::table& file);
    void read_brands(const std::string& path, const toml::table& file);
    void read_detector(const std::string& path, const toml::table& file);
    void read_intent(const std::string& path, const toml::table& file);
    void read_mail_tables(const std::string& path, const toml::table& file);  // of places, excuses, advice, where to report

    void sort_facts();   // once all facts are read: their order is what conditions refer to
    void sort_rules();   // once all rules are read: in the order of the checklist, with every gap a mistake
    void sort_checks();
    void sort_detectors();  // once all detectors are read: their order is what intents refer to
    void check_mail();      // once all is read: one advice for each opinion
    void sort_clauses();  // once all clauses are read: their order is what questions refer to
    void check_questions();  // once all are read: what one was formerly is asked no more
    void check_clauses();  // once all questions are read: each is asked for, and its gaps are figures
    void sort_the_rest();

    // A new id: snake_case and not yet taken in its kind, or a mistake.
    void claim(TableReader& reader, std::string_view kind, std::string_view id);

private:
    std::vector<Condition> conditions(TableReader& reader, std::string_view key);
    std::optional<Condition> condition(const toml::table& table, const std::string& path);
    std::span<const Activity> activities(TableReader& reader);
    std::uint16_t read_question(const std::string& path, const toml::table& table);
    void read_measure(TableReader& reader, Question& question);
    void read_asked_if(TableReader& reader, Question& question);
    void read_rule(const std::string& path, std::string_view theme, Text theme_title, const toml::table& table);
    void read_deadline(const std::string& path, const toml::table& table);
    void read_incident_fact(const std::string& path, const toml::table& table);
    LetterPart letter_part(TableReader& reader, IncidentLetter::Kind kind);
    ReflexStep reflex_step(TableReader& reader);
    void check_called(TableReader& reader, std::string_view whom);
    void check_gaps(TableReader& reader, Text text);
    std::span<const std::string_view> phrases(TableReader& reader, std::string_view key);
    std::span<const std::string_view> hosts(TableReader& reader, std::string_view key);
    std::span<const AdviceStep> advice_steps(TableReader& advice, const std::string& path);
    void check_placeholders(TableReader& reader, Text text, std::string_view key);

    std::map<std::string, std::string, std::less<>> m_claimed;  // "kind id" -> path
};

// The stem of "folder/stem.toml".
std::string_view stem_of(std::string_view path);

}  // namespace asepsie::knowledge
