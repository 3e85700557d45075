// Creating the practice's file, opening and locking it, and the reader's language.
#include "foundation/base/text.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

// What the door remembers between two pages.
struct Hall {
    Tries tries;
    crypto::Secret proposed;      // the same until the notebook is made, whatever is typed wrong meanwhile
    bool by_recovery = false;     // the open notebook was opened by its code: its owner may choose a phrase without knowing the present one
};

std::string text_of(const crypto::Secret& secret) { return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()}; }

std::string proposed_by(Hall& hall)
{
    if (hall.proposed.empty()) {
        hall.proposed = crypto::make_passphrase();
    }
    return text_of(hall.proposed);
}

Html problem_notice(const std::string& problem) { return problem.empty() ? Html() : paragraph(Html::marked(problem), "notice danger"); }

Response create_page(const Site& site, Hall& hall, const std::string& problem, bool is_proposed_used)
{
    const std::string title = site.say(Word::notebook_create_title);
    const std::string phrase = proposed_by(hall);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::asepsie_is))) + problem_notice(problem);
    content += paragraph(Html::text(site.say(Word::notebook_create_lead)) + Html::text(" ") + Html::text(site.say(Word::notebook_phrase_why)));
    if (is_proposed_used) {
        content += paragraph(Html::marked(site.say(Word::phrase_used, {{"phrase", phrase}})), "notice neutral");
    } else {
        content += paragraph(Html::text(site.say(Word::phrase_proposed))) + paragraph(Html::text(phrase), "code")
            + site.form("/create/proposed", button(site.say(Word::phrase_use), Button::second)) + paragraph(Html::text(site.say(Word::phrase_own)));
    }
    content += site.form("/create", new_phrase_fields(site, Word::create_phrase, Word::create_again, is_proposed_used ? phrase : "") + button(site.say(Word::notebook_create)));
    return site.page(title, content, "", problem.empty() ? 200 : 400);
}

// Shown once, on a page that is a sheet for the drawer when printed. Five groups of five: so it was written on the papers there are, and 25 signs by four would leave one alone.
Response code_page(const Site& site, const std::string& code, const std::string& practice, const Html& more, const std::string& next)
{
    using document::html::element;
    using document::html::Tag;
    Html pairs;
    const auto pair = [&](Word label, const std::string& value) { pairs += element(Tag::dt, {}, Html::text(site.say(label))) + element(Tag::dd, {}, Html::text(value)); };
    pair(Word::code_practice, practice.empty() ? site.say(Word::code_to_fill_in) : practice);
    pair(Word::code_date, words::show_date(site.catalogue(), date_of(site.now()), site.setting().language));
    pair(Word::code_where, site.setting().folder);
    const std::string title = site.say(Word::code_title);
    return site.page(title, heading(1, title) + paragraph(Html::text(code), "code") + paragraph(Html::text(site.say(Word::code_why))) + more + element(Tag::dl, {}, pairs)
        + paragraph(link_to(next, Html::text(site.say(Word::code_kept))), "next") + print_gesture(site), "");
}

Response create(Site& site, const Request& request, Hall& hall)
{
    if (site.has_vault()) {
        return Response::redirect("/open");
    }
    const bool is_proposed_used = request.field("phrase") == proposed_by(hall);
    if (const auto flaw = flaw_of_new_phrase(site, request)) {
        return create_page(site, hall, *flaw, is_proposed_used);
    }
    auto created = PracticeFile::create(storage::this_disk(), site.setting().folder, crypto::Secret::copy_of(request.field("phrase")), site.setting().cost, site.now());
    if (!created.ok()) {
        return site.failure(created.error());
    }
    hall = {};
    site.open(std::move(created->file));
    return code_page(site, created->recovery_code, "", Html(), "/welcome");
}

Response renew_code(Site& site)
{
    if (site.file() == nullptr) {
        return Response::redirect("/open");
    }
    const auto code = site.file()->vault().renew_recovery_code(site.now());
    if (!code.ok()) {
        return site.failure(code.error());
    }
    site.setting().remember_seen(site.file()->vault().state());
    return code_page(site, *code, site.file()->practice().value_or({}).name, paragraph(Html::text(site.say(Word::code_replaces))), "/file");
}

