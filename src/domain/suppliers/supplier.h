// A supplier as the practice's file knows it beyond its line in the list: what it does, what it reaches, what it has shown.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <optional>
#include <string>
#include <vector>

namespace asepsie::suppliers {

using knowledge::Activity;

// What is not known is empty.
struct Supplier {
    std::int64_t entry = 0;  // its line in the list of suppliers
    std::vector<Activity> activities;
    std::string on_call;      // the number outside office hours
    std::string contract;     // its reference
    std::optional<Date> contract_from;
    std::optional<Date> contract_to;
    std::string notice;       // "3 mois, par lettre recommandée"
    std::string renewal;
    std::string remote_tool;  // with which it comes in from afar
    std::string data;         // which data it sees or keeps
    std::optional<std::vector<std::int64_t>> reaches;  // lines of the lists of devices and services; nothing where nobody has said which: then it may be any

    [[nodiscard]] bool does(Activity activity) const;
    // The last day to end the contract, where its end is known and the notice begins with a length ("3 mois").
    [[nodiscard]] std::optional<Date> last_day_to_end() const;
};

enum class DocumentKind : std::uint8_t { hds_certificate, insurance, contract, other };
inline constexpr std::array all_document_kinds{DocumentKind::hds_certificate, DocumentKind::insurance, DocumentKind::contract, DocumentKind::other};
std::string_view name_of(DocumentKind kind);
std::optional<DocumentKind> document_kind_named(std::string_view name);

// A paper that a supplier has shown, and until when it holds.
struct Document {
    std::int64_t id = 0;
    std::int64_t supplier = 0;  // the entry
    DocumentKind kind = DocumentKind::other;
    std::string number;
    std::string issuer;          // the certifier, the insurance company
    std::string version;         // of the standard: "2"
    std::vector<int> activities; // of an HDS certificate, 1 to 6 (arrêté du 26 avril 2024)
    std::string places;          // sites and countries
    std::optional<Date> ends;
    std::string attachment;      // sealed beside the vault; empty where none

    [[nodiscard]] bool has_ended(Date today) const { return ends && *ends < today; }
};

// "1, 2, 6" as a person types it; nothing where it holds anything but the numbers 1 to 6.
std::optional<std::vector<int>> hds_activities_in(std::string_view typed);

// The questionnaires for what a supplier does, in their order; the one for all suppliers where nothing is known of it.
std::vector<const knowledge::Questionnaire*> questionnaires_for(const knowledge::Catalogue& catalogue, const std::vector<Activity>& activities);

}  // namespace asepsie::suppliers
