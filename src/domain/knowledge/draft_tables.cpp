// The dated tables: ends of support, numbers that help, words explained, words searched for.
#include "domain/knowledge/draft.h"

#include <fmt/core.h>

namespace asepsie::knowledge {

void Draft::read_lifecycle(const std::string& path, const toml::table& file)
{
    constexpr std::array<std::string_view, 3> supports{"standard", "long", "paid"};
    TableReader whole(file, path, *shelf, mistakes);
    const Provenance provenance = whole.provenance();
    if (!provenance.checked_on) {
        whole.wrong("a table of ends of support says when it was checked: checked_on");
        return;
    }
    whole.optional_text("note");
    whole.for_each_table("release", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Release release;
        release.product = reader.required_string("product");
        release.version = reader.required_string("version");
        release.edition = reader.optional_string("edition");
        release.support = static_cast<Support>(reader.one_of("support", supports));
        const auto ends = reader.optional_date("ends");
        if (!ends) {
            reader.wrong("ends is missing");
        }
        release.ends = ends.value_or(Date{});
        const std::string_view own_source = reader.optional_string("source");
        release.source = own_source.empty() ? provenance.source : own_source;
        release.checked_on = *provenance.checked_on;
        reader.optional_text("note");
        releases.push_back(release);
    });
}

void Draft::read_contacts(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    whole.optional_date("checked_on");
    whole.for_each_table("contact", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Contact contact;
        contact.id = reader.required_string("id");
        claim(reader, "contact", contact.id);
        contact.name = reader.required_text("name");
        contact.purpose = reader.required_text("purpose");
        contact.phone = reader.optional_string("phone");
        contact.url = reader.optional_string("url");
        contact.hours = reader.optional_text("hours");
        contact.note = reader.optional_text("note");
        contact.independents = reader.required_boolean("independents");
        contact.provenance = reader.provenance();
        if (!contact.provenance.checked_on) {
            reader.wrong(fmt::format("{}: numbers and addresses age, so checked_on is needed", contact.id));
        }
        if (contact.phone.empty() && contact.url.empty()) {
            reader.wrong(fmt::format("{}: neither phone nor url", contact.id));
        }
        contacts.push_back(contact);
    });
}

void Draft::read_glossary(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    whole.for_each_table("term", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        Term term{reader.required_string("id"), reader.required_text("word"), reader.required_text("meaning")};
        claim(reader, "term", term.id);
        reader.optional_string("source");
        terms.push_back(term);
    });
}

void Draft::read_synonyms(const std::string& path, const toml::table& file)
{
    TableReader whole(file, path, *shelf, mistakes);
    whole.for_each_table("synonym", [&](const toml::table& table) {
        TableReader reader(table, path, *shelf, mistakes);
        synonyms.push_back({reader.required_texts("typed"), reader.required_texts("means")});
    });
}

}  // namespace asepsie::knowledge
