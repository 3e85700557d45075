// The first page: how the practice stands, what to do next.
#include "application/incident/printed_sheet.h"
#include "application/practice/practice_changes.h"
#include "application/practice/report_import.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

Result<Response> show_today(const Site& site, PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto view = TRY(view_of(file, setting.catalogue, setting.today));
    const bool is_new = view->evidence.empty();
    const Html look = heading(2, site.say(Word::today_look_title)) + paragraph(Html::text(site.say(Word::site_observe_hint))) + site.form("/observe", button(site.say(Word::site_observe)));
    Html more = paragraph(link_to("/plan", Html::text(site.say(Word::site_all_actions))));
    const auto entries = TRY(entries_to_ask(file, setting.today));
    const auto letters = letters_of(*view, entries, setting);
    std::int64_t questions = 0;
    for (const application::Letter& letter : letters) {
        questions += static_cast<std::int64_t>(letter.rules.size());
    }
    if (questions > 0) {
        more += paragraph(link_to("/questions", Html::text(site.say(Word::today_questions, {{"n", questions}}))));
    }
    if (view->practice.profession.empty()) {
        more += paragraph(link_to("/practice", Html::text(site.say(Word::today_describe))));
    }
    more += is_new ? Html() : look;
    const Html report = field({"computer", site.say(Word::today_computer), "", "", Input::text, true}) + file_field("report", site.say(Word::today_report), site.say(Word::today_report_hint))
        + button(site.say(Word::site_add), Button::second);
    more += fold(site.say(Word::today_other_computer), site.form_with_file("/report", report));
    // On the first day the first gesture comes first, right after the sentence that says so.
    const document::Document page = today_page(*view, setting);
    const auto place = TRY(application::incident_place(file, setting.catalogue, setting.today));
    const auto printed = TRY(application::printed_sheet(file, place));
    static_cast<void>(application::refresh_published_numbers(site.setting().folder, place, setting.today));  // where it cannot be written it is only older
    if (printed.printed && !printed.is_current) {
        const std::string day = words::show_date(setting.catalogue, *printed.printed, setting.language);
        more = paragraph(link_to("/incident/papers", Html::text(site.say(Word::papers_outdated, {{"date", day}})))) + more;
    }
    const auto after_lead = page.blocks.begin() + 2;
    const auto under_way = TRY(application::incident_under_way(file));
    const Html incident = under_way ? document::html::element(document::html::Tag::section, {{document::html::Name::class_, "notice danger"}}, paragraph(Html::text(site.say(Word::incident_running))) + paragraph(link_to("/incidents/" + std::to_string(*under_way), Html::text(site.say(Word::incident_go_on))), "next")) : Html();
    const Html first = incident + document::to_html({page.blocks.begin(), after_lead}, document::Links::followed) + (is_new ? look : Html());
    return site.page(page.title, first + document::to_html({after_lead, page.blocks.end()}, document::Links::followed) + more, "/");
}

void confirm_look(Site& site, std::size_t kept, const std::string& computer)
{
    site.confirm(site.say(Word::kept_look, {{"computer", computer}, {"n", static_cast<std::int64_t>(kept)}}));
}

Result<std::string> observe(Site& site, PracticeFile& file)
{
    const auto machine = TRY(site.setting().this_computer());
    const auto look = application::look_at(*machine, site.catalogue(), "", site.setting().language);
    const std::size_t kept = TRY(keep_look(file, site.catalogue(), look, site.now()));
    confirm_look(site, kept, site.say(Word::this_computer));
    return std::string("/items");
}

Result<std::string> take_report(Site& site, const Request& request, PracticeFile& file)
{
    const auto report = request.files.find("report");
    const std::string computer(request.field("computer"));
    if (report == request.files.end() || computer.empty() || computer.size() > practice::longest_name) {
        return fail(ErrorCode::bad_usage, "a report and the computer's name");
    }
    const checklist::Look look = TRY(application::look_in_report(report->second.content, site.catalogue(), computer, date_of(site.now())));
    const std::size_t kept = TRY(keep_look(file, site.catalogue(), look, site.now()));
    confirm_look(site, kept, computer);
    return std::string("/items");
}

}  // namespace

void today(Site& site)
{
    site.get_open("/", [&site](const Request&, PracticeFile& file) { return show_today(site, file); });
    site.post_open("/observe", [&site](const Request&, PracticeFile& file) { return observe(site, file); });
    site.post_open("/report", [&site](const Request& request, PracticeFile& file) { return take_report(site, request, file); });
}

}  // namespace asepsie::web::pages
