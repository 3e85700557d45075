// "Could you reopen on Monday?": the answer, what must survive, where copies go, a look and a restoration really made.
#include "application/backup/backup_calendar.h"
#include "application/backup/backup_pages.h"
#include "application/copies/usual_places.h"
#include "application/watch/watch_page.h"
#include "foundation/base/names.h"
#include "foundation/base/text.h"
#include "foundation/document/html_page.h"
#include "foundation/storage/files.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/fields.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::BackupBook;
using application::KnownBackups;
using application::PracticeFile;

constexpr std::string_view backups_menu = "/backups";

template <std::size_t n>
Options options_named(const Site& site, std::string_view prefix, const std::array<std::string_view, n>& names)
{
    Options options;
    for (const std::string_view name : names) {
        options.emplace_back(name, site.say_named(prefix, name));
    }
    return options;
}

Html source_form(const Site& site, const std::string& path, const backup::Source& source)
{
    return site.form(path, field({"name", site.say(Word::backup_name), source.name, site.say(Word::backup_name_hint), Input::text, true})
                               + drop_down("kind", site.say(Word::backup_kind), options_named(site, "source_kind_", backup::source_kind_names), name_among(source.kind, backup::source_kind_names))
                               + field({"place", site.say(Word::backup_place), source.place, site.say(Word::backup_place_hint)}) + button(site.say(Word::site_save)));
}

Html told_choice(const Site& site, const std::string& name, Word label, backup::Told told)
{
    return drop_down(name, site.say(label), options_named(site, "told_", backup::told_names), name_among(told, backup::told_names));
}

// Its fields have names of their own: it stands on one page with the form of sources.
Html destination_form(const Site& site, const std::string& path, const backup::Destination& destination, const std::vector<backup::Source>& sources)
{
    Html fields = field({"to_name", site.say(Word::backup_name), destination.name, site.say(Word::backup_name_hint), Input::text, true})
                  + drop_down("to_kind", site.say(Word::backup_kind), options_named(site, "destination_kind_", backup::destination_kinds), destination.kind)
                  + field({"to_place", site.say(Word::backup_place), destination.place, site.say(Word::backup_place_hint), Input::text, true});
    if (sources.size() > 1) {
        fields += heading(3, site.say(Word::backup_holds_what));
    }
    for (const backup::Source& source : sources) {
        if (sources.size() > 1) {
            fields += tick("holds_" + std::to_string(source.id), source.name, !destination.sources.empty() && destination.holds(source.id) ? Ticked::yes : Ticked::no);
        }
    }
    fields += told_choice(site, "unplugged", Word::backup_unplugged, destination.is_unplugged) + told_choice(site, "off_site", Word::backup_off_site, destination.is_off_site)
              + told_choice(site, "encrypted", Word::backup_encrypted, destination.is_encrypted)
              + field({"secret", site.say(Word::backup_secret), "", site.say(Word::backup_secret_hint), Input::new_passphrase}) + button(site.say(Word::site_save));
    return site.form(path, fields);
}

// The watch over the documents: on, off, or what it saw.
Html watch_of(const Site& site)
{
    const auto status = application::read_watch_status(site.setting().watch_status);
    Html shown = blocks(application::watch_page(status, site.page_setting(), site.now()).blocks);
    if (status.ok() && !status->alarms.empty()) {
        shown += paragraph(link_to("/incident", Html::text(site.say(Word::watch_open_guide))), "gestures");
    }
    return shown;
}

// What to press, or what is under way already.
Html looking(Site& site, const KnownBackups& known)
{
    if (!site.errand.is_over()) {
        return paragraph(link_to(std::string(Site::errand_path), Html::text(site.errand.name())), "notice neutral");
    }
    return known.destinations.empty() ? Html() : site.form("/backups/look", button(site.say(Word::backup_look_now)) + tick("deep", site.say(Word::backup_look_deep)), "done");
}

// The page, with its gesture right after the next thing to do.
Html with_looking(Site& site, const KnownBackups& known, const document::Document& page)
{
    Html all;
    for (const document::Block& block : page.blocks) {
        all += blocks({block});
        if (std::holds_alternative<document::Steps>(block)) {
            all += looking(site, known);
        }
    }
    return all;
}

Result<Response> show_backups(Site& site, PracticeFile& file)
{
    const KnownBackups known = TRY(BackupBook(file).all());
    const document::Document page = application::backups_page(known, site.page_setting(), site.now());
    Html more = with_looking(site, known, page);
    more += paragraph(link_to("/backups/found", Html::text(site.say(Word::backup_usual_link))), "gestures");
    const Html adding_source = source_form(site, "/backups/sources/new", {});
    const Html adding_destination = destination_form(site, "/backups/new", {}, known.sources);
    more += known.sources.empty() ? heading(2, site.say(Word::backup_add_source)) + adding_source : fold(site.say(Word::backup_add_source), adding_source);
    more += !known.sources.empty() && known.destinations.empty() ? heading(2, site.say(Word::backup_add_destination)) + adding_destination : fold(site.say(Word::backup_add_destination), adding_destination);
    more += watch_of(site);
    if (!known.destinations.empty()) {
        more += paragraph(link_to("/backups/reminders.ics", Html::text(site.say(Word::backup_calendar))));
    }
    return site.page(page.title, more, backups_menu);
}

