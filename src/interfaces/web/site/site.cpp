#include "interfaces/web/site/site.h"

#include "application/incident/incident_view.h"
#include "application/watch/watch_status.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/assets.h"
#include "foundation/document/html_page.h"

#include <algorithm>
#include <array>

namespace asepsie::web {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;
using document::html::Url;

constexpr std::size_t token_bytes = 32;
constexpr std::string_view cookie_name = "asepsie_session";
// Everything from this site alone; no script written into a page, no frame, no outside form target.
constexpr std::string_view policy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string token() { return crypto::to_hex(crypto::random_bytes(token_bytes)); }

bool same(std::string_view a, std::string_view b) { return crypto::Secret::copy_of(a) == crypto::Secret::copy_of(b); }

Html concat(std::initializer_list<Html> pieces)
{
    Html all;
    for (const Html& piece : pieces) {
        all += piece;
    }
    return all;
}

void add_safety(Response& response)
{
    response.headers.emplace_back("Content-Security-Policy", policy);
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    const bool is_asset = response.type == "text/css" || response.type == "text/javascript" || response.type == "font/woff2";
    response.headers.emplace_back("Cache-Control", is_asset ? "private, max-age=3600" : "no-store");
}

Response asset(std::string_view type, std::string_view content) { return {200, std::string(type), std::string(content), {}}; }

// What even a stranger may read: it is the same for everybody.
bool is_asset(std::string_view path) { return path.ends_with(".css") || path.ends_with(".js") || path.ends_with(".woff2"); }

// How the practice stands on the first line, what helps it on the second.
struct MenuEntry {
    std::string_view path;
    Word label;
    int line;
};
constexpr std::array menu{MenuEntry{"/", Word::site_today, 0}, MenuEntry{"/items", Word::site_items, 0}, MenuEntry{"/plan", Word::site_plan, 0}, MenuEntry{"/practice", Word::site_practice, 0},
    MenuEntry{"/suppliers", Word::suppliers_title, 0}, MenuEntry{"/history", Word::site_history, 0}, MenuEntry{"/mail", Word::mail_title, 1}, MenuEntry{"/passwords", Word::passwords_menu, 1},
    MenuEntry{"/backups", Word::backups_menu, 1}, MenuEntry{"/memento", Word::site_memento, 1}};

}  // namespace

Site::Site(Setting setting, std::uint16_t port)
    : m_setting(std::move(setting)), m_host("127.0.0.1:" + std::to_string(port)), m_entry_path("/enter/" + token()), m_session(token()), m_form_token(token()), m_last_request(m_setting.since_boot())
{
    router.get("/page.css", [](const Request&) { return asset("text/css", document::assets::page_style); });
    router.get("/site.css", [](const Request&) { return asset("text/css", document::assets::site_style); });
    router.get("/site.js", [](const Request&) { return asset("text/javascript", document::assets::site_script); });
    router.get("/font-400.woff2", [](const Request&) { return asset("font/woff2", document::assets::font_regular); });
    router.get("/font-700.woff2", [](const Request&) { return asset("font/woff2", document::assets::font_bold); });
}

std::string Site::say_named(std::string_view prefix, std::string_view name, std::initializer_list<words::Gap> gaps) const
{
    return words::say_named(m_setting.catalogue, std::string(prefix) + std::string(name), m_setting.language, gaps);
}

bool Site::has_vault() const { return storage::has_vault(*storage::this_disk(), m_setting.folder); }

void Site::open(application::PracticeFile file)
{
    m_setting.remember_seen(file.vault().state());
    m_file.emplace(std::move(file));
}

void Site::lock()
{
    m_file.reset();
    mail_look = {};
    m_setting.forget_memory();
}

void Site::at_rest()
{
    if (m_file && m_setting.since_boot() - m_last_request >= idle_lock) {
        lock();
    }
}

void Site::get_open(std::string pattern, Showing show)
{
    router.get(std::move(pattern), [this, show = std::move(show)](const Request& request) {
        if (!m_file) {
            return Response::redirect(has_vault() ? "/open" : "/create");
        }
        Result<Response> shown = show(request, *m_file);
        return shown.ok() ? std::move(shown).value() : failure(shown.error(), request.path);
    });
}

void Site::post_open(std::string pattern, Changing change)
{
    post_tried(std::move(pattern), [change = std::move(change)](const Request& request, application::PracticeFile& file) -> Result<Tried> {
        std::string next = TRY(change(request, file));
        return Tried{std::move(next), true};
    });
}

void Site::post_tried(std::string pattern, Trying attempt)
{
    router.post(std::move(pattern), [this, attempt = std::move(attempt)](const Request& request) {
        if (!m_file) {
            return Response::redirect("/open");
        }
        Result<Tried> tried = attempt(request, *m_file);
        if (!tried.ok() || !tried->keeps) {
            m_file->revert();
            if (tried.ok()) {
                return tried->instead ? std::move(*tried->instead) : Response::redirect(tried->next);
            }
            m_to_confirm.clear();
            return failure(tried.error(), request.path);
        }
        if (const auto saved = m_file->save(m_setting.now()); !saved.ok()) {
            m_to_confirm.clear();
            return failure(saved.error(), request.path);
        }
        m_setting.remember_seen(m_file->vault().state());
        return Response::redirect(tried->next);
    });
}

