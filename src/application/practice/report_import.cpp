#include "application/practice/report_import.h"

#include "domain/checks/judge.h"
#include "foundation/json/json.h"

namespace asepsie::application {
namespace {

constexpr std::string_view schema = "asepsie-audit-1";
constexpr std::chrono::days oldest{366};
constexpr std::chrono::days clocks_differ_by{1};

}  // namespace

Result<checklist::Look> look_in_report(std::string_view report, const knowledge::Catalogue& catalogue, const std::string& computer, Date today)
{
    const json::Value value = TRY(json::parse(report));
    const json::Object* object = value.if_object();
    const json::Array* listed = object != nullptr ? json::array_in(*object, "checks") : nullptr;
    if (listed == nullptr || json::string_in(*object, "schema") != schema) {
        return fail(ErrorCode::malformed, "no report of an audit (schema " + std::string(schema) + ")");
    }
    const auto at = parse_moment(json::string_in(*object, "at").value_or(""));
    if (!at) {
        return fail(ErrorCode::malformed, "the report does not say when it was made");
    }
    const std::chrono::days age = days_between(date_of(*at), today);
    if (age > oldest || age < -clocks_differ_by) {
        return fail(ErrorCode::outdated, "made on " + to_iso(*at));
    }
    std::vector<checks::Finding> findings;
    for (const json::Value& element : *listed) {
        const json::Object* entry = element.if_object();
        const knowledge::Check* check = entry != nullptr ? catalogue.check(json::string_in(*entry, "id").value_or("")) : nullptr;
        const auto verdict = entry != nullptr ? checks::verdict_named(json::string_in(*entry, "verdict").value_or("")) : std::nullopt;
        if (entry == nullptr || !verdict) {
            return fail(ErrorCode::malformed, "a check without a verdict");
        }
        // A check of a newer or older program, unknown here, says nothing.
        if (check != nullptr) {
            checks::Finding finding;
            finding.check = check;
            finding.verdict = *verdict;
            findings.push_back(finding);
        }
    }
    return checklist::Look{std::move(findings), date_of(*at), computer};
}

}  // namespace asepsie::application
