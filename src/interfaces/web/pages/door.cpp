// Creating the practice's file, opening and locking it, and the reader's language.
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

constexpr int tries_before_waiting = 5;
constexpr std::chrono::seconds wait{30};

struct Tries {
    int failed = 0;
    std::chrono::milliseconds last{};
};

std::string text_of(const crypto::Secret& secret) { return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()}; }

// What is said of a phrase while it is typed; the script shows one of them at a time.
Html strength_words(const Site& site)
{
    using document::html::element;
    using document::html::Name;
    using document::html::Tag;
    Html all;
    for (const auto& [name, word] : {std::pair("short", Word::strength_short), std::pair("fair", Word::strength_fair), std::pair("strong", Word::strength_strong)}) {
        all += element(Tag::span, {{Name::id, std::string("strength-") + name}, {Name::hidden, ""}}, Html::text(site.say(word)));
    }
    return element(Tag::p, {{Name::class_, "strength"}, {Name::role, "status"}}, all);
}

Response create_page(const Site& site, const std::string& problem)
{
    const std::string title = site.say(Word::create_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::create_lead)), "lead neutral");
    if (!problem.empty()) {
        content += paragraph(Html::text(problem), "notice danger");
    }
    content += paragraph(Html::text(site.say(Word::create_why)));
    content += paragraph(Html::marked(site.say(Word::create_example, {{"phrase", text_of(crypto::make_passphrase())}})));
    const std::string least = site.say(Word::create_least, {{"n", static_cast<std::int64_t>(application::least_passphrase_bytes)}});
    content += site.form("/create", field({"phrase", site.say(Word::create_phrase), "", least, Input::new_passphrase, true}) + strength_words(site)
        + field({"again", site.say(Word::create_again), "", "", Input::new_passphrase, true}) + button(site.say(Word::create_button)));
    return site.page(title, content, "", problem.empty() ? 200 : 400);
}

Response create(Site& site, const Request& request)
{
    if (site.has_vault()) {
        return Response::redirect("/open");
    }
    if (request.field("phrase").size() < application::least_passphrase_bytes) {
        return create_page(site, site.say(Word::create_too_short, {{"n", static_cast<std::int64_t>(application::least_passphrase_bytes)}}));
    }
    if (request.field("phrase") != request.field("again")) {
        return create_page(site, site.say(Word::passphrase_differs));
    }
    auto created = PracticeFile::create(storage::this_disk(), site.setting().folder, crypto::Secret::copy_of(request.field("phrase")), site.setting().cost, site.now());
    if (!created.ok()) {
        return site.failure(created.error());
    }
    site.open(std::move(created->file));
    const std::string title = site.say(Word::create_done_title);
    return site.page(title, heading(1, title) + paragraph(Html::text(created->recovery_code), "code") + paragraph(Html::text(site.say(Word::vault_recovery_why)))
        + paragraph(link_to("/practice", Html::text(site.say(Word::create_done_button))), "next"), "");
}

Response open_page(const Site& site, const std::string& problem, bool is_older)
{
    const std::string title = site.say(Word::open_title);
    Html content = heading(1, title);
    if (!problem.empty()) {
        content += paragraph(Html::marked(problem), "notice danger");
    }
    const Html older = is_older ? tick("accept_older", site.say(Word::open_accept_older)) : Html();
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

Response open(Site& site, const Request& request, Tries& tries)
{
    if (tries.failed >= tries_before_waiting && site.setting().since_boot() - tries.last < wait) {
        return open_page(site, site.say(Word::open_wait), false);
    }
    auto file = opened(site, request);
    if (file.ok()) {
        tries = {};
        site.open(std::move(file).value());
        return Response::redirect("/");
    }
    ErrorCode code = file.error().code;
    // A code with a slip of the pen is a key that does not fit.
    if (code == ErrorCode::malformed && !request.field("code").empty()) {
        code = ErrorCode::wrong_key;
    }
    if (code == ErrorCode::wrong_key) {
        ++tries.failed;
        tries.last = site.setting().since_boot();
    }
    const bool is_damaged = code == ErrorCode::truncated || code == ErrorCode::altered;
    return open_page(site, is_damaged ? site.say_named("site_error_", name_of(code)) : site.say_named("error_", name_of(code), {{"what", site.say(Word::site_the_file)}}), code == ErrorCode::outdated);
}

}  // namespace

void door(Site& site)
{
    const auto tries = std::make_shared<Tries>();
    site.router.get("/create", [&site](const Request&) { return site.has_vault() ? Response::redirect("/open") : create_page(site, ""); });
    site.router.post("/create", [&site](const Request& request) { return create(site, request); });
    site.router.get("/open", [&site](const Request&) { return site.file() != nullptr ? Response::redirect("/") : !site.has_vault() ? Response::redirect("/create") : open_page(site, "", false); });
    site.router.post("/open", [&site, tries](const Request& request) { return open(site, request, *tries); });
    site.router.post("/lock", [&site](const Request&) {
        site.lock();
        return Response::redirect("/open");
    });
    site.router.post("/language", [&site](const Request& request) {
        site.set_language(request.field("language") == "en" ? knowledge::Language::english : knowledge::Language::french);
        return Response::redirect("/");
    });
}

}  // namespace asepsie::web::pages
