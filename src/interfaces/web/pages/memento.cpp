// The memento to read: its items, its rules, a search, the glossary.
#include "application/memento_pages.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

const knowledge::Profession* reader(Site& site)
{
    const auto described = site.file() != nullptr ? site.file()->practice() : Result<practice::Practice>(practice::Practice{});
    return described.ok() ? site.catalogue().profession(described->profession) : nullptr;
}

Html search_form(const Site& site, const std::string& typed)
{
    const auto url = document::html::Url::create("/memento");
    return document::html::search(*url, field({"q", site.say(Word::memento_search), typed, "", Input::search}) + button(site.say(Word::memento_find), Button::second));
}

Response contents(const Site& site, const std::string& typed)
{
    const knowledge::Language language = site.setting().language;
    if (typed.empty()) {
        Html more = search_form(site, typed) + paragraph(link_to("/glossary", Html::text(site.say(Word::glossary_title))));
        for (const auto& [path, word] : {std::pair("/print/booklet", Word::print_booklet), std::pair("/print/summary", Word::print_summary), std::pair("/print/checklist", Word::print_checklist)}) {
            more += paragraph(link_to(path, Html::text(site.say(word))));
        }
        return site.page(application::memento_contents(site.catalogue(), language), more, "/memento");
    }
    return site.page(application::search_page(site.catalogue(), typed, language), search_form(site, typed), "/memento");
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
        return site.page(application::rule_page(site.catalogue(), *rule, reader(site), site.setting().language), more, "/memento");
    });
    site.router.get("/glossary", [&site](const Request&) { return site.page(application::glossary_page(site.catalogue(), site.setting().language), Html(), "/memento"); });
    site.router.get("/print/{what}", [&site](const Request& request) {
        const auto page = application::printed_page(site.catalogue(), request.part("what"), reader(site), site.setting().language);
        return page ? site.page(*page, Html(), "/memento") : nothing(site);
    });
}

}  // namespace asepsie::web::pages
