// The practice itself: who works there, with what, through whom.
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;
using ::asepsie::practice::Entry;
using ::asepsie::practice::Register;

Html entry_form(const Site& site, const std::string& path, const Entry& entry, const std::vector<Entry>& suppliers)
{
    Options kinds;
    for (const std::string_view kind : ::asepsie::practice::kinds_of(entry.list)) {
        kinds.emplace_back(kind, site.say_named("kind_", kind));
    }
    const auto day = [](const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); };
    Html fields = field({"name", site.say(Word::entry_name), entry.name, "", Input::text, true}) + drop_down("kind", site.say(Word::entry_kind), kinds, entry.kind);
    const bool is_reached = entry.list != Register::device;
    if (is_reached) {
        fields += field({"phone", site.say(Word::entry_phone), entry.phone, "", Input::phone}) + field({"mail", site.say(Word::entry_mail), entry.mail, "", Input::mail});
    }
    if (entry.list == Register::service && !suppliers.empty()) {
        Options providers{{"", ""}};
        for (const Entry& supplier : suppliers) {
            providers.emplace_back(std::to_string(supplier.id), supplier.name);
        }
        fields += drop_down("provider", site.say(Word::entry_provider), providers, entry.provider == 0 ? std::string() : std::to_string(entry.provider));
    }
    if (entry.list == Register::supplier || entry.list == Register::number) {
        fields += field({"reference", site.say(Word::entry_reference), entry.reference});
    }
    fields += field({"since", site.say(Word::entry_since), day(entry.since), "", Input::date}) + field({"until", site.say(Word::entry_until), day(entry.until), "", Input::date});
    fields += long_field({"note", site.say(Word::entry_note), entry.note}) + button(site.say(Word::site_save));
    return site.form(path, fields);
}

Result<Entry> filled(const Request& request, Entry entry)
{
    for (const auto& [name, place] : {std::pair("since", &entry.since), std::pair("until", &entry.until)}) {
        const std::string_view typed = request.field(name);
        *place = parse_date(typed);
        if (!typed.empty() && !*place) {
            return fail(ErrorCode::bad_usage, "a date");
        }
    }
    entry.kind = request.field("kind");
    entry.name = text::trim(request.field("name"));
    entry.phone = text::trim(request.field("phone"));
    entry.mail = text::trim(request.field("mail"));
    entry.note = text::trim(request.field("note"));
    if (request.form.contains("reference")) {
        entry.reference = text::trim(request.field("reference"));
    }
    if (request.form.contains("provider")) {
        entry.provider = text::to_integer(request.field("provider")).value_or(0);
    }
    return entry;
}

Result<std::int64_t> id_in(const Request& request)
{
    const auto id = text::to_integer(request.part("id"));
    return id ? Result<std::int64_t>(*id) : fail(ErrorCode::not_found, "no such entry");
}

Result<Entry> entry_in(const Request& request, const PracticeFile& file)
{
    const std::int64_t id = TRY(id_in(request));
    return file.entry(id);
}

Result<Register> register_in(const Request& request)
{
    const auto list = ::asepsie::practice::register_named(request.part("list"));
    return list ? Result<Register>(*list) : fail(ErrorCode::not_found, "no such list");
}

