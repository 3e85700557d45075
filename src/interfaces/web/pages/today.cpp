// The first page: how the practice stands, what to do next.
#include "application/practice/practice_changes.h"
#include "application/practice/report_import.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;

Result<Response> show(const Site& site, const PracticeFile& file)
{
    const application::PageSetting setting = site.page_setting();
    const auto view = TRY(view_of(file, setting.catalogue, setting.today));
    Html more = paragraph(link_to("/plan", Html::text(site.say(Word::site_all_actions))));
    if (view->practice.profession.empty()) {
        more += paragraph(link_to("/practice", Html::text(site.say(Word::today_describe))));
    }
    more += heading(2, site.say(Word::today_look_title));
    more += paragraph(Html::text(site.say(Word::site_observe_hint)));
    more += site.form("/observe", button(site.say(Word::site_observe)));
    const Html report = field({"computer", site.say(Word::today_computer), "", "", Input::text, true}) + file_field("report", site.say(Word::today_report), site.say(Word::today_report_hint))
        + button(site.say(Word::site_add), Button::second);
    more += fold(site.say(Word::today_other_computer), site.form_with_file("/report", report));
    return site.page(today_page(*view, setting), more, "/");
}

Result<std::string> observe(const Site& site, PracticeFile& file)
{
    const auto machine = TRY(site.setting().this_computer());
    TRY(keep_evidence(file, site.catalogue(), application::seen_on(*machine, site.catalogue(), ""), site.now()));
    return std::string("/items");
}

Result<std::string> take_report(const Site& site, const Request& request, PracticeFile& file)
{
    const auto report = request.files.find("report");
    const std::string computer(request.field("computer"));
    if (report == request.files.end() || computer.empty() || computer.size() > practice::longest_name) {
        return fail(ErrorCode::bad_usage, "a report and the computer's name");
    }
    TRY(keep_evidence(file, site.catalogue(), TRY(application::evidence_in_report(report->second.content, site.catalogue(), computer, date_of(site.now()))), site.now()));
    return std::string("/items");
}

}  // namespace

void today(Site& site)
{
    site.get_open("/", [&site](const Request&, const PracticeFile& file) { return show(site, file); });
    site.post_open("/observe", [&site](const Request&, PracticeFile& file) { return observe(site, file); });
    site.post_open("/report", [&site](const Request& request, PracticeFile& file) { return take_report(site, request, file); });
}

}  // namespace asepsie::web::pages
