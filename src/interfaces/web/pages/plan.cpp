// What to do next, by whom, by when; and the questions that wait for somebody else.
#include "application/practice/practice_changes.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

// After each action the one gesture that ends it.
Html with_gestures(const Site& site, const document::Document& page)
{
    using document::html::element;
    using document::html::Name;
    using document::html::Tag;
    Html all;
    for (const document::Block& block : page.blocks) {
        all += document::to_html({block}, document::Links::followed);
        if (const auto* action = std::get_if<document::Action>(&block)) {
            const Html words = Html::text(site.say(Word::plan_done)) + element(Tag::span, {{Name::class_, "word"}}, Html::text(" : " + action->title));
            all += site.form(action->link + "/plan", hidden("state", "done") + element(Tag::button, {{Name::type, "submit"}, {Name::class_, "second"}}, words), "done");
        }
    }
    return all;
}

}  // namespace

void plan(Site& site)
{
    site.get_open("/plan", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        const document::Document page = plan_page(*view, setting);
        Html more = with_gestures(site, page);
        more += paragraph(link_to("/plan.ics", Html::text(site.say(Word::plan_calendar))));
        more += paragraph(link_to("/questions", Html::text(site.say(Word::questions_title))));
        more += paragraph(link_to("/review", Html::text(site.say(Word::review_title))));
        return site.page(page.title, more, "/plan");
    });
    site.get_open("/plan.ics", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        Response response{200, "text/calendar; charset=utf-8", plan_as_calendar(*view, setting, site.now()), {}};
        response.headers.emplace_back("Content-Disposition", http::kept_as("plan.ics"));
        return response;
    });
    site.get_open("/review", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto waiting = application::to_review(file, setting.catalogue, setting.today);
        Html ticks;
        for (const checklist::Evidence& evidence : waiting) {
            ticks += tick("rule_" + evidence.rule, std::string(setting.catalogue.rule(evidence.rule)->title.in(setting.language)) + " : " + site.say_named("answer_", checklist::name_of(evidence.answer)));
        }
        const Html more = waiting.empty() ? Html() : heading(2, site.say(Word::review_still_true)) + site.form("/review", ticks + button(site.say(Word::review_confirm)));
        return site.page(review_page(waiting, setting), more, "/plan");
    });
    site.post_open("/review", [&site](const Request& request, PracticeFile& file) -> Result<std::string> {
        constexpr std::string_view before = "rule_";
        std::vector<std::string> rules;
        for (const auto& [name, value] : request.form) {
            if (name.starts_with(before)) {
                rules.push_back(name.substr(before.size()));
            }
        }
        TRY(confirm_answers(file, site.catalogue(), rules, site.now()));
        return std::string("/review");
    });
    site.get_open("/questions", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        return site.page(questions_page(*TRY(view_of(file, setting.catalogue, setting.today)), setting), paragraph(link_to("/plan", Html::text(site.say(Word::site_back)))), "/plan");
    });
}

}  // namespace asepsie::web::pages
