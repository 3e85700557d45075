#include "domain/knowledge/catalogue.h"

#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::knowledge {
namespace {

constexpr std::array<std::string_view, 5> activity_names{"installs", "maintains", "maintains_remotely", "hosts", "online_service"};
template <typename Entry>
const Entry* find_by_id(std::span<const Entry> entries, std::string_view id)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(Status status) { return status == Status::reported ? "reported" : "own"; }

std::optional<Milestone> milestone_named(std::string_view name)
{
    return value_named<Milestone>(name, milestone_names);
}

std::string_view name_of(Proves proves)
{
    constexpr std::array<std::string_view, 4> names{"whole", "breach", "part", "sign"};
    return names.at(static_cast<std::size_t>(proves));
}

std::string_view name_of(Actor actor)
{
    constexpr std::array<std::string_view, 3> names{"me", "supplier", "both"};
    return names.at(static_cast<std::size_t>(actor));
}

std::string_view name_of(Threat threat)
{
    constexpr std::array<std::string_view, 3> names{"ransomware", "password_theft", "data_theft"};
    return names.at(static_cast<std::size_t>(threat));
}

std::string_view name_of(Activity activity) { return activity_names.at(static_cast<std::size_t>(activity)); }

std::optional<Activity> activity_named(std::string_view name)
{
    return value_named<Activity>(name, activity_names);
}

std::string_view name_of(Worth worth)
{
    constexpr std::array<std::string_view, 3> names{"good", "negotiate", "red_flag"};
    return names.at(static_cast<std::size_t>(worth));
}

const Question* Catalogue::question(std::string_view id) const { return find_by_id(questions, id); }
const Clause* Catalogue::clause(std::string_view id) const { return find_by_id(clauses, id); }
const Contact* Catalogue::contact(std::string_view id) const { return find_by_id(contacts, id); }
const Territory* Catalogue::territory(std::string_view id) const { return find_by_id(territories, id); }
const Situation* Catalogue::situation(std::string_view id) const { return find_by_id(situations, id); }
const Deadline* Catalogue::deadline(std::string_view id) const { return find_by_id(deadlines, id); }
const IncidentFact* Catalogue::incident_fact(std::string_view id) const { return find_by_id(incident_facts, id); }
const IncidentLetter* Catalogue::letter(std::string_view id) const { return find_by_id(letters, id); }
const Exercise* Catalogue::exercise(std::string_view id) const { return find_by_id(exercises, id); }
const MailSign* Catalogue::mail_sign(std::string_view id) const { return find_by_id(mail_signs, id); }
const Excuse* Catalogue::excuse(std::string_view id) const { return find_by_id(excuses, id); }

const MailAdvice* Catalogue::advice(std::string_view opinion) const
{
    const auto found = std::find_if(mail_advice.begin(), mail_advice.end(), [&](const MailAdvice& advice) { return advice.opinion == opinion; });
    return found == mail_advice.end() ? nullptr : &*found;
}

const Questionnaire* Catalogue::questionnaire(std::string_view number_or_id) const
{
    const auto number = text::to_integer(number_or_id.starts_with('q') ? number_or_id.substr(1) : number_or_id);
    const auto found = std::find_if(questionnaires.begin(), questionnaires.end(), [&](const Questionnaire& one) { return number ? one.number == *number : one.id == number_or_id; });
    return found == questionnaires.end() ? nullptr : &*found;
}

const Rule* Catalogue::rule(std::string_view id) const { return find_by_id(rules, id); }
const Check* Catalogue::check(std::string_view id) const { return find_by_id(checks, id); }
const FactDeclaration* Catalogue::fact(std::string_view id) const { return find_by_id(facts, id); }
const Profession* Catalogue::profession(std::string_view id) const { return find_by_id(professions, id); }

const Item* Catalogue::item(std::string_view number_or_id) const
{
    if (const auto number = text::to_integer(number_or_id)) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.number == *number; });
        return found == items.end() ? nullptr : &*found;
    }
    return find_by_id(items, number_or_id);
}

}  // namespace asepsie::knowledge
