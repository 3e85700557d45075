#include "domain/practice/practice.h"

#include "foundation/base/names.h"

#include <algorithm>

namespace asepsie::practice {
namespace {

constexpr std::array<std::string_view, 5> register_names{"person", "device", "service", "supplier", "number"};
constexpr std::array<std::string_view, 4> state_names{"planned", "done", "later", "set_aside"};

constexpr std::array<std::string_view, 6> people{"practitioner", "replacement", "secretary", "assistant", "trainee", "other"};
constexpr std::array<std::string_view, 11> devices{
    "computer", "phone", "tablet", "internet_box", "storage", "printer", "imaging", "payment_terminal", "card_reader", "backup_disk", "other"};
constexpr std::array<std::string_view, 8> services{
    "practice_software", "booking", "billing", "teleconsultation", "secure_mail", "mail", "online_storage", "other"};
constexpr std::array<std::string_view, 6> suppliers{"it", "software_publisher", "host", "telephony", "imaging", "other"};
constexpr std::array<std::string_view, 4> numbers{"insurer", "emergency", "professional_body", "other"};

Entry usual(Register list, std::string_view kind)
{
    Entry entry;
    entry.list = list;
    entry.kind = kind;
    return entry;
}

}  // namespace

std::string_view name_of(Register list) { return register_names.at(static_cast<std::size_t>(list)); }
std::string_view name_of(DecisionState state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<Register> register_named(std::string_view name)
{
    return value_named<Register>(name, register_names);
}

std::optional<DecisionState> decision_state_named(std::string_view name)
{
    return value_named<DecisionState>(name, state_names);
}

std::span<const std::string_view> kinds_of(Register list)
{
    switch (list) {
    case Register::person: return people;
    case Register::device: return devices;
    case Register::service: return services;
    case Register::supplier: return suppliers;
    case Register::number: return numbers;
    }
    return people;
}

std::optional<Flaw> flaw_of(const Entry& entry)
{
    const auto kinds = kinds_of(entry.list);
    if (entry.name.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Flaw::no_name;
    }
    if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) {
        return Flaw::unknown_kind;
    }
    if (std::max({entry.name.size(), entry.phone.size(), entry.mail.size(), entry.reference.size()}) > longest_name || entry.note.size() > longest_note) {
        return Flaw::too_long;
    }
    return entry.since && entry.until && *entry.until < *entry.since ? std::optional(Flaw::until_before_since) : std::nullopt;
}

bool Decision::leaves_out(Date today) const
{
    return state == DecisionState::set_aside || (state == DecisionState::later && (!due || *due > today));
}

std::vector<Entry> usual_entries(std::string_view profession, std::string_view way)
{
    const bool is_on_the_road = way == "on_the_road";
    const bool has_imaging = profession == "dentist";
    std::vector<Entry> entries{usual(Register::person, "practitioner"), usual(Register::device, "computer"), usual(Register::device, "phone"),
        usual(Register::device, "internet_box"), usual(Register::device, "printer"), usual(Register::device, "card_reader"), usual(Register::device, "backup_disk"),
        usual(Register::service, "practice_software"), usual(Register::service, "secure_mail"), usual(Register::supplier, "it"), usual(Register::number, "insurer")};
    if (way == "group" || way == "health_centre" || way == "pharmacy") {
        entries.push_back(usual(Register::person, "secretary"));
        entries.push_back(usual(Register::device, "storage"));
    }
    if (is_on_the_road) {
        entries.push_back(usual(Register::device, "tablet"));
    }
    if (has_imaging) {
        entries.push_back(usual(Register::device, "imaging"));
        entries.push_back(usual(Register::supplier, "imaging"));
    }
    if (!is_on_the_road && profession != "pharmacist") {
        entries.push_back(usual(Register::service, "booking"));
    }
    entries.push_back(usual(Register::device, "payment_terminal"));
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.list < b.list; });
    return entries;
}

}  // namespace asepsie::practice
