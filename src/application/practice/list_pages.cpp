// The practice and its lists.
#include "application/practice/page_words.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Document;
using document::Tone;

void add_list(Document& page, Register list, const std::vector<practice::Entry>& entries, const std::vector<practice::Entry>& suppliers, const PageSetting& setting)
{
    page.add(document::Heading{2, named(setting, "register_", practice::name_of(list))});
    bool any = false;
    for (const practice::Entry& entry : entries) {
        if (entry.list != list) {
            continue;
        }
        any = true;
        std::string what = "**" + document::literal(entry.name) + "**, " + named(setting, "kind_", entry.kind);
        for (const std::string* more : {&entry.phone, &entry.mail, &entry.note}) {
            what += more->empty() ? "" : ", " + document::literal(*more);
        }
        what += entry.reference.empty() ? "" : ", " + say(setting, Word::papers_contract, {{"reference", document::literal(entry.reference)}});
        const auto provider = std::find_if(suppliers.begin(), suppliers.end(), [&](const practice::Entry& supplier) { return entry.provider != 0 && supplier.id == entry.provider; });
        what += provider == suppliers.end() ? "" : ", " + say(setting, Word::provided_by, {{"name", document::literal(provider->name)}});
        std::string when;
        if (entry.is_gone(setting.today)) {
            when = say(setting, Word::practice_gone, {{"date", date(setting, *entry.until)}});
        } else if (entry.since) {
            when = say(setting, Word::practice_since, {{"date", date(setting, *entry.since)}});
        }
        page.add(document::StatusLine{Tone::neutral, "", what, when, "/practice/entries/" + std::to_string(entry.id), ""});
    }
    if (!any) {
        page.add(document::Aside{say(setting, Word::practice_empty)});
    }
}

}  // namespace

std::vector<std::string_view> usual_missing(Register list, const practice::Practice& practice, const std::vector<practice::Entry>& entries)
{
    std::vector<std::string_view> kinds;
    for (const practice::Entry& entry : practice::usual_entries(practice.profession, practice.way)) {
        const bool is_there = std::any_of(entries.begin(), entries.end(), [&](const practice::Entry& known) { return known.list == entry.list && known.kind == entry.kind; });
        if (entry.list == list && !is_there) {
            const auto all = practice::kinds_of(list);
            kinds.push_back(*std::find(all.begin(), all.end(), entry.kind));
        }
    }
    return kinds;
}

Document list_page(Register list, const std::vector<practice::Entry>& entries, const std::vector<practice::Entry>& suppliers, const PageSetting& setting)
{
    Document page;
    add_list(page, list, entries, suppliers, setting);
    return page;
}

Document description_page(const practice::Practice& practice, const PageSetting& setting)
{
    Document page = page_of(setting, practice.name.empty() ? say(setting, Word::practice_title) : document::literal(practice.name));
    const knowledge::Profession* profession = setting.catalogue.profession(practice.profession);
    const std::string nothing = say(setting, Word::practice_empty);
    page.add(document::Details{{{say(setting, Word::practice_profession), profession == nullptr ? nothing : std::string(profession->name.in(setting.language))},
        {say(setting, Word::practice_way), practice.way.empty() ? nothing : named(setting, "way_", practice.way)}}});
    return page;
}

Document practice_page(const practice::Practice& practice, const std::vector<practice::Entry>& entries, const PageSetting& setting)
{
    Document page = description_page(practice, setting);
    facts::FactList usual;
    for (const Register list : practice::all_registers) {
        add_list(page, list, entries, entries, setting);
        for (const std::string_view kind : usual_missing(list, practice, entries)) {
            usual.push_back(named(setting, "kind_", kind));
        }
    }
    if (!usual.empty()) {
        page.add(document::Aside{say(setting, Word::entry_usual, {{"usual", words::show_list(setting.catalogue, usual, setting.language)}})});
    }
    return page;
}

}  // namespace asepsie::application
