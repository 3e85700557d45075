#include "domain/suppliers/supplier.h"

#include "foundation/base/names.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr std::array<std::string_view, 4> document_names{"hds_certificate", "insurance", "contract", "other"};
constexpr int hds_activity_count = 6;

// "31 mai" less three months is the last day of February.
Date months_before(Date day, int months)
{
    const Date before = day - std::chrono::months(months);
    return before.ok() ? before : Date(before.year() / before.month() / std::chrono::last);
}

}  // namespace

bool Supplier::does(Activity activity) const { return std::find(activities.begin(), activities.end(), activity) != activities.end(); }

std::optional<Date> Supplier::last_day_to_end() const
{
    constexpr std::int64_t longest = 120;
    const std::string_view said = text::trim(notice);
    const std::size_t digits = std::min(said.find_first_not_of("0123456789"), said.size());
    const auto length = text::to_integer(said.substr(0, digits));
    if (!contract_to || !length || *length < 1 || *length > longest) {
        return std::nullopt;
    }
    const int n = static_cast<int>(*length);
    const std::string unit = text::folded(text::trim(said.substr(digits)));
    if (unit.starts_with("mois") || unit.starts_with("month")) {
        return months_before(*contract_to, n);
    }
    if (unit.starts_with("semaine") || unit.starts_with("week")) {
        return plus_days(*contract_to, -7 * n);
    }
    return unit.starts_with("jour") || unit.starts_with("day") ? std::optional(plus_days(*contract_to, -n)) : std::nullopt;
}

std::string_view name_of(DocumentKind kind) { return document_names.at(static_cast<std::size_t>(kind)); }

std::optional<DocumentKind> document_kind_named(std::string_view name)
{
    return value_named<DocumentKind>(name, document_names);
}

std::optional<std::vector<int>> hds_activities_in(std::string_view typed)
{
    std::vector<int> found;
    for (const std::string_view part : text::split(typed, ',')) {
        if (text::trim(part).empty()) {
            continue;
        }
        const auto number = text::to_integer(text::trim(part));
        if (!number || *number < 1 || *number > hds_activity_count) {
            return std::nullopt;
        }
        found.push_back(static_cast<int>(*number));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<const knowledge::Questionnaire*> questionnaires_for(const knowledge::Catalogue& catalogue, const std::vector<Activity>& activities)
{
    std::vector<const knowledge::Questionnaire*> found;
    for (const knowledge::Questionnaire& questionnaire : catalogue.questionnaires) {
        const auto concerns = [&](Activity activity) { return std::find(questionnaire.activities.begin(), questionnaire.activities.end(), activity) != questionnaire.activities.end(); };
        const bool is_for_all = questionnaire.activities.size() == knowledge::all_activities.size();
        if (is_for_all || std::any_of(activities.begin(), activities.end(), concerns)) {
            found.push_back(&questionnaire);
        }
    }
    return found;
}

}  // namespace asepsie::suppliers