// ---- the first questions ----

Result<Response> welcome_page(const Site& site, const PracticeFile& file)
{
    const auto described = TRY(file.practice());
    Options professions{{"", ""}};
    for (const knowledge::Profession& profession : site.catalogue().professions) {
        professions.emplace_back(profession.id, profession.name.in(site.setting().language));
    }
    Options ways{{"", ""}};
    for (const std::string_view way : ::asepsie::practice::ways) {
        ways.emplace_back(way, site.say_named("way_", way));
    }
    const std::string title = site.say(Word::welcome_title);
    return site.page(title, heading(1, title) + paragraph(Html::text(site.say(Word::welcome_lead)))
        + site.form("/welcome", field({"name", site.say(Word::welcome_name), described.name}) + drop_down("profession", site.say(Word::welcome_profession), professions, described.profession)
            + drop_down("way", site.say(Word::welcome_way), ways, described.way) + button(site.say(Word::welcome_next))), "");
}

Result<std::string> describe(const Site& site, const Request& request, PracticeFile& file)
{
    ::asepsie::practice::Practice described = TRY(file.practice());
    described.name = text::trim(request.field("name"));
    described.profession = request.field("profession");
    described.way = request.field("way");
    const auto& ways = ::asepsie::practice::ways;
    const bool is_known = (described.profession.empty() || site.catalogue().profession(described.profession) != nullptr)
        && (described.way.empty() || std::find(ways.begin(), ways.end(), described.way) != ways.end());
    if (!is_known || described.name.size() > ::asepsie::practice::longest_name) {
        return fail(ErrorCode::bad_usage, "a profession or a way of working");
    }
    TRY(file.set_practice(described, site.now()));
    return std::string("/welcome/look");
}

Response first_look_page(const Site& site)
{
    const std::string title = site.say(Word::welcome_look_title);
    return site.page(title, heading(1, title) + paragraph(Html::text(site.say(Word::welcome_look))) + site.form("/observe", button(site.say(Word::welcome_look_now)))
        + paragraph(link_to("/", Html::text(site.say(Word::welcome_look_later)))), "");
}

// ---- opening ----

Response recovered_page(const Site& site, const std::string& problem)
{
    const std::string title = site.say(Word::recovered_title);
    return site.page(title, heading(1, title) + problem_notice(problem) + paragraph(Html::text(site.say(Word::recovered_lead)))
        + site.form("/recovered", new_phrase_fields(site, Word::phrase_new, Word::phrase_again, "") + button(site.say(Word::phrase_change)))
        + paragraph(link_to("/", Html::text(site.say(Word::recovered_later)))), "", problem.empty() ? 200 : 400);
}

Response choose_after_recovery(Site& site, const Request& request, Hall& hall)
{
    if (site.file() == nullptr || !hall.by_recovery) {
        return Response::redirect("/file");
    }
    if (const auto flaw = flaw_of_new_phrase(site, request)) {
        return recovered_page(site, *flaw);
    }
    const auto changed = site.file()->vault().change_passphrase(crypto::Secret::copy_of(request.field("phrase")), site.setting().cost, site.now());
    if (!changed.ok()) {
        return site.failure(changed.error());
    }
    hall.by_recovery = false;
    site.setting().remember_seen(site.file()->vault().state());
    return site.message(Word::notebook_name, Html::text(site.say(Word::phrase_changed)), 200);
}

Response open_page(const Site& site, const std::string& problem, bool is_older)
{
    const std::string title = site.say(Word::notebook_locked);
    const Html older = is_older ? tick("accept_older", site.say(Word::open_accept_older)) : Html();
    Html content = heading(1, title) + problem_notice(problem);
    content += site.form("/open", field({"phrase", site.say(Word::create_phrase), "", "", Input::passphrase, true}) + older + button(site.say(Word::open_button)));
    content += fold(site.say(Word::open_by_code), site.form("/open", field({"code", site.say(Word::open_code), "", "", Input::code, true}) + older + button(site.say(Word::open_button), Button::second)));
    return site.page(title, content, "", problem.empty() ? 200 : 400);
}

