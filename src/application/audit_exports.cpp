#include "application/audit_exports.h"

#include "domain/checks/wording.h"
#include "domain/facts/keys.h"
#include "foundation/document/document.h"
#include "foundation/json/json.h"

#include <array>

namespace asepsie::application {
namespace {

using checks::Finding;
using checks::Verdict;
using knowledge::Catalogue;
using knowledge::Language;

constexpr std::string_view schema = "asepsie-audit-1";
constexpr std::string_view masked = "***";


// The facts of the machine with the personal ones masked, so that sentences filled from them can be sent.
facts::FactSet without_personal(const facts::FactSet& learnt, const Catalogue& catalogue)
{
    facts::FactSet kept = learnt;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const facts::FactValue* value = kept.at(i).value();
        if (value == nullptr || !catalogue.facts[i].personal) {
            continue;
        }
        facts::Learnt hidden = kept.at(i);
        if (const facts::FactList* list = std::get_if<facts::FactList>(value)) {
            hidden.content = facts::FactValue(facts::FactList(list->size(), std::string(masked)));
        } else if (std::holds_alternative<std::string>(*value)) {
            hidden.content = facts::FactValue(std::string(masked));
        }
        hidden.where.clear();
        kept.set(i, std::move(hidden));
    }
    return kept;
}

json::Value value_of(const facts::FactValue& value)
{
    if (const bool* flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
        return *number;
    }
    if (const std::string* text = std::get_if<std::string>(&value)) {
        return json::Value(*text);
    }
    if (const Date* date = std::get_if<Date>(&value)) {
        return json::Value(to_iso(*date));
    }
    json::Array list;
    for (const std::string& text : std::get<facts::FactList>(value)) {
        list.emplace_back(text);
    }
    return list;
}

json::Value operand_of(const knowledge::Operand& operand)
{
    if (const bool* flag = std::get_if<bool>(&operand)) {
        return *flag;
    }
    if (const std::int64_t* number = std::get_if<std::int64_t>(&operand)) {
        return *number;
    }
    if (const std::string_view* text = std::get_if<std::string_view>(&operand)) {
        return json::Value(*text);
    }
    if (const Date* date = std::get_if<Date>(&operand)) {
        return json::Value(to_iso(*date));
    }
    if (const auto* days = std::get_if<knowledge::RelativeDays>(&operand)) {
        return json::Object{{"days_from_today", days->days}};
    }
    json::Array list;
    for (const std::string_view text : std::get<std::span<const std::string_view>>(operand)) {
        list.emplace_back(text);
    }
    return list;
}

json::Array observed(const Finding& finding, const facts::FactSet& learnt, const Catalogue& catalogue)
{
    json::Array all;
    for (const checks::Observation& observation : checks::observations(catalogue, finding, learnt, Language::english)) {
        const facts::Learnt& fact = learnt.at(static_cast<std::size_t>(observation.fact - catalogue.facts.data()));
        json::Object entry{{"fact", observation.fact->id}};
        if (fact.value() != nullptr) {
            entry["value"] = value_of(*fact.value());
        } else {
            entry["missing"] = facts::name_of(fact.missing()->why);
        }
        if (!fact.where.empty()) {
            entry["where"] = fact.where;
        }
        if (observation.fact->personal) {
            entry["masked"] = true;
        }
        all.push_back(std::move(entry));
    }
    return all;
}

json::Array expected(const Finding& finding, const Catalogue& catalogue)
{
    constexpr std::array<const char*, 7> names{"is", "is_not", "one_of", "at_least", "at_most", "before", "after"};
    json::Array all;
    for (const knowledge::Condition& condition : finding.check->met_when) {
        all.push_back(json::Object{
            {"fact", catalogue.facts[condition.fact].id}, {names.at(static_cast<std::size_t>(condition.comparison)), operand_of(condition.operand)}});
    }
    return all;
}

json::Object counts_object(const Counts& counts)
{
    return {{"met", counts.met}, {"not_met", counts.not_met}, {"unknown", counts.unknown}, {"denied", counts.denied}, {"not_applicable", counts.not_applicable}};
}

json::Array plain_steps(const Finding& finding, const facts::FactSet& learnt, const Catalogue& catalogue, Language language)
{
    json::Array all;
    for (const std::string& step : checks::steps(catalogue, finding, learnt, language)) {
        all.emplace_back(document::plain(step));
    }
    return all;
}

}  // namespace