// "téléphone" is "Téléphone". The words of kinds begin with a letter of ASCII.
std::string opening_capital(std::string words)
{
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

Html description_form(const Site& site, const ::asepsie::practice::Practice& described)
{
    Options professions{{"", ""}};
    for (const knowledge::Profession& profession : site.catalogue().professions) {
        professions.emplace_back(profession.id, profession.name.in(site.setting().language));
    }
    Options ways{{"", ""}};
    for (const std::string_view way : ::asepsie::practice::ways) {
        ways.emplace_back(way, site.say_named("way_", way));
    }
    Options territories;
    for (const knowledge::Territory& territory : site.catalogue().territories) {
        territories.emplace_back(territory.id, territory.name.in(site.setting().language));
    }
    const auto hours = [](int number) { return number > 0 ? std::to_string(number) : std::string(); };
    return site.form("/practice", field({"name", site.say(Word::practice_name), described.name}) + field({"phone", site.say(Word::entry_phone), described.phone, site.say(Word::practice_contact_hint), Input::phone})
        + field({"mail", site.say(Word::entry_mail), described.mail, "", Input::mail}) + drop_down("profession", site.say(Word::practice_profession), professions, described.profession)
        + drop_down("way", site.say(Word::practice_way), ways, described.way) + drop_down("territory", site.say(Word::clock_territory), territories, described.territory)
        + field({"insurer_hours", site.say(Word::clock_insurer_hours), hours(described.insurer_hours), site.say(Word::clock_hours_hint)})
        + field({"supplier_hours", site.say(Word::clock_supplier_hours), hours(described.supplier_hours), site.say(Word::clock_hours_hint)}) + button(site.say(Word::site_save)));
}

Result<Response> show_practice(const Site& site, const PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto described = TRY(file.practice());
    const auto suppliers = TRY(file.entries(Register::supplier, setting.today));
    Html lists;
    for (const Register list : ::asepsie::practice::all_registers) {
        const std::vector<Entry> some = TRY(file.entries(list, setting.today));
        const std::string path = "/practice/" + std::string(::asepsie::practice::name_of(list)) + "/new";
        lists += document::to_html(list_page(list, some, suppliers, setting).blocks, document::Links::followed);
        Html adding = link_to(path, Html::text(site.say_named("add_", ::asepsie::practice::name_of(list))));
        for (const std::string_view kind : application::usual_missing(list, described, some)) {
            adding += Html::text(" ") + link_to(path + "?kind=" + std::string(kind), Html::text("+\xC2\xA0" + site.say_named("kind_", kind)));
        }
        lists += paragraph(adding, "gestures");
    }
    const Html more = lists + fold(site.say(Word::practice_describe), description_form(site, described)) + paragraph(link_to("/accounts", Html::text(site.say(Word::password_accounts_link)))) + paragraph(link_to("/phones", Html::text(site.say(Word::phones_title))))
        + paragraph(link_to("/file", Html::text(site.say(Word::file_title))));
    return site.page(description_page(described, setting), more, "/practice");
}

// Hours of a contract; 0 where nothing was typed.
Result<int> hours_in(std::string_view typed)
{
    constexpr std::int64_t most = 24 * 90;
    typed = text::trim(typed);
    const auto hours = text::to_integer(typed);
    if (!typed.empty() && (!hours || *hours < 0 || *hours > most)) {
        return fail(ErrorCode::bad_usage, "a number of hours");
    }
    return static_cast<int>(hours.value_or(0));
}

Result<std::string> set(Site& site, const Request& request, PracticeFile& file)
{
    ::asepsie::practice::Practice described = TRY(file.practice());
    described.name = text::trim(request.field("name"));
    described.phone = text::trim(request.field("phone"));
    described.mail = text::trim(request.field("mail"));
    described.profession = request.field("profession");
    described.way = request.field("way");
    described.territory = request.field("territory");
    described.insurer_hours = TRY(hours_in(request.field("insurer_hours")));
    described.supplier_hours = TRY(hours_in(request.field("supplier_hours")));
    const auto& ways = ::asepsie::practice::ways;
    const bool is_known = (described.profession.empty() || site.catalogue().profession(described.profession) != nullptr)
        && (described.way.empty() || std::find(ways.begin(), ways.end(), described.way) != ways.end()) && described.name.size() <= ::asepsie::practice::longest_name
        && (described.territory.empty() || site.catalogue().territory(described.territory) != nullptr);
    if (!is_known) {
        return fail(ErrorCode::bad_usage, "a profession or a way of working");
    }
    TRY(file.set_practice(described, site.now()));
    site.confirm(site.say(Word::kept_practice));
    return std::string("/practice");
}

}  // namespace

void practice(Site& site)
{
    site.get_open("/practice", [&site](const Request&, const PracticeFile& file) { return show_practice(site, file); });
    site.post_open("/practice", [&site](const Request& request, PracticeFile& file) { return set(site, request, file); });
    site.get_open("/practice/{list}/new", [&site](const Request& request, const PracticeFile& file) -> Result<Response> {
        Entry entry;
        entry.list = TRY(register_in(request));
        entry.kind = request.asked("kind");
        const auto kinds = ::asepsie::practice::kinds_of(entry.list);
        if (std::find(kinds.begin(), kinds.end(), entry.kind) != kinds.end()) {
            entry.name = opening_capital(site.say_named("kind_", entry.kind));  // the usual one is named after its kind, until somebody knows better
        }
        const auto suppliers = TRY(file.entries(Register::supplier, date_of(site.now())));
        const std::string name(::asepsie::practice::name_of(entry.list));
        const std::string title = site.say_named("add_", name);
        return site.page(title, heading(1, title) + entry_form(site, "/practice/" + name + "/new", entry, suppliers), "/practice");
    });
    site.post_open("/practice/{list}/new", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        Entry entry;
        entry.list = TRY(register_in(request));
        const Entry added = TRY(filled(request, entry));
        const std::int64_t id = TRY(file.put_entry(added, site.now()));
        site.confirm(site.say(Word::kept_entry, {{"name", added.name}}));
        return added.list == Register::supplier ? "/suppliers/" + std::to_string(id) : std::string("/practice");
    });
    site.get_open("/practice/entries/{id}", [&site](const Request& request, const PracticeFile& file) -> Result<Response> {
        const Entry entry = TRY(entry_in(request, file));
        const auto suppliers = TRY(file.entries(Register::supplier, date_of(site.now())));
        const std::string path = "/practice/entries/" + std::to_string(entry.id);
        return site.page(entry.name, heading(1, entry.name) + entry_form(site, path, entry, suppliers)
            + fold(site.say(Word::entry_remove), paragraph(Html::text(site.say(Word::entry_remove_hint))) + site.form(path + "/remove", button(site.say(Word::site_remove), Button::second))), "/practice");
    });
    site.post_open("/practice/entries/{id}", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        const std::int64_t id = TRY(id_in(request));
        const Entry known = TRY(file.entry(id));
        const Entry changed = TRY(filled(request, known));
        TRY(file.put_entry(changed, site.now()));
        site.confirm(site.say(Word::kept_entry, {{"name", changed.name}}));
        return std::string("/practice");
    });
    site.post_open("/practice/entries/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        const Entry removed = TRY(entry_in(request, file));
        TRY(file.remove_entry(removed.id, site.now()));
        site.confirm(site.say(Word::kept_removed, {{"name", removed.name}}));
        return std::string("/practice");
    });
}

}  // namespace asepsie::web::pages
