#include "application/watch/watch_page.h"

#include "application/practice/page_words.h"
#include "foundation/base/text.h"

namespace asepsie::application {

using document::Tone;

document::Document watch_page(const Result<WatchStatus>& status, const PageSetting& setting, Moment now)
{
    document::Document page = page_of(setting, say(setting, Word::watch_title));
    page.blocks = {document::Heading{2, page.title}};  // it stands below the answer on backups
    if (!status.ok()) {
        page.add(document::Paragraph{say(setting, Word::watch_never)});
        return page;
    }
    const bool is_on = status->is_on(now);
    const std::string day = date(setting, date_of(is_on ? status->since : status->seen));
    page.add(document::StatusLine{is_on ? Tone::in_order : Tone::to_do, "", say(setting, is_on ? Word::watch_is_on : Word::watch_is_off, {{"date", day}, {"n", status->files}}), "", "",
        document::literal(text::join(status->folders, ", "))});
    for (auto alarm = status->alarms.rbegin(); alarm != status->alarms.rend(); ++alarm) {
        page.add(document::StatusLine{Tone::danger, "", named(setting, "watch_sign_", alarm->sign), date(setting, date_of(alarm->at)), "", document::literal(text::join(alarm->files, ", "))});
    }
    return page;
}

}  // namespace asepsie::application
