#include "application/watch/watch_page.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

namespace asepsie::application {
namespace {

using document::StatusLine;
using document::Tone;

StatusLine how_it_stands(const WatchStatus& status, const PageSetting& setting, Moment now)
{
    const auto below = document::literal(text::join(status.folders, ", "));
    if (!status.lost_folder.empty()) {
        const std::string lost = say(setting, Word::watch_lost, {{"date", date(setting, date_of(status.seen))}, {"folder", document::literal(status.lost_folder)}});
        return {Tone::to_do, "", lost, "", "", below};
    }
    if (!status.is_on(now)) {
        return {Tone::to_do, "", say(setting, Word::watch_is_off, {{"date", date(setting, date_of(status.seen))}}), "", "", below};
    }
    return {Tone::in_order, "", say(setting, Word::watch_is_on, {{"date", date(setting, date_of(status.since))}, {"n", status.files}}), "", "", below};
}

StatusLine line_of(const WatchAlarm& alarm, const PageSetting& setting)
{
    const std::string more = alarm.count > static_cast<std::int64_t>(alarm.files.size()) ? " " + say(setting, Word::watch_files_in_all, {{"n", alarm.count}}) : "";
    return {Tone::danger, "", named(setting, "watch_sign_", alarm.sign), date(setting, date_of(alarm.at)), "", document::literal(text::join(alarm.files, ", ")) + more};
}

}  // namespace

document::Document watch_page(const Result<WatchStatus>& status, const PageSetting& setting, Moment now)
{
    document::Document page = page_of(setting, say(setting, Word::watch_title));
    page.blocks = {document::Heading{2, page.title}};  // it stands below the answer on backups
    if (!status.ok()) {
        page.add(document::Paragraph{say(setting, status.error().code == ErrorCode::not_found ? Word::watch_never : Word::watch_unreadable)});
        return page;
    }
    page.add(how_it_stands(*status, setting, now));
    for (auto alarm = status->alarms.rbegin(); alarm != status->alarms.rend(); ++alarm) {
        page.add(line_of(*alarm, setting));
    }
    return page;
}

}  // namespace asepsie::application
