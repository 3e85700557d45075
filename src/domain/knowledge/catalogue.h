// Everything Asepsie knows and says, ready to use: built from knowledge/ when the program is built, and held as views that cost nothing at start.
#pragma once

#include "domain/facts/value.h"
#include "domain/knowledge/incidents.h"
#include "domain/knowledge/mail.h"
#include "domain/knowledge/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace asepsie::knowledge {

enum class Actor : std::uint8_t { me, supplier, both };
// What one check of a computer can say of its rule. whole: all the rule asks of a computer; not met or met, it settles it. breach: not met is enough to break the rule,
// met shows a part of it only. part: it shows a part only, either way. sign: worth knowing, but it settles nothing.
enum class Proves : std::uint8_t { whole, breach, part, sign };
enum class Threat : std::uint8_t { ransomware, password_theft, data_theft };
inline constexpr std::array all_threats{Threat::ransomware, Threat::password_theft, Threat::data_theft};

std::string_view name_of(Actor actor);
std::string_view name_of(Proves proves);
std::string_view name_of(Threat threat);

// A fact, as declared in knowledge/facts. Its index is its place in Catalogue::facts.
struct FactDeclaration {
    std::string_view id;
    facts::FactType type = facts::FactType::boolean;
    facts::Unit unit = facts::Unit::none;
    Text meaning;
    bool personal = false;
};

enum class Comparison : std::uint8_t { is, is_not, one_of, at_least, at_most, before, after };

struct RelativeDays {
    int days;  // from today; negative: in the past
};

using Operand = std::variant<bool, std::int64_t, std::string_view, std::span<const std::string_view>, Date, RelativeDays>;

struct Condition {
    std::uint16_t fact = 0;
    Comparison comparison = Comparison::is;
    Operand operand;
};

struct Remedy {
    std::span<const Condition> when;
    Texts steps;
    std::string_view who;  // empty, or overrides the check's
};

struct Check {
    std::string_view id;
    std::uint16_t rule = 0;  // its place in Catalogue::rules
    Proves proves = Proves::whole;
    int danger = 1;          // to patients' data: 1 low, 2 serious, 3 grave
    int effort_minutes = 5;
    Actor who = Actor::me;
    int valid_days = 30;
    Text title;
    Text met;
    Text not_met;
    Text why;
    Text not_applicable;
    std::span<const Condition> applies_when;
    std::span<const Condition> met_when;
    std::span<const std::uint16_t> shows;  // facts
    std::span<const Remedy> remedies;
    Provenance provenance;
};

struct SystemSteps {
    std::string_view system;  // windows | macos | linux | android | ios
    Texts steps;
};

struct ProfessionWord {
    std::uint16_t profession = 0;
    Text text;
};

struct Rule {
    std::string_view id;
    std::uint16_t item = 0;
    std::string_view theme;  // the stem of its file
    Text theme_title;
    Text title;
    Text what;
    Text why;
    Texts how;
    Text question;
    Text ask;
    Actor who = Actor::me;
    std::span<const Threat> stops;
    int effort_minutes = 5;
    bool essential = false;
    int valid_days = 365;
    bool reopened_by_departure = false;  // an answer given before somebody left says nothing of that person
    std::span<const SystemSteps> on;
    std::span<const ProfessionWord> for_professions;
    Provenance provenance;
};

struct Item {
    std::string_view id;  // the stem of its file without the number: "premises"
    int number = 0;
    Text title;
    Text short_title;
    Text intro;
    std::span<const std::uint16_t> rules;
    Provenance provenance;
};

struct Profession {
    std::string_view id;
    Text name;
};

enum class Support : std::uint8_t { standard, long_term, paid };

struct Release {
    std::string_view product;
    std::string_view version;
    std::string_view edition;
    Support support = Support::standard;
    Date ends{};
    std::string_view source;
    Date checked_on{};
};

struct Contact {
    std::string_view id;
    Text name;
    Text purpose;
    std::string_view phone;
    std::string_view url;
    Text hours;
    Text note;
    bool independents = false;
    Provenance provenance;
};

// What a supplier may do for a practice.
enum class Activity : std::uint8_t { installs, maintains, maintains_remotely, hosts, online_service };
inline constexpr std::array all_activities{Activity::installs, Activity::maintains, Activity::maintains_remotely, Activity::hosts, Activity::online_service};
std::string_view name_of(Activity activity);
std::optional<Activity> activity_named(std::string_view name);

enum class AnswerKind : std::uint8_t { yes_no, figure, date, choice, text };

// What an answer is worth by the question's own measure. A text is for a person to read.
enum class Worth : std::uint8_t { good, negotiate, red_flag };
std::string_view name_of(Worth worth);

struct Choice {
    std::string_view id;
    Text text;
    Worth worth = Worth::negotiate;
};

// Between which figures an answer is good, and beyond these between which it may be negotiated. A side without a good bound is open.
struct FigureScale {
    std::optional<int> good_least;
    std::optional<int> good_most;
    std::optional<int> negotiable_least;
    std::optional<int> negotiable_most;

    // What a clause asks for where nothing good was answered.
    [[nodiscard]] int asked_for() const { return good_least ? *good_least : good_most.value_or(0); }
};

// Of a date: what was done so many days ago at most, or holds for so many days at least.
struct DateScale {
    std::optional<int> within_days;
    std::optional<int> for_days;
};

