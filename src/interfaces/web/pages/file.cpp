// The file itself: its state, earlier versions, another passphrase, everything in clear.
#include "application/practice/practice_export.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

Result<Response> show(const Site& site, const PracticeFile& file)
{
    const storage::VaultState& state = file.vault().state();
    const auto date = [&site](Moment at) { return words::show_date(site.catalogue(), date_of(at), site.setting().language); };
    const std::string title = site.say(Word::file_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::vault_state, {{"date", date(state.saved_at)}, {"generation", static_cast<std::int64_t>(state.generation)}})));
    content += paragraph(Html::marked(site.say(Word::file_where, {{"folder", site.setting().folder}})));
    content += heading(2, site.say(Word::file_phrase_title))
        + site.form("/file/passphrase", field({"phrase", site.say(Word::create_phrase), "", "", Input::new_passphrase, true})
            + field({"again", site.say(Word::create_again), "", "", Input::new_passphrase, true}) + button(site.say(Word::site_save), Button::second));
    content += heading(2, site.say(Word::vault_versions_title));
    const auto versions = TRY(file.vault().versions());
    for (const storage::VersionFile& version : versions) {
        content += site.form("/file/restore", hidden("version", version.name)
            + button(site.say(Word::file_restore, {{"date", date(version.state.saved_at)}, {"generation", static_cast<std::int64_t>(version.state.generation)}}), Button::plain), "inline version");
    }
    content += versions.empty() ? paragraph(Html::text(site.say(Word::vault_versions_none))) : Html();
    content += heading(2, site.say(Word::file_export_title)) + paragraph(Html::text(site.say(Word::file_export_hint))) + site.form("/file/export", button(site.say(Word::file_export), Button::second));
    return site.page(title, content, "/practice");
}

Response change_passphrase(Site& site, const Request& request)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    const std::string_view phrase = request.field("phrase");
    if (phrase.size() < application::least_passphrase_bytes || phrase != request.field("again")) {
        return site.message(Word::site_failed_title, Html::text(phrase == request.field("again") ? site.say(Word::create_too_short, {{"n", static_cast<std::int64_t>(application::least_passphrase_bytes)}}) : site.say(Word::passphrase_differs)), 400);
    }
    const auto changed = site.file()->change_passphrase(crypto::Secret::copy_of(phrase), site.setting().cost, site.now());
    if (!changed.ok()) {
        return site.failure(changed.error());
    }
    site.setting().remember_seen(site.file()->vault().state());
    return site.message(Word::file_title, Html::text(site.say(Word::vault_passphrase_changed)), 200);
}

Response restore(Site& site, const Request& request)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    const auto restored = site.file()->restore(std::string(request.field("version")), site.now());
    if (!restored.ok()) {
        return site.failure(restored.error());
    }
    site.setting().remember_seen(site.file()->vault().state());
    return Response::redirect("/file");
}

// Written by the browser to where its user wants it: it leaves the file, so it is noted.
Response export_all(Site& site)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    PracticeFile& file = *site.file();
    const auto noted = file.note_departure({site.now(), site.say(Word::file_export_title), site.say(Word::file_export_to)});
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
    site.get_open("/file", [&site](const Request&, const PracticeFile& kept) { return show(site, kept); });
    site.router.post("/file/passphrase", [&site](const Request& request) { return change_passphrase(site, request); });
    site.router.post("/file/restore", [&site](const Request& request) { return restore(site, request); });
    site.router.post("/file/export", [&site](const Request&) { return export_all(site); });
}

}  // namespace asepsie::web::pages
