// What a password is worth, and passwords drawn by chance; whether the notebook is open or not. What is typed is judged and forgotten.
#include "application/passwords/leak_answer.h"
#include "application/passwords/password_pages.h"
#include "domain/passwords/tried_words.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/fields.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

#include <cmath>

namespace asepsie::web::pages {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;

constexpr std::string_view passwords_path = "/passwords";
constexpr std::size_t proposals = 3;

Html password_form(const Site& site, Button kind)
{
    return site.form("/passwords", field({"password", site.say(Word::password_label), "", site.say(Word::password_hint), Input::passphrase, true}) + button(site.say(Word::password_button), kind));
}

Response password_asking(const Site& site, const std::string& notice)
{
    const std::string title = site.say(Word::password_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::password_about)), "lead");
    if (!notice.empty()) {
        content += paragraph(Html::text(notice), "notice");
    }
    content += paragraph(link_to("/accounts", Html::text(site.say(Word::password_accounts_link)))) + password_form(site, Button::first) + paragraph(link_to("/passwords/new", Html::text(site.say(Word::password_draw_link))));
    return site.page(title, content, passwords_path);
}

Response password_judged(Site& site, const Request& request)
{
    const crypto::Secret password = crypto::Secret::copy_of(request.field("password"));
    if (password.empty()) {
        return password_asking(site, site.say(Word::password_nothing_given));
    }
    const application::PageSetting setting = site.page_setting();
    std::vector<std::string> own;
    if (site.file() != nullptr) {
        own = application::words_of_practice(*site.file(), setting.today).value_or({});
    }
    const passwords::Strength strength = passwords::strength_of(password, *passwords::tried_words(own));
    const application::LeakAnswer leaks = application::leak_answer(password, site.setting().leak_list);
    const application::PasswordPage judged = application::password_page(strength, leaks, setting);
    const bool is_strong = application::worth_of(strength, leaks) == application::Worth::strong;
    const Html drawing = paragraph(link_to("/passwords/new", Html::text(site.say(Word::password_draw_link))), is_strong ? "gestures" : "next");
    const Html content = blocks(judged.verdict.blocks) + (is_strong ? Html() : drawing) + blocks(judged.advice) + fold(site.say(Word::password_measures), blocks(judged.measures)) + (is_strong ? drawing : Html())
        + heading(2, site.say(Word::password_another)) + password_form(site, Button::second);
    return site.page(judged.verdict.title, content, passwords_path);
}

Html proposals_of(const Site& site, Word title, const std::function<Result<passwords::Drawn>()>& draw)
{
    Html lines;
    double bits = 0;
    for (std::size_t i = 0; i < proposals; ++i) {
        const auto drawn = draw();
        if (!drawn.ok()) {
            continue;
        }
        const std::span<const std::uint8_t> bytes = drawn->password.bytes();
        bits = drawn->bits;
        lines += element(Tag::li, {}, element(Tag::code, {}, Html::text(std::string(bytes.begin(), bytes.end()))));
    }
    return heading(2, site.say(title)) + element(Tag::ul, {{Name::class_, "proposals"}}, lines) + paragraph(Html::text(site.say(Word::password_draw_bits, {{"bits", std::int64_t{std::llround(bits)}}})), "quiet");
}

Response password_drawn(const Site& site)
{
    const std::string title = site.say(Word::password_draw_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::password_draw_about)), "lead");
    content += proposals_of(site, Word::password_draw_words, [] { return passwords::draw_words(passwords::usual_words, crypto::draw_below); });
    content += proposals_of(site, Word::password_draw_signs, [] { return passwords::draw_signs(passwords::usual_signs, crypto::draw_below); });
    content += paragraph(link_to("/passwords/new", Html::text(site.say(Word::password_draw_button))) + link_to("/passwords", Html::text(site.say(Word::password_check_link))), "gestures");
    return site.page(title, content, passwords_path);
}

}  // namespace

void passwords(Site& site)
{
    site.router.get("/passwords", [&site](const Request&) { return password_asking(site, ""); });
    site.router.post("/passwords", [&site](const Request& request) { return password_judged(site, request); });
    site.router.get("/passwords/new", [&site](const Request&) { return password_drawn(site); });
}

}  // namespace asepsie::web::pages