// What an answer says of an HDS certificate, and is held against the ones the supplier has shown, or against its other answers.
enum class Compared : std::uint8_t {
    nothing,
    certificate_end,         // the day on which the first of its certificates ends
    certificate_activities,  // that its certificates cover what it does
    certificate_backup,      // that they cover backups (activity 6)
    storage_place,           // where data are kept, which a certificate restricts
    backups_kept,            // that it keeps backups
    remote_tools,            // with which tools it comes in from afar
};
constexpr std::array<std::string_view, 7> compared_names{"nothing", "certificate_end", "certificate_activities", "certificate_backup", "storage_place", "backups_kept", "remote_tools"};

struct Question {
    std::string_view id;
    std::uint16_t questionnaire = 0;
    AnswerKind kind = AnswerKind::yes_no;
    Text ask;
    Text good_answer;
    Text why;
    Text proof;    // empty where none is expected
    Text promise;  // what is done by a promised day, in a few words; empty where no day can be promised
    bool may_not_apply = false;
    bool essential = false;
    std::string_view unit;  // of a figure: minutes | hours | days | months | years | count
    FigureScale figure;
    DateScale date;
    std::optional<Worth> never;  // of a date: what it is worth that there is none; nothing: a date must be given
    std::span<const Choice> choices;
    std::uint16_t rule = 0;
    std::uint16_t clause = 0;
    std::string_view asked_if;  // an earlier question of the same questionnaire, or empty
    std::span<const std::string_view> asked_values;
    std::span<const std::uint16_t> contradicted_by;  // checks
    Compared compares = Compared::nothing;
    std::string_view formerly;  // the question of an earlier version that asked this and more: an answer to it still reads
    Provenance provenance;
};

struct QuestionSection {
    Text title;
    std::span<const std::uint16_t> questions;
};

struct Questionnaire {
    std::string_view id;  // the stem of its file without the number: "remote-maintenance"
    int number = 0;
    Text title;
    Text short_title;
    Text intro;
    std::string_view version;
    std::span<const Activity> activities;
    std::span<const QuestionSection> sections;
    Provenance provenance;
};

// A requirement to put into a contract. The text's gaps name questions whose answer is a figure.
struct Clause {
    std::string_view id;
    std::string_view theme;
    Text title;
    Text text;
    Text ask;
    Text risk;
    std::span<const Activity> activities;  // empty: all
    bool always = false;
    bool essential = false;
    Provenance provenance;
};
// In the order in which a contract's annex has them.
inline constexpr std::array<std::string_view, 11> clause_themes{"scope", "people", "access", "updates", "backup", "incident", "data", "hosting", "continuity", "end", "liability"};

struct Term {
    std::string_view id;
    Text word;
    Text meaning;
};

// What people type to find a rule, and the beginnings of words that the rules use for it.
struct Synonym {
    Texts typed;
    Texts means;
};

struct Message {
    std::string_view id;
    Text text;
};

struct Catalogue {
    std::span<const FactDeclaration> facts;      // sorted by id
    std::span<const Item> items;                 // by number
    std::span<const Rule> rules;                 // in the order of the items
    std::span<const Check> checks;               // sorted by id
    std::span<const Profession> professions;
    std::span<const Release> releases;
    std::span<const Contact> contacts;
    std::span<const Term> terms;
    std::span<const Message> messages;           // sorted by id
    std::span<const Questionnaire> questionnaires;  // by number
    std::span<const Question> questions;         // in the order of the questionnaires
    std::span<const Clause> clauses;             // in the order of the themes, then by id
    std::span<const Synonym> synonyms;
    std::span<const Territory> territories;
    std::span<const Situation> situations;       // in the order of their files
    std::span<const Deadline> deadlines;         // in the order in which they are shown
    std::span<const IncidentFact> incident_facts;
    std::span<const IncidentLetter> letters;      // in the order of their files
    std::span<const Exercise> exercises;
    std::span<const Brand> brands;               // sorted by id
    std::span<const MailSign> mail_signs;        // sorted by id
    std::span<const Intent> intents;
    MailPlaces mail_places;
    std::span<const Excuse> excuses;
    std::span<const MailAdvice> mail_advice;
    std::span<const ReportPlace> report_places;

    [[nodiscard]] const Rule* rule(std::string_view id) const;
    [[nodiscard]] const Check* check(std::string_view id) const;
    [[nodiscard]] const FactDeclaration* fact(std::string_view id) const;
    // By number ("2", "02"), id ("workstation"), or nothing.
    [[nodiscard]] const Item* item(std::string_view number_or_id) const;
    [[nodiscard]] const Profession* profession(std::string_view id) const;
    [[nodiscard]] const Question* question(std::string_view id) const;
    [[nodiscard]] const Clause* clause(std::string_view id) const;
    // By number ("3", "q3") or id.
    [[nodiscard]] const Questionnaire* questionnaire(std::string_view number_or_id) const;
    [[nodiscard]] const Contact* contact(std::string_view id) const;
    [[nodiscard]] const Territory* territory(std::string_view id) const;
    [[nodiscard]] const Situation* situation(std::string_view id) const;
    [[nodiscard]] const Deadline* deadline(std::string_view id) const;
    [[nodiscard]] const IncidentFact* incident_fact(std::string_view id) const;
    [[nodiscard]] const IncidentLetter* letter(std::string_view id) const;
    [[nodiscard]] const Exercise* exercise(std::string_view id) const;
    [[nodiscard]] const MailSign* mail_sign(std::string_view id) const;
    [[nodiscard]] const Excuse* excuse(std::string_view id) const;
    [[nodiscard]] const MailAdvice* advice(std::string_view opinion) const;
};

// The catalogue that this program was built with.
const Catalogue& embedded_catalogue();

}  // namespace asepsie::knowledge
