// The memento to read: its items, its rules, a search, the glossary.
#include "application/booklet.h"
#include "application/memento_pages.h"
#include "application/practice/systems.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

const knowledge::Profession* profession_of(Site& site)
{
    const auto described = site.file() != nullptr ? site.file()->practice() : Result<practice::Practice>(practice::Practice{});
    return described.ok() ? site.catalogue().profession(described->profession) : nullptr;
}

application::Reader reader(Site& site)
{
    application::Reader reader{"", profession_of(site), {}, date_of(site.now())};
    if (site.file() != nullptr) {
        reader.practice = site.file()->practice().value_or({}).name;
        reader.systems = application::systems_of(site.file()->entries(practice::Register::device, reader.today).value_or({}), reader.today);
    }
    return reader;
}

Html search_form(const Site& site, const std::string& typed)
{
    const auto url = document::html::Url::create("/memento");
    return document::html::search(*url, field({"q", site.say(Word::search_title), typed, "", Input::search}) + button(site.say(Word::memento_find), Button::second));
}

Response contents(const Site& site, const std::string& typed)
{
    const knowledge::Language language = site.setting().language;
    const document::Document page = typed.empty() ? application::memento_contents(site.catalogue(), language) : application::search_page(site.catalogue(), typed, language);
    // The field stands above what is found.
    Html content = blocks({page.blocks.begin(), page.blocks.begin() + 1}) + search_form(site, typed) + blocks({page.blocks.begin() + 1, page.blocks.end()});
    if (typed.empty()) {
        content += paragraph(link_to("/glossary", Html::text(site.say(Word::glossary_title)))) + heading(2, site.say(Word::print_title));
        for (const auto& [path, word] : {std::pair("/print/booklet", Word::print_booklet), std::pair("/print/summary", Word::print_summary), std::pair("/print/checklist", Word::print_checklist)}) {
            content += paragraph(link_to(path, Html::text(site.say(word))));
        }
    }
    return site.page(page.title, content, "/memento");
}

// The terms that a rule uses, each with a link to its meaning.
Html terms_used(const Site& site, const knowledge::Rule& rule)
{
    const knowledge::Language language = site.setting().language;
    Html links;
    for (const knowledge::Term* term : application::terms_of(site.catalogue(), rule, language)) {
        links += Html::text(" ") + link_to("/glossary#" + std::string(term->id), Html::text(term->word.in(language)));
    }
    return links.markup().empty() ? Html() : paragraph(Html::text(site.say(Word::page_terms)) + links, "gestures terms");
}

Response glossary(const Site& site)
{
    using document::html::element;
    using document::html::Name;
    using document::html::Tag;
    const knowledge::Language language = site.setting().language;
    Html terms;
    for (const knowledge::Term* term : application::terms_sorted(site.catalogue(), language)) {
        terms += element(Tag::dt, {{Name::id, std::string(term->id)}}, Html::text(term->word.in(language))) + element(Tag::dd, {}, Html::text(term->meaning.in(language)));
    }
    const std::string title = site.say(Word::glossary_title);
    return site.page(title, heading(1, title) + element(Tag::dl, {}, terms), "/memento");
}

Response on_paper(const Site& site, const application::Printed& printed)
{
    using document::html::element;
    using document::html::Name;
    using document::html::Tag;
    Html content;
    for (const application::PrintedPart& part : printed.parts) {
        content += element(Tag::section, {{Name::class_, std::string(part.role)}}, blocks(part.blocks));
        content += &part == &printed.parts.front() ? print_gesture(site) : Html();
    }
    return site.page(printed.title, element(Tag::div, {{Name::class_, "paper"}}, content), "/memento");
}

Response nothing(const Site& site) { return site.failure(fail(ErrorCode::not_found, "no such page of the memento")); }

}  // namespace

void memento(Site& site)
{
    site.router.get("/memento", [&site](const Request& request) { return contents(site, std::string(request.asked("q"))); });
    site.router.get("/memento/{item}", [&site](const Request& request) {
        const knowledge::Item* item = site.catalogue().item(request.part("item"));
        return item == nullptr ? nothing(site) : site.page(application::item_page(site.catalogue(), *item, site.setting().language), Html(), "/memento");
    });
    site.router.get("/memento/rules/{rule}", [&site](const Request& request) {
        const knowledge::Rule* rule = site.catalogue().rule(request.part("rule"));
        if (rule == nullptr) {
            return nothing(site);
        }
        const Html more = site.file() == nullptr ? Html() : paragraph(link_to("/rules/" + std::string(rule->id), Html::text(site.say(Word::site_see_rule))));
        return site.page(application::rule_page(site.catalogue(), *rule, profession_of(site), site.setting().language), terms_used(site, *rule) + more, "/memento");
    });
    site.router.get("/glossary", [&site](const Request&) { return glossary(site); });
    site.router.get("/print/{what}", [&site](const Request& request) {
        const auto paper = application::printed(site.catalogue(), request.part("what"), reader(site), site.setting().language);
        return paper ? on_paper(site, *paper) : nothing(site);
    });
}

}  // namespace asepsie::web::pages
