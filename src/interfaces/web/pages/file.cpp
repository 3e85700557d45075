// The notebook's file: its state, earlier versions, another passphrase, another code, everything in clear.
#include "application/practice/practice_export.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>
#include <ctime>

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

// A moment as the clock on the wall shows it.
struct LocalTime {
    std::string date;
    std::string time;
};
LocalTime local_time(const Site& site, Moment moment)
{
    const std::time_t seconds = moment.time_since_epoch().count();
    std::tm parts{};
    if (localtime_r(&seconds, &parts) == nullptr) {
        return {words::show_date(site.catalogue(), date_of(moment), site.setting().language), ""};
    }
    const Date day = std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday;
    const auto two_digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return {words::show_date(site.catalogue(), day, site.setting().language), site.say(Word::clock_time, {{"hour", std::to_string(parts.tm_hour)}, {"minute", two_digits(parts.tm_min)}})};
}

Html present_field(const Site& site, const std::string& name) { return field({name, site.say(Word::phrase_present), "", "", Input::passphrase, true}); }

Html versions_list(const Site& site, const std::vector<storage::VersionFile>& versions)
{
    Html all;
    for (const storage::VersionFile& version : versions) {
        const LocalTime at = local_time(site, version.state.saved_at);
        const std::string said = site.say(Word::notebook_version, {{"date", at.date}, {"time", at.time}, {"generation", static_cast<std::int64_t>(version.state.generation)}});
        all += paragraph(link_to("/file/versions/" + version.name, Html::text(said)), "status neutral");
    }
    return versions.empty() ? paragraph(Html::text(site.say(Word::vault_versions_none))) : all;
}

Result<Response> show_file(const Site& site, const PracticeFile& file)
{
    const auto versions = TRY(file.vault().versions());
    const std::string title = site.say(Word::notebook_file_title);
    const LocalTime saved = local_time(site, file.vault().state().saved_at);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::notebook_saved, {{"date", saved.date}, {"time", saved.time}})));
    content += paragraph(Html::marked(site.say(Word::notebook_where, {{"folder", site.setting().folder}})));
    content += heading(2, site.say(Word::notebook_change_phrase))
        + site.form("/file/passphrase", present_field(site, "present") + new_phrase_fields(site, Word::phrase_new, Word::phrase_again, "") + button(site.say(Word::phrase_change), Button::second));
    content += heading(2, site.say(Word::code_new_title)) + paragraph(Html::text(site.say(Word::code_new_hint))) + site.form("/file/code", button(site.say(Word::code_new), Button::second));
    content += heading(2, site.say(Word::notebook_versions)) + versions_list(site, versions);
    content += heading(2, site.say(Word::notebook_take_along)) + paragraph(Html::text(site.say(Word::notebook_take_along_hint)))
        + site.form("/file/export", field({"present_for_export", site.say(Word::phrase_present), "", "", Input::passphrase, true}) + button(site.say(Word::file_export), Button::second));
    return site.page(title, content, "/practice");
}

Response back_to_file(const Site& site, Word title, const Html& what, unsigned status)
{
    return site.page(site.say(title), heading(1, site.say(title)) + paragraph(what) + paragraph(link_to("/file", Html::text(site.say(Word::notebook_back)))), "/practice", status);
}

// Nothing where the phrase typed is the present one, else the page that says it is not.
std::optional<Response> refused(Site& site, std::string_view phrase, Tries& tries)
{
    if (tries.must_wait(site.setting().since_boot())) {
        return back_to_file(site, Word::site_failed_title, Html::text(site.say(Word::open_wait)), 400);
    }
    const auto checked = site.file()->vault().check_passphrase(crypto::Secret::copy_of(phrase));
    if (checked.ok()) {
        tries.succeeded();
        return std::nullopt;
    }
    if (checked.error().code != ErrorCode::wrong_key) {
        return site.failure(checked.error());
    }
    tries.failed(site.setting().since_boot());
    return back_to_file(site, Word::site_failed_title, Html::text(site.say(Word::phrase_present_wrong)), 400);
}

