#include "application/practice/attack_sheet.h"

#include "domain/words/say.h"

#include <algorithm>
#include <span>

namespace asepsie::application {
namespace {

using knowledge::Catalogue;
using knowledge::Language;
using practice::Entry;
using practice::Register;
using words::Word;

// Nobody reads twelve numbers with a locked screen before them: the first of knowledge/contacts, the rest below.
constexpr std::size_t calls_first = 4;

Call call_of(const knowledge::Contact& contact, Language language)
{
    return {std::string(contact.name.in(language)), std::string(contact.phone), std::string(contact.url), std::string(contact.purpose.in(language))};
}

Call call_of(const Entry& entry, const Catalogue& catalogue, Language language) { return {entry.name, entry.phone, "", words::say_named(catalogue, "kind_" + entry.kind, language)}; }

const knowledge::Contact* contact_named(const Catalogue& catalogue, std::string_view id)
{
    const auto found = std::find_if(catalogue.contacts.begin(), catalogue.contacts.end(), [&](const knowledge::Contact& contact) { return contact.id == id; });
    return found == catalogue.contacts.end() ? nullptr : &*found;
}

// Whom the practice calls for one step: those of the first of the kinds that it has a number of.
std::vector<const Entry*> first_of(const std::vector<const Entry*>& entries, std::initializer_list<std::string_view> kinds)
{
    std::vector<const Entry*> found;
    for (const std::string_view kind : kinds) {
        std::copy_if(entries.begin(), entries.end(), std::back_inserter(found), [&](const Entry* entry) { return entry->kind == kind; });
        if (!found.empty()) {
            break;
        }
    }
    return found;
}

std::string line_of(const Call& call)
{
    std::string line = "**" + document::literal(call.name) + "**";
    for (const std::string* more : {&call.phone, &call.url}) {
        line += more->empty() ? "" : "  " + document::literal(*more);
    }
    return line;
}

void add_calls(document::Document& page, const std::string& title, const std::vector<Call>& calls)
{
    if (calls.empty()) {
        return;
    }
    page.add(document::Heading{2, title});
    for (const Call& call : calls) {
        page.add(document::StatusLine{document::Tone::neutral, "", line_of(call), "", "", call.purpose});
    }
}

}  // namespace

AttackSheet attack_sheet(const Catalogue& catalogue, const std::vector<Entry>* entries, Date today, Language language)
{
    const auto say = [&](Word word) { return words::say(catalogue, word, language); };
    AttackSheet sheet{language == Language::french ? "fr" : "en", say(Word::sheet_attack_title), say(Word::sheet_attack_lead), {}, "", say(Word::sheet_attack_call), {}, say(Word::sheet_attack_own), {},
        say(Word::sheet_attack_others), {}};
    std::vector<const Entry*> reached;
    const std::span<const Entry> known = entries != nullptr ? std::span<const Entry>(*entries) : std::span<const Entry>();
    for (const Entry& entry : known) {
        if (!entry.phone.empty() && !entry.is_gone(today)) {
            reached.push_back(&entry);
        }
    }
    const std::vector<const Entry*> suppliers = first_of(reached, {"it", "software_publisher", "host", "telephony"});
    const std::vector<const Entry*> insurers = first_of(reached, {"insurer"});
    const auto own_step = [&](Word text, const std::vector<const Entry*>& called) {
        AttackStep step{say(text), {}, called.empty() ? say(Word::sheet_attack_no_number) : ""};
        for (const Entry* entry : called) {
            step.calls.push_back(call_of(*entry, catalogue, language));
            std::erase(reached, entry);
        }
        sheet.steps.push_back(std::move(step));
    };
    const auto plain_step = [&](Word text) { sheet.steps.push_back({say(text), {}, ""}); };
    plain_step(Word::sheet_attack_unplug);
    plain_step(Word::sheet_attack_keep);
    plain_step(Word::sheet_attack_photograph);
    own_step(Word::sheet_attack_supplier, suppliers);
    own_step(Word::sheet_attack_insurer, insurers);
    plain_step(Word::sheet_attack_care);
    plain_step(Word::sheet_attack_complain);
    plain_step(Word::sheet_attack_notify);
    if (const knowledge::Contact* cnil = contact_named(catalogue, "cnil_breach")) {
        Call call = call_of(*cnil, language);
        call.purpose.clear();
        sheet.steps.back().calls.push_back(std::move(call));
    }
    for (std::size_t i = 0; i < catalogue.contacts.size(); ++i) {
        (i < calls_first ? sheet.calls : sheet.others).push_back(call_of(catalogue.contacts[i], language));
    }
    for (const Entry* entry : reached) {
        sheet.own.push_back(call_of(*entry, catalogue, language));
    }
    const bool is_complete = !suppliers.empty() && !insurers.empty();
    sheet.own_note = entries == nullptr ? say(Word::sheet_attack_locked) : is_complete ? say(Word::sheet_attack_print) : say(Word::sheet_attack_missing);
    return sheet;
}

document::Document as_document(const AttackSheet& sheet)
{
    document::Document page;
    page.language = sheet.language;
    page.title = sheet.title;
    page.add(document::Heading{1, sheet.title});
    page.add(document::Lead{document::Tone::danger, sheet.lead});
    document::Steps steps;
    for (const AttackStep& step : sheet.steps) {
        std::string text = step.text + (step.missing.empty() ? "" : " (" + step.missing + ")");
        for (const Call& call : step.calls) {
            text += " " + line_of(call) + ".";
        }
        steps.items.push_back(std::move(text));
    }
    page.add(std::move(steps));
    page.add(document::Aside{sheet.own_note});
    add_calls(page, sheet.calls_title, sheet.calls);
    add_calls(page, sheet.own_title, sheet.own);
    add_calls(page, sheet.others_title, sheet.others);
    return page;
}

}  // namespace asepsie::application
