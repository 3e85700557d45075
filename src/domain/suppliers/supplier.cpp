#include "domain/suppliers/supplier.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::suppliers {
namespace {

constexpr std::array<std::string_view, 4> document_names{"hds_certificate", "insurance", "contract", "other"};
constexpr int hds_activity_count = 6;

}  // namespace

bool Supplier::does(Activity activity) const { return std::find(activities.begin(), activities.end(), activity) != activities.end(); }

std::string_view name_of(DocumentKind kind) { return document_names.at(static_cast<std::size_t>(kind)); }

std::optional<DocumentKind> document_kind_named(std::string_view name)
{
    const auto found = std::find(document_names.begin(), document_names.end(), name);
    return found == document_names.end() ? std::nullopt : std::optional(static_cast<DocumentKind>(found - document_names.begin()));
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
