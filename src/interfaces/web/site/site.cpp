#include "interfaces/web/site/site.h"

#include "foundation/crypto/seal.h"
#include "foundation/document/assets.h"
#include "foundation/document/html_page.h"

#include <array>

namespace asepsie::web {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;
using document::html::Url;

constexpr std::size_t token_bytes = 32;
constexpr std::string_view cookie_name = "asepsie_session";
// Everything from this site alone; no script, no frame, no outside form target.
constexpr std::string_view policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
    const bool is_asset = response.type == "text/css" || response.type == "font/woff2";
    response.headers.emplace_back("Cache-Control", is_asset ? "private, max-age=3600" : "no-store");
}

Response asset(std::string_view type, std::string_view content) { return {200, std::string(type), std::string(content), {}}; }

struct MenuEntry {
    std::string_view path;
    Word label;
};
constexpr std::array menu{MenuEntry{"/", Word::site_today}, MenuEntry{"/items", Word::site_items}, MenuEntry{"/plan", Word::site_plan}, MenuEntry{"/practice", Word::site_practice},
    MenuEntry{"/memento", Word::site_memento}, MenuEntry{"/history", Word::site_history}};

}  // namespace

Html link_to(const std::string& path, const Html& content)
{
    const auto url = Url::create(path);
    ASSERT(url.has_value());
    return document::html::link(*url, content);
}

Html text_input(const std::string& name, const std::string& label, const std::string& value, const std::string& hint, const std::string& type, bool required)
{
    Html labelled = Html::text(label);
    if (!hint.empty()) {
        labelled += element(Tag::span, {{Name::class_, "hint"}}, Html::text(hint));
    }
    const std::string id = "field-" + name;
    const std::string filled_in_by = type == "password" ? "current-password" : "off";
    const Html input = required ? element(Tag::input, {{Name::id, id}, {Name::name, name}, {Name::type, type}, {Name::value, value}, {Name::autocomplete, filled_in_by}, {Name::required, ""}})
                                : element(Tag::input, {{Name::id, id}, {Name::name, name}, {Name::type, type}, {Name::value, value}, {Name::autocomplete, filled_in_by}});
    return element(Tag::label, {{Name::for_, id}}, labelled) + input;
}

Html hidden_input(const std::string& name, const std::string& value) { return element(Tag::input, {{Name::type, "hidden"}, {Name::name, name}, {Name::value, value}}); }

Html button(const std::string& text, std::string_view css_class)
{
    return css_class.empty() ? element(Tag::button, {{Name::type, "submit"}}, Html::text(text)) : element(Tag::button, {{Name::type, "submit"}, {Name::class_, std::string(css_class)}}, Html::text(text));
}

Html status_link(document::Tone tone, const std::string& word, const std::string& path, const std::string& text, const std::string& aside)
{
    Html what = element(Tag::span, {{Name::class_, "sign"}, {Name::aria_hidden, "true"}}, Html::text(document::sign_of(tone)));
    if (!word.empty()) {
        what += element(Tag::span, {{Name::class_, "word"}}, Html::text(word + ". "));
    }
    what += link_to(path, Html::marked(text));
    return element(Tag::p, {{Name::class_, "status " + std::string(document::name_of(tone))}},
        element(Tag::span, {{Name::class_, "what"}}, what) + element(Tag::span, {{Name::class_, "aside"}}, Html::marked(aside)));
}

Site::Site(Setting setting, std::uint16_t port)
    : m_setting(std::move(setting)), m_host("127.0.0.1:" + std::to_string(port)), m_entry_path("/enter/" + token()), m_session(token()), m_form_token(token()), m_last_request(m_setting.now())
{
    router.get("/page.css", [](const Request&) { return asset("text/css", document::assets::page_style); });
    router.get("/site.css", [](const Request&) { return asset("text/css", document::assets::site_style); });
    router.get("/font-400.woff2", [](const Request&) { return asset("font/woff2", document::assets::font_regular); });
    router.get("/font-700.woff2", [](const Request&) { return asset("font/woff2", document::assets::font_bold); });
}

std::string Site::say_named(std::string_view prefix, std::string_view name) const
{
    return words::say_named(m_setting.catalogue, std::string(prefix) + std::string(name), m_setting.language);
}

bool Site::has_vault() const
{
    const auto state = storage::read_vault_state(*storage::this_disk(), m_setting.folder + "/practice.vault");
    return state.ok() || state.error().code != ErrorCode::not_found;  // one that is damaged is still there
}

void Site::open(application::PracticeFile file)
{
    m_setting.remember_seen(file.vault().state());
    m_file.emplace(std::move(file));
}

void Site::lock_if_idle()
{
    if (m_setting.now() - m_last_request >= idle_lock) {
        lock();
    }
}

void Site::get_open(std::string pattern, std::function<Response(const Request&, application::PracticeFile&)> handler)
{
    router.get(std::move(pattern), [this, handler = std::move(handler)](const Request& request) { return m_file ? handler(request, *m_file) : Response::redirect(has_vault() ? "/open" : "/create"); });
}