void Site::keep_what_was_found()
{
    if (!m_file) {
        return;
    }
    const std::vector<Errand::Keeping> found = errand.take_keepings();
    Result<Done> kept = Done{};
    for (const Errand::Keeping& keeping : found) {
        kept = kept.ok() ? keeping(*m_file) : std::move(kept);
    }
    if (kept.ok() && !found.empty()) {
        kept = m_file->save(m_setting.now());
        m_setting.remember_seen(m_file->vault().state());
    }
    if (!kept.ok()) {
        m_file->revert();
        confirm(say_named("error_", name_of(kept.error().code), {{"what", say(Word::site_this)}}), document::Tone::danger);
    }
}

// A cookie knows no port: a program of another account that listens on this computer may be sent it. So it must come from this account, too.
bool Site::knows(const Request& head)
{
    const auto cookie = head.cookies.find(cookie_name);
    return cookie != head.cookies.end() && same(cookie->second, m_session) && m_setting.is_own_account(head.peer_port);
}

std::size_t Site::body_bytes(const Request& head)
{
    constexpr std::size_t strangers = 4U << 10U;
    constexpr std::size_t form_around_document = 64U << 10U;
    return knows(head) ? largest_document + form_around_document : strangers;
}

Response Site::too_large(const Request&)
{
    Response response = message(Word::site_failed_title, Html::text(say(Word::site_too_large, {{"n", static_cast<std::int64_t>(largest_document >> 20U)}})), 413);
    add_safety(response);
    return response;
}

Response Site::respond(Request request)
{
    Response response = guarded(request);
    add_safety(response);
    return response;
}

bool Site::comes_from_here(const Request& request) const
{
    const bool is_same_origin = request.origin ? *request.origin == "http://" + request.host : request.fetch_site == "same-origin";
    return is_same_origin && same(request.field("form"), m_form_token);
}

// The browser goes on by itself, from a page of ours: sent on from elsewhere it would leave the cookie out (SameSite).
Response Site::let_in() const
{
    Response response = framed(say(Word::site_today), element(Tag::main, {}, paragraph(link_to("/", Html::text(say(Word::site_first_page))))), 200);
    response.headers.emplace_back("Refresh", "0; url=/");
    response.headers.emplace_back("Set-Cookie", std::string(cookie_name) + "=" + m_session + "; Path=/; HttpOnly; SameSite=Strict");
    return response;
}

Response Site::guarded(Request& request)
{
    // Another name for this address is another site's (DNS rebinding).
    const bool is_our_host = request.host == m_host || request.host == "localhost" + m_host.substr(m_host.find(':'));
    if (!is_our_host) {
        return {421, "text/plain; charset=utf-8", "asepsie: another host\n", {}};
    }
    if (!m_entered && same(request.path, m_entry_path) && m_setting.is_own_account(request.peer_port)) {
        m_entered = true;
        return let_in();
    }
    if (!knows(request)) {
        http::Router::Match asked = is_asset(request.path) ? router.match(request.method, request.path) : http::Router::Match{};
        const Html said = heading(1, say(Word::site_closed_title)) + paragraph(Html::marked(say(Word::site_closed)));
        return asked.handler != nullptr ? (*asked.handler)(request) : framed(say(Word::site_closed_title), element(Tag::main, {}, said), 403);
    }
    at_rest();
    if (request.path != errand_path) {
        m_last_request = m_setting.since_boot();
    }
    keep_what_was_found();
    if (request.method == http::Method::post && !comes_from_here(request)) {
        return message(Word::site_refused_title, Html::marked(say(Word::site_refused)), 403);
    }
    http::Router::Match match = router.match(request.method, request.path);
    if (match.handler == nullptr) {
        return message(Word::site_not_found_title, Html::marked(say(Word::site_not_found)), match.other_method ? 405 : 404);
    }
    const bool is_page = request.method == http::Method::get && !is_asset(request.path);
    m_confirmed = is_page ? std::exchange(m_to_confirm, {}) : std::string();
    m_tone_confirmed = m_tone_to_confirm;
    request.path_parts = std::move(match.parts);
    return (*match.handler)(request);
}

Html Site::form_token() const { return hidden("form", m_form_token); }

Html Site::form(const std::string& path, const Html& content, std::string_view css_class) const
{
    const auto url = Url::create(path);
    ASSERT(url.has_value());
    const Html inner = form_token() + content;
    return css_class.empty() ? document::html::form(*url, {}, inner) : document::html::form(*url, {{Name::class_, std::string(css_class)}}, inner);
}

Html Site::form_with_file(const std::string& path, const Html& content) const
{
    const auto url = Url::create(path);
    ASSERT(url.has_value());
    return document::html::form(*url, {{Name::enctype, "multipart/form-data"}}, form_token() + content);
}

