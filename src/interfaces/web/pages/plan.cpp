// What to do next, by whom, by when; and the questions that wait for somebody else.
#include "application/practice/practice_changes.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/letter.h"

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

// Each letter as a list to print, with its gestures.
Result<Response> show_questions(const Site& site, const PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto view = TRY(view_of(file, setting.catalogue, setting.today));
    const auto entries = TRY(entries_to_ask(file, setting.today));
    const auto letters = letters_of(*view, entries, setting);
    const document::Document page = questions_page(letters, setting);
    Html all;
    std::size_t number = 0;
    for (const document::Block& block : page.blocks) {
        all += document::to_html({block}, document::Links::followed);
        if (std::holds_alternative<document::List>(block)) {
            all += letter_gestures(site, letters[number], number);
            ++number;
        }
    }
    return site.page(page.title, all + paragraph(link_to("/plan", Html::text(site.say(Word::site_back)))), "/plan");
}

}  // namespace

void plan(Site& site)
{
    site.get_open("/plan", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        const document::Document page = plan_page(*view, setting);
        Html more = with_gestures(site, page);
        more += view->evidence.empty() ? Html() : site.form("/observe", button(site.say(Word::site_look_again), Button::second));
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
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        const knowledge::Rule* first = next_unanswered(*view, nullptr, setting.today);
        const Html unanswered = first == nullptr
            ? Html()
            : paragraph(link_to("/rules/" + std::string(first->id), Html::text(site.say(Word::first_question, {{"n", unanswered_in(*view, setting.today)}}))));
        return site.page(review_page(waiting, *view, setting), more + unanswered, "/plan");
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
        site.confirm(site.say(Word::kept_review, {{"n", static_cast<std::int64_t>(rules.size())}}));
        return std::string("/review");
    });
    site.get_open("/questions", [&site](const Request&, const PracticeFile& file) { return show_questions(site, file); });
}

}  // namespace asepsie::web::pages