void Site::post_open(std::string pattern, std::function<Result<std::string>(const Request&, application::PracticeFile&)> handler)
{
    router.post(std::move(pattern), [this, handler = std::move(handler)](const Request& request) {
        if (!m_file) {
            return Response::redirect("/open");
        }
        const Result<std::string> next = handler(request, *m_file);
        // Kept even where the change was refused half-way: save() then brings back what was.
        if (!next.ok()) {
            static_cast<void>(m_file->revert());
            return failure(next.error());
        }
        if (const auto saved = m_file->save(m_setting.now()); !saved.ok()) {
            return failure(saved.error());
        }
        m_setting.remember_seen(m_file->vault().state());
        return Response::redirect(*next);
    });
}

Response Site::respond(const Request& request)
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

Response Site::guarded(const Request& request)
{
    // Another name for this address is another site's (DNS rebinding).
    const bool is_our_host = request.host == m_host || request.host == "localhost" + m_host.substr(m_host.find(':'));
    if (!is_our_host) {
        return {421, "text/plain; charset=utf-8", "asepsie: another host\n", {}};
    }
    if (!m_entered && same(request.path, m_entry_path)) {
        m_entered = true;
        Response response = Response::redirect("/");
        response.headers.emplace_back("Set-Cookie", std::string(cookie_name) + "=" + m_session + "; Path=/; HttpOnly; SameSite=Strict");
        return response;
    }
    const auto cookie = request.cookies.find(cookie_name);
    if (cookie == request.cookies.end() || !same(cookie->second, m_session)) {
        return page(say(Word::site_closed_title), element(Tag::h1, {}, Html::text(say(Word::site_closed_title))) + element(Tag::p, {}, Html::marked(say(Word::site_closed))), "", 403);
    }
    if (m_setting.now() - m_last_request >= idle_lock) {
        lock();
    }
    m_last_request = m_setting.now();
    if (request.method == http::Method::post && !comes_from_here(request)) {
        return page(say(Word::site_refused_title), element(Tag::h1, {}, Html::text(say(Word::site_refused_title))) + element(Tag::p, {}, Html::text(say(Word::site_refused))), "", 403);
    }
    http::Router::Match match = router.match(request.method, request.path);
    if (match.handler == nullptr) {
        return page(say(Word::site_not_found_title), element(Tag::h1, {}, Html::text(say(Word::site_not_found_title))) + element(Tag::p, {}, Html::text(say(Word::site_not_found))), "", match.other_method ? 405 : 404);
    }
    Request asked = request;
    asked.path_parts = std::move(match.parts);
    return (*match.handler)(asked);
}

Html Site::form(const std::string& path, const Html& content, std::string_view css_class) const
{
    const auto url = Url::create(path);
    ASSERT(url.has_value());
    const Html inner = hidden_input("form", m_form_token) + content;
    return css_class.empty() ? document::html::form(*url, {}, inner) : document::html::form(*url, {{Name::class_, std::string(css_class)}}, inner);
}

Response Site::page(const std::string& title, const Html& content, std::string_view current, unsigned status) const
{
    Html entries;
    for (const MenuEntry& entry : menu) {
        if (m_file) {
            const Html label = Html::text(say(entry.label));
            entries += link_to(std::string(entry.path), entry.path == current ? element(Tag::span, {{Name::aria_current, "page"}}, label) : label);
        }
    }
    const Html head = element(Tag::header, {{Name::class_, "site"}},
        link_to("/", element(Tag::span, {{Name::class_, "mark"}}, Html::text("Asepsie"))) + (m_file ? element(Tag::nav, {{Name::aria_label, say(Word::site_menu)}}, entries) : Html()));
    Html foot = element(Tag::span, {{Name::class_, "attack"}}, link_to("/attack", Html::text(say(Word::site_attack))));
    const bool is_french = m_setting.language == knowledge::Language::french;
    foot += form("/language", hidden_input("language", is_french ? "en" : "fr") + element(Tag::button, {{Name::type, "submit"}, {Name::class_, "plain"}, {Name::lang, is_french ? "en" : "fr"}}, Html::text(say(Word::site_language))), "inline");
    if (m_file) {
        foot += form("/lock", button(say(Word::site_lock), "plain"), "inline");
    }
    const auto skip = Url::create("#content");
    const Html body = concat({element(Tag::p, {{Name::class_, "skip-line"}}, document::html::link(*skip, Html::text(say(Word::site_skip)))), head,
        element(Tag::main, {{Name::id, "content"}}, content), element(Tag::footer, {{Name::class_, "foot"}}, foot)});
    Response response;
    response.status = status;
    response.body = "<!DOCTYPE html>\n<html lang=\"" + std::string(is_french ? "fr" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + document::html::escaped(title) + " · Asepsie</title>\n<link rel=\"stylesheet\" href=\"/page.css\">\n<link rel=\"stylesheet\" href=\"/site.css\">\n</head>\n<body>\n" + body.markup() + "\n</body>\n</html>\n";
    return response;
}

Response Site::page(const document::Document& document, const Html& more, std::string_view current) const
{
    return page(document.title, document::to_html(document.blocks) + more, current);
}

Response Site::failure(const Error& error) const
{
    const std::string words = say_named("error_", name_of(error.code));
    return page(say(Word::site_failed_title), element(Tag::h1, {}, Html::text(say(Word::site_failed_title))) + element(Tag::p, {{Name::class_, "notice danger"}}, Html::marked(words)), "", error.code == ErrorCode::not_found ? 404 : 400);
}

}  // namespace asepsie::web