std::string audit_as_json(const Audit& audit, const Catalogue& catalogue, Language language)
{
    const facts::FactSet learnt = without_personal(audit.learnt, catalogue);
    json::Array checks_array;
    for (const Finding& finding : audit.findings) {
        const knowledge::Rule& rule = catalogue.rules[finding.check->rule];
        json::Object entry{{"id", finding.check->id}, {"item", catalogue.items[rule.item].number}, {"rule", rule.id}, {"verdict", checks::name_of(finding.verdict)},
            {"danger", finding.check->danger}};
        if (finding.verdict == Verdict::unknown) {
            entry["why_unknown"] = facts::name_of(finding.missing);
        }
        entry["title"] = checks::filled(catalogue, finding.check->title, learnt, language);
        entry["reason"] = checks::sentence(catalogue, finding, learnt, language);
        entry["observed"] = observed(finding, learnt, catalogue);
        entry["expected"] = expected(finding, catalogue);
        if (finding.verdict == Verdict::not_met) {
            entry["why"] = checks::filled(catalogue, finding.check->why, learnt, language);
            entry["remedy"] = {{"who", knowledge::name_of(checks::actor(finding))}, {"effort_minutes", finding.check->effort_minutes},
                {"steps", plain_steps(finding, learnt, catalogue, language)}};
        }
        entry["source"] = finding.check->provenance.source;
        checks_array.push_back(std::move(entry));
    }
    const json::Object whole{{"schema", schema}, {"language", language == Language::french ? "fr" : "en"}, {"at", to_iso(audit.at)},
        {"machine", {{"system", platform::name_of(audit.system)}, {"name", learnt.get(fact::os_name).value_or("")}}}, {"counts", counts_object(count(audit.findings))},
        {"checks", checks_array}};
    return json::write_pretty(whole);
}

// schema.ocsf.io/1.3.0/classes/compliance_finding
std::string audit_as_ocsf(const Audit& audit, const Catalogue& catalogue, Language language, std::string_view product_version)
{
    struct Status {
        int id;
        const char* name;
    };
    constexpr std::array statuses{Status{1, "Pass"}, Status{3, "Fail"}, Status{0, "Unknown"}};
    constexpr std::array severities{2, 2, 3, 4};  // by danger: Low, Medium, High
    const facts::FactSet learnt = without_personal(audit.learnt, catalogue);
    const std::int64_t milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(audit.at.time_since_epoch()).count();
    json::Array events;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict == Verdict::not_applicable) {
            continue;
        }
        const knowledge::Rule& rule = catalogue.rules[finding.check->rule];
        const Status status = statuses.at(static_cast<std::size_t>(finding.verdict));
        json::Object event{{"activity_id", 1}, {"category_uid", 2}, {"class_uid", 2003}, {"type_uid", 200301}, {"time", milliseconds},
            {"severity_id", finding.verdict == Verdict::not_met ? severities.at(static_cast<std::size_t>(finding.check->danger)) : 1}, {"status_id", 1},
            {"metadata", {{"version", "1.3.0"}, {"product", {{"name", "Asepsie"}, {"vendor_name", "Asepsie"}, {"version", product_version}, {"lang", language == Language::french ? "fr" : "en"}}}}},
            {"finding_info", {{"uid", finding.check->id}, {"title", checks::filled(catalogue, finding.check->title, learnt, language)},
                                 {"desc", checks::sentence(catalogue, finding, learnt, language)}}},
            {"compliance", {{"standards", json::Array{"Asepsie memento"}}, {"requirements", json::Array{json::Value(rule.id)}}, {"control", rule.id},
                               {"status_id", status.id}, {"status", status.name}, {"status_detail", checks::sentence(catalogue, finding, learnt, language)}}},
            {"device", {{"type_id", 0}, {"os", {{"name", learnt.get(fact::os_name).value_or("")}, {"type_id", audit.system == platform::System::linux_os ? 200 : audit.system == platform::System::windows ? 100 : 300}}}}}};
        if (finding.verdict == Verdict::not_met) {
            std::string description;
            for (const json::Value& step : plain_steps(finding, learnt, catalogue, language)) {
                description += (description.empty() ? "" : " ") + std::string(step.get_string());
            }
            event["remediation"] = {{"desc", description}};
        }
        events.push_back(std::move(event));
    }
    return json::write_pretty(events);
}

}  // namespace asepsie::application