Response change_passphrase(Site& site, const Request& request, Tries& tries)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    if (const auto flaw = flaw_of_new_phrase(site, request)) {
        return back_to_file(site, Word::site_failed_title, Html::text(*flaw), 400);
    }
    if (auto refusal = refused(site, request.field("present"), tries)) {
        return std::move(*refusal);
    }
    const auto changed = site.file()->change_passphrase(crypto::Secret::copy_of(request.field("phrase")), site.setting().cost, site.now());
    if (!changed.ok()) {
        return site.failure(changed.error());
    }
    site.setting().remember_seen(site.file()->vault().state());
    return back_to_file(site, Word::notebook_file_title, Html::text(site.say(Word::phrase_changed)), 200);
}

Result<storage::VersionFile> version_named(const PracticeFile& file, std::string_view name)
{
    const auto versions = TRY(file.vault().versions());
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const storage::VersionFile& version) { return version.name == name; });
    return found == versions.end() ? Result<storage::VersionFile>(fail(ErrorCode::not_found, "no such version")) : *found;
}

Result<Response> confirm_restore(const Site& site, const Request& request, const PracticeFile& file)
{
    const storage::VersionFile version = TRY(version_named(file, request.part("version")));
    const LocalTime at = local_time(site, version.state.saved_at);
    const std::string title = site.say(Word::notebook_restore_title);
    return site.page(title, heading(1, title) + paragraph(Html::marked(site.say(Word::notebook_restore_what, {{"date", at.date}, {"time", at.time}})))
        + paragraph(Html::text(site.say(Word::notebook_restore_kept))) + site.form("/file/restore", hidden("version", version.name) + button(site.say(Word::notebook_go_back)))
        + paragraph(link_to("/file", Html::text(site.say(Word::notebook_restore_stay)))), "/practice");
}

Response restore(Site& site, const Request& request)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    const auto version = version_named(*site.file(), request.field("version"));
    if (!version.ok()) {
        return site.failure(version.error());
    }
    if (const auto restored = site.file()->restore(version->name, site.now()); !restored.ok()) {
        return site.failure(restored.error());
    }
    site.setting().remember_seen(site.file()->vault().state());
    const LocalTime at = local_time(site, version->state.saved_at);
    return back_to_file(site, Word::notebook_file_title, Html::marked(site.say(Word::notebook_restored, {{"date", at.date}, {"time", at.time}})), 200);
}

// Written by the browser to where its user wants it: it leaves the file, so it is noted.
Response export_all(Site& site, const Request& request, Tries& tries)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    if (auto refusal = refused(site, request.field("present_for_export"), tries)) {
        return std::move(*refusal);
    }
    PracticeFile& file = *site.file();
    const auto noted = file.note_departure({site.now(), site.say(Word::notebook_take_along), site.say(Word::file_export_to)});
    const auto saved = noted.ok() ? file.save(site.now()) : noted;
    const auto text = saved.ok() ? practice_as_json(file, date_of(site.now())) : Result<std::string>(saved.error());
    if (!text.ok()) {
        return site.failure(text.error());
    }
    site.setting().remember_seen(file.vault().state());
    Response response{200, "application/json", *text, {}};
    response.headers.emplace_back("Content-Disposition", http::kept_as("asepsie.json"));
    return response;
}

}  // namespace

void file(Site& site)
{
    const auto tries = std::make_shared<Tries>();
    site.get_open("/file", [&site](const Request&, const PracticeFile& kept) { return show_file(site, kept); });
    site.router.post("/file/passphrase", [&site, tries](const Request& request) { return change_passphrase(site, request, *tries); });
    site.get_open("/file/versions/{version}", [&site](const Request& request, const PracticeFile& kept) { return confirm_restore(site, request, kept); });
    site.router.post("/file/restore", [&site](const Request& request) { return restore(site, request); });
    site.router.post("/file/export", [&site, tries](const Request& request) { return export_all(site, request, *tries); });
}

}  // namespace asepsie::web::pages
