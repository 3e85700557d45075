// One incident as everything known of it stands at this moment, and the words that all its pages say with.
#pragma once

#include "application/incident/incident_book.h"
#include "application/practice/practice_pages.h"
#include "domain/incident/clocks.h"

#include <memory>
#include <optional>

namespace asepsie::application {

// What the day of an attack needs of the practice, whether its notebook is open or not.
struct IncidentPlace {
    practice::Practice practice;
    std::vector<practice::Entry> reachable;  // suppliers and numbers that can be called, of today
    std::string practitioner;                // the first of the list of persons; empty where it is not known
    Zone zone;
};
// The clocks of a practice: those of mainland France where it did not say where it is.
const Zone& zone_of(const practice::Practice& practice, const knowledge::Catalogue& catalogue);
// Of an open file.
Result<IncidentPlace> incident_place(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today);

struct IncidentView {
    KeptIncident kept;
    const knowledge::Situation* situation = nullptr;  // null where this knowledge has none of that name
    IncidentPlace place;
    incident::Now now;
    std::vector<incident::Clock> clocks;

    [[nodiscard]] const incident::Incident& state() const { return kept.state; }
};
// On the heap, as its parts point into the knowledge.
Result<std::unique_ptr<const IncidentView>> incident_view(PracticeFile& file, const knowledge::Catalogue& catalogue, std::int64_t id, const incident::ClockSample& clock);
// The newest that is not closed; nothing where there is none.
Result<std::optional<std::int64_t>> incident_under_way(PracticeFile& file);

// Somebody to call or a page to open; what is not known is empty.
struct Call {
    std::string name;
    std::string phone;
    std::string url;
    std::string purpose;
    std::string reference{};  // of the contract
};
// Whom a step of a guide calls: the practice's own of that kind, or the contact; a name alone where no number is known.
std::vector<Call> calls_for(std::string_view whom, const knowledge::Catalogue& catalogue, const std::vector<practice::Entry>& reachable, knowledge::Language language);
Call call_of(const knowledge::Contact& contact, knowledge::Language language);
Call call_of(const practice::Entry& entry, const knowledge::Catalogue& catalogue, knowledge::Language language);
// A telephone dials digits: what people write between them is for the eye. "tel:0493000000".
std::string dialled(const std::string& phone);
// "**Cabinet Info**  04 93 00 00 00  contrat 1234".
std::string line_of(const Call& call, const knowledge::Catalogue& catalogue, knowledge::Language language);

// In the practice's own time.
std::string moment_in_words(Moment moment, const IncidentPlace& place, const PageSetting& setting);
std::string span_in_words(std::chrono::seconds span, const PageSetting& setting);
// "Il reste 63 h 12 min", "Dépassé de 2 h 05 min"; empty where nothing runs.
std::string clock_in_words(const incident::Clock& clock, Moment now, const PageSetting& setting);
document::Tone tone_of(incident::ClockState state);
std::string record_in_words(const incident::Noted& noted, const IncidentView& view, const PageSetting& setting);
std::string decision_in_words(const incident::BreachDecision& decision, const PageSetting& setting);
// What the computer's clock is worth, where there is something to say of it.
std::string clock_trust_in_words(const IncidentView& view, const PageSetting& setting);
// "Rançon" of a situation, its id where this knowledge has none of that name.
std::string situation_in_words(std::string_view situation, const PageSetting& setting);

}  // namespace asepsie::application