// Each place with the gesture that notes it as one where copies go.
Result<Response> show_found(const Site& site)
{
    const auto machine = TRY(site.setting().this_computer());
    const std::vector<copies::FoundPlace> places = copies::find_usual_places(*machine);
    const document::Document page = application::found_places_page(places, site.page_setting());
    Html all;
    std::size_t place = 0;
    for (const document::Block& block : page.blocks) {
        all += blocks({block});
        if (std::holds_alternative<document::StatusLine>(block)) {
            const copies::FoundPlace& found = places[place++];
            const std::string name = found.place.substr(found.place.rfind('/') + 1);
            all += site.form("/backups/new", hidden("to_name", name.empty() ? found.place : name) + hidden("to_kind", std::string(copies::name_of(found.kind))) + hidden("to_place", found.place)
                                                 + button(site.say(Word::backup_found_add), Button::second), "done");
        }
    }
    return site.page(page.title, all + paragraph(link_to("/backups", Html::text(site.say(Word::backups_menu)))), backups_menu);
}

struct AskedDestination {
    KnownBackups known;
    const backup::Destination* destination = nullptr;
};

Result<std::unique_ptr<AskedDestination>> destination_asked(const Request& request, PracticeFile& file)
{
    auto asked = std::make_unique<AskedDestination>();
    asked->known = TRY(BackupBook(file).all());
    asked->destination = asked->known.destination(text::to_integer(request.part("id")).value_or(0));
    return asked->destination == nullptr ? Result<std::unique_ptr<AskedDestination>>(fail(ErrorCode::not_found, "no such destination")) : std::move(asked);
}

Result<Response> show_destination(const Site& site, const Request& request, PracticeFile& file)
{
    const auto asked = TRY(destination_asked(request, file));
    const backup::Destination& destination = *asked->destination;
    const std::string path = "/backups/" + std::to_string(destination.id);
    Html content = heading(1, destination.name) + document::to_html({application::destination_line(destination, asked->known, site.page_setting())}, document::Links::followed);
    const Html whole = tick("all", site.say(asked->known.unfinished_of(destination.id) == nullptr ? Word::backup_try_all : Word::backup_try_on));
    content += site.form(path + "/drill", button(site.say(Word::backup_try)) + whole, "done");
    content += destination_form(site, path, destination, asked->known.sources) + paragraph(link_to(path + "/remove", Html::text(site.say(Word::site_remove))));
    content += paragraph(link_to("/backups", Html::text(site.say(Word::backups_title))));
    return site.page(destination.name, content, backups_menu);
}

backup::Told told_typed(const Request& request, std::string_view name) { return value_named<backup::Told>(request.field(name), backup::told_names).value_or(backup::Told::unknown); }

// As it was typed in a browser, which is in no folder: absolute, or an address elsewhere.
std::optional<std::string> place_typed(std::string_view typed)
{
    const std::string trimmed(text::trim(typed));
    const bool is_whole = trimmed.empty() || trimmed.find_first_of("/~\"'") == 0 || trimmed.find(':') != std::string::npos;
    return is_whole ? std::optional(storage::from_here(trimmed)) : std::nullopt;
}

// Nothing is kept, and the page says why.
Site::Tried refused(Site& site, Word why)
{
    site.confirm(site.say(why), document::Tone::danger);
    return {"/backups", false};
}

// Kept all the same: a disk may be away.
void say_whether_there(Site& site, const std::string& place)
{
    const auto machine = site.setting().this_computer();
    if (place.starts_with('/') && machine.ok() && !(*machine)->status(place).ok()) {
        site.confirm(site.say(Word::backup_place_not_there, {{"place", place}}), document::Tone::to_do);
    }
}

Result<Site::Tried> keep_destination(Site& site, const Request& request, PracticeFile& file, backup::Destination destination)
{
    BackupBook book(file);
    const KnownBackups known = TRY(book.all());
    destination.name = text::trim(request.field("to_name"));
    destination.kind = request.field("to_kind");
    const auto place = place_typed(request.field("to_place"));
    destination.place = place.value_or("");
    destination.is_unplugged = told_typed(request, "unplugged");
    destination.is_off_site = told_typed(request, "off_site");
    destination.is_encrypted = told_typed(request, "encrypted");
    destination.sources.clear();
    for (const backup::Source& source : known.sources) {
        if (!request.field("holds_" + std::to_string(source.id)).empty()) {
            destination.sources.push_back(source.id);
        }
    }
    if (!place || destination.name.empty() || destination.place.empty()) {
        return refused(site, place ? Word::backup_flaw : Word::backup_place_relative);
    }
    const std::int64_t id = TRY(book.put(destination, site.now()));
    if (const crypto::Secret secret = crypto::Secret::copy_of(request.field("secret")); !secret.empty()) {
        TRY(book.put_secret(id, secret));
    }
    say_whether_there(site, destination.place);
    return Site::Tried{"/backups", true};
}

