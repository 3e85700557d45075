// What is known of the day of an attack: situations and what to do in each, delays of the law, letters, exercises, and the clocks of the territories.
#pragma once

#include "domain/knowledge/text.h"
#include "foundation/base/civil_time.h"

#include <array>

namespace asepsie::knowledge {

// Where a practice is, and the time its clocks show.
struct Territory {
    std::string_view id;
    Text name;
    Zone zone;
};

enum class Phase : std::uint8_t { first_minutes, first_hour, first_days, after };
inline constexpr std::array all_phases{Phase::first_minutes, Phase::first_hour, Phase::first_days, Phase::after};
inline constexpr std::array<std::string_view, 4> phase_names{"first_minutes", "first_hour", "first_days", "after"};
constexpr std::string_view name_of(Phase phase) { return phase_names.at(static_cast<std::size_t>(phase)); }

// One gesture.
struct ReflexStep {
    std::string_view id;  // the same gesture has the same id in every situation
    Phase phase = Phase::first_minutes;
    Text text;
    Text why;                   // empty where none is needed
    std::string_view call;      // a kind of the practice's own suppliers and numbers, or a contact; empty: nobody
    std::string_view deadline;  // the duty that it ends, or empty
    std::string_view letter;    // the ready letter for it, or empty
};

// Whether patients' data are touched: until shown otherwise; to be found out; only rarely.
enum class DataTouched : std::uint8_t { presumed, possible, rarely };
inline constexpr std::array<std::string_view, 3> data_touched_names{"presumed", "possible", "rarely"};
constexpr std::string_view name_of(DataTouched data) { return data_touched_names.at(static_cast<std::size_t>(data)); }

struct Situation {
    std::string_view id;
    Text title;        // as somebody in distress says it
    Text short_title;
    Text signs;
    bool is_attack = false;         // on a computer system, within the meaning of the Code pénal, articles 323-1 to 323-3-1
    DataTouched data = DataTouched::possible;
    bool needs_another_device = false;  // this computer may be the one that was hit
    Texts never;
    Texts care;
    Texts back_to_normal;
    std::span<const ReflexStep> steps;  // in the order of the phases
    std::span<const std::uint16_t> lessons;  // rules to look at again
    Provenance provenance;
};

// The moments from which delays run.
enum class Milestone : std::uint8_t { attack_known, data_known, supplier_told };
inline constexpr std::array all_milestones{Milestone::attack_known, Milestone::data_known, Milestone::supplier_told};
inline constexpr std::array<std::string_view, 3> milestone_names{"attack_known", "data_known", "supplier_told"};
constexpr std::string_view name_of(Milestone milestone) { return milestone_names.at(static_cast<std::size_t>(milestone)); }
std::optional<Milestone> milestone_named(std::string_view name);

// When a duty exists: in an attack; where patients' data are touched; where the risk to them is high; where a contract of the practice says so.
enum class Applies : std::uint8_t { attack, data, high_risk, contract };

struct Deadline {
    std::string_view id;
    Text title;
    Text what;
    std::optional<int> hours;  // nothing: without delay, or as long as the practice's own contract says
    bool is_own = false;       // of the practice's own contract
    Milestone from = Milestone::attack_known;
    Text starts;
    Applies applies = Applies::attack;
    Text late;
    Text conflict;  // where sources differ: both, and the safe way; empty where they do not
    Text article;
    Provenance provenance;
};

// What can be known of an incident: a gap of the letters.
struct IncidentFact {
    enum class Kind : std::uint8_t { line, lines, automatic } kind = Kind::line;
    std::string_view id;
    Text label;
    Text hint;
    Text gap;  // what stands for it in a letter while it is not known
};

struct LetterPart {
    std::string_view content;    // "33.3.a": what the law asks to be in it; empty elsewhere
    Text title;
    Text text;                   // with gaps
    std::string_view only_with;  // a fact without which the part is left out; empty: never left out
};

struct IncidentLetter {
    enum class Kind : std::uint8_t { formal, letter, notice } kind = Kind::letter;
    std::string_view id;
    Text title;
    Text use;
    std::string_view recipient;  // a contact, or a kind of the practice's own suppliers and numbers; empty: nobody in particular
    std::string_view deadline;   // the duty that it ends, or empty
    std::span<const LetterPart> parts;
    Provenance provenance;
};

struct ExerciseEvent {
    int hour = 0;  // of the story
    Text text;
    Text ask;
    Text good;
    std::uint16_t rule = 0;  // that it puts to the test
};

struct Exercise {
    std::string_view id;
    Text title;
    Text lead;
    std::string_view situation;
    int minutes = 15;  // how long it takes
    int hours = 72;    // and how much time passes in it
    std::span<const ExerciseEvent> events;
    Provenance provenance;
};

}  // namespace asepsie::knowledge