Result<PracticeFile> opened(const Site& site, const Request& request)
{
    const bool is_code = !request.field("code").empty();
    const crypto::Secret key = is_code ? TRY(crypto::read_recovery_code(request.field("code"))) : crypto::Secret::copy_of(request.field("phrase"));
    const storage::LastSeen seen = request.field("accept_older") == "yes" ? storage::LastSeen() : site.setting().last_seen;
    return PracticeFile::open(storage::this_disk(), site.setting().folder, is_code ? storage::KeyKind::recovery_code : storage::KeyKind::passphrase, key, seen);
}

Response open(Site& site, const Request& request, Hall& hall)
{
    if (hall.tries.must_wait(site.setting().since_boot())) {
        return open_page(site, site.say(Word::open_wait), false);
    }
    auto file = opened(site, request);
    if (file.ok()) {
        hall.tries.succeeded();
        hall.by_recovery = !request.field("code").empty();
        site.open(std::move(file).value());
        return Response::redirect(hall.by_recovery ? "/recovered" : "/");
    }
    ErrorCode code = file.error().code;
    // A code with a slip of the pen is a key that does not fit.
    if (code == ErrorCode::malformed && !request.field("code").empty()) {
        code = ErrorCode::wrong_key;
    }
    if (code == ErrorCode::wrong_key) {
        hall.tries.failed(site.setting().since_boot());
    }
    const bool is_damaged = code == ErrorCode::truncated || code == ErrorCode::altered;
    return open_page(site, is_damaged ? site.say_named("notebook_error_", name_of(code)) : site.say_named("error_", name_of(code), {{"what", site.say(Word::notebook_name)}}), code == ErrorCode::outdated);
}

// Where the reader was: a path of this site, or its first page.
std::string path_of_here(std::string_view path)
{
    const auto target = http::parse_target(path);
    const bool is_here = path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string_view::npos && http::is_header_value(path);
    return is_here && target.ok() ? std::string(path) : "/";
}

}  // namespace

void door(Site& site)
{
    const auto hall = std::make_shared<Hall>();
    site.router.get("/create", [&site, hall](const Request&) { return site.has_vault() ? Response::redirect("/open") : create_page(site, *hall, "", false); });
    site.router.post("/create", [&site, hall](const Request& request) { return create(site, request, *hall); });
    site.router.post("/create/proposed", [&site, hall](const Request&) { return site.has_vault() ? Response::redirect("/open") : create_page(site, *hall, "", true); });
    site.get_open("/welcome", [&site](const Request&, const PracticeFile& file) { return welcome_page(site, file); });
    site.post_open("/welcome", [&site](const Request& request, PracticeFile& file) { return describe(site, request, file); });
    site.get_open("/welcome/look", [&site](const Request&, const PracticeFile&) -> Result<Response> { return first_look_page(site); });
    site.router.get("/open", [&site](const Request&) { return site.file() != nullptr ? Response::redirect("/") : !site.has_vault() ? Response::redirect("/create") : open_page(site, "", false); });
    site.router.post("/open", [&site, hall](const Request& request) { return open(site, request, *hall); });
    site.get_open("/recovered", [&site, hall](const Request&, const PracticeFile&) -> Result<Response> { return hall->by_recovery ? recovered_page(site, "") : Response::redirect("/file"); });
    site.router.post("/recovered", [&site, hall](const Request& request) { return choose_after_recovery(site, request, *hall); });
    site.router.post("/file/code", [&site](const Request&) { return renew_code(site); });
    site.router.post("/lock", [&site](const Request&) {
        site.lock();
        return Response::redirect("/open");
    });
    site.router.post("/language", [&site](const Request& request) {
        site.set_language(request.field("language") == "en" ? knowledge::Language::english : knowledge::Language::french);
        return Response::redirect(path_of_here(request.field("path")));
    });
}

}  // namespace asepsie::web::pages
