// "Is this e-mail a trap?": a message is dropped or pasted, and its report shown; whether the notebook is open or not.
#include "application/mail/acquaintances.h"
#include "application/mail/mail_exports.h"
#include "application/mail/mail_pages.h"
#include "application/papers/draw_paper.h"
#include "domain/mail/mailbox.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::MailReport;
using document::html::element;
using document::html::Name;
using document::html::Tag;

// The last message that was looked at, for its exports; in memory alone.
struct LastLook {
    std::optional<MailReport> report;
    std::string name;
};

Html asking(const Site& site)
{
    return site.form_with_file("/mail", file_field("message", site.say(Word::mail_file_label), site.say(Word::mail_file_hint))
                                            + long_field({"text", site.say(Word::mail_text_label), "", site.say(Word::mail_text_hint), Input::pasted}) + button(site.say(Word::mail_check_button)));
}

Response ask_page(const Site& site, const std::string& notice)
{
    const std::string title = site.say(Word::mail_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::mail_about)), "lead");
    if (!notice.empty()) {
        content += paragraph(Html::text(notice), "notice");
    }
    content += asking(site) + paragraph(link_to("/mail/signs", Html::text(site.say(Word::mail_learn_title))));
    return site.page(title, content, "/mail");
}

// Where whoever fell for it goes on.
Html done_already(const Site& site)
{
    const std::pair<Word, std::string_view> ways[] = {{Word::mail_clicked, "clicked"}, {Word::mail_typed, "clicked"}, {Word::mail_opened, "clicked"}, {Word::mail_paid, "fraud"}};
    Html lines;
    for (const auto& [word, guide] : ways) {
        lines += element(Tag::li, {}, link_to("/incident/guide/" + std::string(guide), element(Tag::strong, {}, Html::text(site.say(word)))));
    }
    return heading(2, site.say(Word::mail_done_already)) + element(Tag::ul, {{Name::class_, "situations"}}, lines);
}

// By eight, to be compared by eye.
std::string grouped(std::string_view fingerprint)
{
    std::string out;
    for (std::size_t i = 0; i < fingerprint.size(); i += 8) {
        out += (i == 0 ? "" : " ") + std::string(fingerprint.substr(i, 8));
    }
    return out;
}

Html exports(const Site& site)
{
    return paragraph(link_to("/mail/report.pdf", Html::text(site.say(Word::mail_as_pdf))) + link_to("/mail/report.json", Html::text("JSON")) + link_to("/mail/report.stix.json", Html::text("STIX 2.1")),
        "gestures");
}

Response report_page(const Site& site, const MailReport& report, const std::string& name, const std::string& fingerprint)
{
    const application::PageSetting setting = site.page_setting();
    const std::string title = site.say(Word::mail_title);
    const bool is_serious = report.opinion == mail::Opinion::dangerous || report.opinion == mail::Opinion::suspicious;
    Html content = heading(1, name.empty() ? title : name) + blocks(application::mail_answer(report, setting));
    content += is_serious ? done_already(site) : Html();
    content += blocks(application::mail_reasons(report, setting)) + blocks(application::mail_contents(report, setting)) + blocks(application::mail_reporting(report, setting));
    content += paragraph(Html::text(site.say(Word::mail_fingerprint, {{"fingerprint", grouped(fingerprint)}})), "quiet") + exports(site);
    content += heading(2, site.say(Word::mail_another)) + asking(site);
    return site.page(title, content, "/mail");
}

Response look(Site& site, const Request& request, LastLook& last)
{
    const auto sent = request.files.find("message");
    const bool has_file = sent != request.files.end() && !sent->second.content.empty();
    const std::string content = has_file ? sent->second.content : std::string(text::trim(request.field("text")));
    if (content.empty()) {
        return ask_page(site, site.say(Word::mail_nothing_given));
    }
    const auto messages = mail::messages_in(content);
    if (messages.size() > 1) {
        return ask_page(site, site.say(Word::mail_many, {{"n", static_cast<std::int64_t>(messages.size())}}));
    }
    application::MailContext context;
    context.now = site.now();
    if (site.file() != nullptr) {
        context.people = application::acquaintances(*site.file(), site.catalogue(), date_of(site.now())).value_or({});
    }
    auto report = application::check_mail(*site.setting().mail_worker, content, context, site.catalogue());
    if (!report.ok()) {
        return site.failure(report.error(), "/mail");
    }
    last = {std::move(*report), has_file ? text::in_one_line(sent->second.name, 80) : std::string()};
    return report_page(site, *last.report, last.name, crypto::to_hex(crypto::sha256(content)));
}

Response exported_report(const Site& site, const Request& request, const LastLook& last)
{
    if (!last.report) {
        return Response::redirect("/mail");
    }
    const std::string format(request.part("format"));
    if (format == "report.json") {
        return kept_response("application/json", application::as_json_line(*last.report, last.name, site.catalogue()) + "\n", "courriel.json");
    }
    if (format == "report.stix.json") {
        return kept_response("application/stix+json;version=2.1", application::as_stix(*last.report, site.now(), site.catalogue()), "courriel.stix.json");
    }
    if (format != "report.pdf") {
        return site.failure(fail(ErrorCode::not_found, "no such export"), "/mail");
    }
    auto paper = application::draw_paper(*site.setting().worker, application::mail_page(*last.report, last.name, site.page_setting()), application::PaperFormat::pdf, paper_options(site, "Asepsie"));
    return paper.ok() ? kept_response("application/pdf", std::move(*paper), "courriel.pdf") : site.failure(paper.error(), "/mail");
}

}  // namespace

void mail(Site& site)
{
    const auto last = std::make_shared<LastLook>();
    site.router.get("/mail", [&site](const Request&) { return ask_page(site, ""); });
    site.router.post("/mail", [&site, last](const Request& request) { return look(site, request, *last); });
    site.router.get("/mail/signs", [&site](const Request&) { return site.page(application::signs_page(site.page_setting()), Html(), "/mail"); });
    site.router.get("/mail/signs/{sign}", [&site](const Request& request) {
        const knowledge::MailSign* sign = site.catalogue().mail_sign(request.part("sign"));
        return sign == nullptr ? site.failure(fail(ErrorCode::not_found, "no such sign"), "/mail") : site.page(application::sign_page(*sign, site.page_setting()), paragraph(link_to("/mail/signs", Html::text(site.say(Word::mail_learn_title)))), "/mail");
    });
    site.router.get("/mail/{format}", [&site, last](const Request& request) { return exported_report(site, request, *last); });
}

}  // namespace asepsie::web::pages