Result<Site::Tried> keep_source(Site& site, const Request& request, PracticeFile& file, backup::Source source)
{
    source.name = text::trim(request.field("name"));
    source.kind = value_named<backup::SourceKind>(request.field("kind"), backup::source_kind_names).value_or(backup::SourceKind::other);
    const auto place = place_typed(request.field("place"));
    source.place = place.value_or("");
    if (!place || source.name.empty()) {
        return refused(site, place ? Word::backup_flaw : Word::backup_place_relative);
    }
    TRY(BackupBook(file).put(source, site.now()));
    say_whether_there(site, source.place);
    return Site::Tried{"/backups", true};
}

Result<backup::Source> source_asked(const Request& request, PracticeFile& file)
{
    const KnownBackups known = TRY(BackupBook(file).all());
    const backup::Source* source = known.source(text::to_integer(request.part("id")).value_or(0));
    return source == nullptr ? Result<backup::Source>(fail(ErrorCode::not_found, "no such source")) : *source;
}

Result<Response> show_source(const Site& site, const Request& request, PracticeFile& file)
{
    const backup::Source source = TRY(source_asked(request, file));
    const std::string path = "/backups/sources/" + std::to_string(source.id);
    return site.page(source.name,
        heading(1, source.name) + source_form(site, path, source) + paragraph(link_to(path + "/remove", Html::text(site.say(Word::site_remove)))) + paragraph(link_to("/backups", Html::text(site.say(Word::backups_title)))),
        backups_menu);
}

// Nothing of the disk is touched, and that is said before.
Response ask_before_removing(const Site& site, const std::string& name, const std::string& path, Word what)
{
    const Html content = heading(1, site.say(Word::backup_remove_title, {{"name", name}})) + paragraph(Html::text(site.say(what)))
                         + site.form(path + "/remove", button(site.say(Word::site_remove), Button::second)) + paragraph(link_to(path, Html::text(site.say(Word::backup_remove_not))));
    return site.page(name, content, backups_menu);
}

}  // namespace

void backups(Site& site)
{
    site.get_open("/backups", [&site](const Request&, PracticeFile& file) { return show_backups(site, file); });
    site.get_open("/backups/found", [&site](const Request&, PracticeFile&) { return show_found(site); });
    site.get_open("/backups/reminders.ics", [&site](const Request&, PracticeFile& file) -> Result<Response> {
        const KnownBackups known = TRY(BackupBook(file).all());
        return kept_response("text/calendar; charset=utf-8", application::backups_as_calendar(known, file.vault().state().id, site.page_setting(), site.now()), "sauvegardes.ics");
    });
    site.post_tried("/backups/new", [&site](const Request& request, PracticeFile& file) { return keep_destination(site, request, file, {}); });
    site.post_tried("/backups/sources/new", [&site](const Request& request, PracticeFile& file) { return keep_source(site, request, file, {}); });
    site.get_open("/backups/sources/{id}", [&site](const Request& request, PracticeFile& file) { return show_source(site, request, file); });
    site.post_tried("/backups/sources/{id}", [&site](const Request& request, PracticeFile& file) -> Result<Site::Tried> {
        const backup::Source source = TRY(source_asked(request, file));
        return keep_source(site, request, file, source);
    });
    site.get_open("/backups/sources/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<Response> {
        const backup::Source source = TRY(source_asked(request, file));
        return ask_before_removing(site, source.name, "/backups/sources/" + std::to_string(source.id), Word::backup_remove_source);
    });
    site.get_open("/backups/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<Response> {
        const auto asked = TRY(destination_asked(request, file));
        return ask_before_removing(site, asked->destination->name, "/backups/" + std::to_string(asked->destination->id), Word::backup_remove_destination);
    });
    site.post_open("/backups/sources/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        TRY(BackupBook(file).remove_source(text::to_integer(request.part("id")).value_or(0), site.now()));
        return std::string("/backups");
    });
    site.get_open("/backups/{id}", [&site](const Request& request, PracticeFile& file) { return show_destination(site, request, file); });
    site.post_tried("/backups/{id}", [&site](const Request& request, PracticeFile& file) -> Result<Site::Tried> {
        const auto asked = TRY(destination_asked(request, file));
        return keep_destination(site, request, file, *asked->destination);
    });
    site.post_open("/backups/{id}/remove", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        TRY(BackupBook(file).remove_destination(text::to_integer(request.part("id")).value_or(0), site.now()));
        return std::string("/backups");
    });
}

}  // namespace asepsie::web::pages