Html Site::alarm_banner() const
{
    const auto status = application::read_watch_status(m_setting.watch_status);
    const application::WatchAlarm* alarm = status.ok() ? application::open_alarm(*status, application::alarms_dealt_with(m_setting.watch_status)) : nullptr;
    if (alarm == nullptr) {
        return {};
    }
    const Zone& zone = application::zone_of(m_file ? m_file->practice().value_or({}) : practice::Practice{}, catalogue());
    const std::string said = say(Word::watch_banner, {{"when", words::show_moment(catalogue(), wall_time(zone, alarm->at), m_setting.language)}});
    const Html guide = paragraph(link_to("/incident", Html::text(say(Word::watch_open_guide))), "gestures");
    return element(Tag::section, {{Name::class_, "notice danger"}, {Name::role, "alert"}},
        element(Tag::p, {}, element(Tag::strong, {}, Html::text(said))) + guide + form("/watch/dealt-with", button(say(Word::watch_dealt_with), Button::plain)));
}

Response Site::page(const std::string& title, const Html& content, std::string_view current, unsigned status) const
{
    std::array<Html, 2> lines;
    for (const MenuEntry& entry : menu) {
        // What needs no notebook is there for everybody who has come in.
        if (m_file || entry.path == "/mail" || entry.path == "/passwords") {
            const Html label = Html::text(say(entry.label));
            lines.at(static_cast<std::size_t>(entry.line)) += link_to(std::string(entry.path), entry.path == current ? element(Tag::span, {{Name::aria_current, "page"}}, label) : label);
        }
    }
    const Html head = element(Tag::header, {{Name::class_, "site"}},
        link_to("/", element(Tag::span, {{Name::class_, "mark"}}, Html::text("Asepsie"))) + element(Tag::span, {{Name::class_, "attack"}}, link_to("/incident", Html::text(say(Word::site_attack))))
            + element(Tag::nav, {{Name::aria_label, say(Word::site_menu)}}, element(Tag::div, {}, lines[0]) + element(Tag::div, {}, lines[1])));
    Html foot;
    const bool is_french = m_setting.language == knowledge::Language::french;
    foot += form("/language", hidden("language", is_french ? "en" : "fr") + element(Tag::button, {{Name::type, "submit"}, {Name::class_, "plain"}, {Name::lang, is_french ? "en" : "fr"}}, Html::text(say(Word::site_language))), "inline");
    if (m_file) {
        foot += form("/lock", button(say(Word::site_lock), Button::plain), "inline");
    }
    const Html confirmed = m_confirmed.empty() ? Html() : element(Tag::p, {{Name::class_, "notice " + std::string(name_of(m_tone_confirmed))}, {Name::role, "status"}}, Html::text(m_confirmed));
    const auto skip = Url::create("#content");
    const Html body = concat({element(Tag::p, {{Name::class_, "skip-line"}}, document::html::link(*skip, Html::text(say(Word::site_skip)))), head,
        element(Tag::main, {{Name::id, "content"}}, alarm_banner() + confirmed + content), element(Tag::footer, {{Name::class_, "foot"}}, foot)});
    return framed(title, body, status);
}

Response Site::framed(const std::string& title, const Html& body, unsigned status) const
{
    Response response;
    response.status = status;
    response.body = "<!DOCTYPE html>\n<html lang=\"" + std::string(m_setting.language == knowledge::Language::french ? "fr" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + document::html::escaped(title) + " · Asepsie</title>\n<link rel=\"stylesheet\" href=\"/page.css\">\n<link rel=\"stylesheet\" href=\"/site.css\">\n<script src=\"/site.js\" defer></script>\n</head>\n<body>\n" + body.markup() + "\n</body>\n</html>\n";
    return response;
}

Response Site::page(const document::Document& document, const Html& more, std::string_view current) const
{
    return page(document.title, document::to_html(document.blocks, document::Links::followed) + more, current);
}

Response Site::message(Word title, const Html& what, unsigned status, std::string_view path) const
{
    constexpr std::string_view of_one = "/suppliers/";
    const std::string_view rest = path.starts_with(of_one) ? path.substr(of_one.size()) : std::string_view();
    const std::string_view id = rest.substr(0, std::min(rest.find('/'), rest.size()));
    const bool is_of_one = id.size() < rest.size() && text::to_integer(id).has_value();  // of the supplier itself there is no way back to it
    const Html back = is_of_one ? paragraph(link_to(std::string(of_one) + std::string(id), Html::text(say(Word::supplier_back)))) : Html();
    return page(say(title), heading(1, say(title)) + paragraph(what) + back + paragraph(link_to("/", Html::text(say(Word::site_first_page)))), "", status);
}

Response Site::failure(const Error& error, std::string_view path) const
{
    // The same words as in the terminal, but for what only makes sense there.
    const bool is_typed = error.code == ErrorCode::bad_usage || error.code == ErrorCode::truncated || error.code == ErrorCode::altered || error.code == ErrorCode::not_found;
    const std::string what = say(Word::site_this);
    const std::string words = is_typed ? say_named("site_error_", name_of(error.code)) : say_named("error_", name_of(error.code), {{"what", what}});
    return message(Word::site_failed_title, Html::marked(words), error.code == ErrorCode::not_found ? 404 : 400, path);
}

}  // namespace asepsie::web
