// "Is this e-mail a trap?": a message is dropped or pasted, and its report shown; whether the notebook is open or not.
#include "application/incident/incident_work.h"
#include "application/mail/acquaintances.h"
#include "application/mail/mail_exports.h"
#include "application/mail/mail_pages.h"
#include "application/mail/mail_provider.h"
#include "application/papers/draw_paper.h"
#include "domain/mail/mailbox.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/html_page.h"
#include "interfaces/web/site/downloads.h"
#include "interfaces/web/site/incident_request.h"
#include "interfaces/web/site/new_phrase.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::IncidentBook;
using application::MailReport;
using application::PlaceToTurnTo;
using application::PracticeFile;
using document::html::element;
using document::html::Name;
using document::html::Tag;

Html asking(const Site& site)
{
    return site.form_with_file("/mail", file_field("message", site.say(Word::mail_file_label), site.say(Word::mail_file_hint))
                                            + long_field({"text", site.say(Word::mail_text_label), "", site.say(Word::mail_text_hint), Input::pasted}) + button(site.say(Word::mail_check_button)));
}

// Where the practice says who receives its mail, and says it anew.
Html provider_form(Site& site)
{
    if (site.file() == nullptr) {
        return {};
    }
    const std::string known = application::mail_provider(*site.file()).value_or(std::nullopt).value_or("");
    return fold(site.say(Word::mail_provider_title),
        site.form("/mail/provider", field({"provider", site.say(Word::mail_provider_label), known, site.say(Word::mail_provider_hint)}) + button(site.say(Word::site_save), Button::second)));
}

Response ask_page(Site& site, const std::string& notice)
{
    const std::string title = site.say(Word::mail_title);
    Html content = heading(1, title) + paragraph(Html::text(site.say(Word::mail_about)), "lead");
    if (!notice.empty()) {
        content += paragraph(Html::text(notice), "notice");
    }
    content += asking(site) + paragraph(link_to("/mail/signs", Html::text(site.say(Word::mail_learn_title)))) + provider_form(site);
    return site.page(title, content, "/mail");
}


Html place_line(const PlaceToTurnTo& place)
{
    const auto url = document::html::Url::create(place.url);
    return element(Tag::li, {}, Html::marked(place.text) + (place.shown.empty() ? Html() : Html::text(" ") + (url ? document::html::link(*url, Html::text(place.shown)) : Html::text(place.shown))));
}

// Where whoever fell for it goes on.
Html after_it(const Site& site, const MailReport& report)
{
    Html lines;
    for (const application::DoneAlready& one : application::done_already(report, site.page_setting())) {
        lines += element(Tag::li, {}, link_to("/incident/guide/" + one.situation + "?from=mail", element(Tag::strong, {}, Html::text(one.what))) + element(Tag::span, {{Name::class_, "below"}}, Html::text(one.first)));
    }
    if (lines.markup().empty()) {
        return {};
    }
    Html places;
    for (const PlaceToTurnTo& place : application::places_after(site.page_setting())) {
        places += place_line(place);
    }
    return heading(2, site.say(Word::mail_done_already)) + element(Tag::ul, {{Name::class_, "situations"}}, lines) + element(Tag::ul, {}, places);
}

Html where_to_report(const Site& site, const MailReport& report)
{
    Html lines;
    for (const PlaceToTurnTo& place : application::places_to_report(report, site.page_setting())) {
        lines += place_line(place);
    }
    return lines.markup().empty() ? lines : heading(2, site.say(Word::mail_report_title)) + element(Tag::ul, {}, lines);
}

// ---- kept as evidence ----

Html evidence_form(Site& site, const MailReport& report)
{
    const bool is_doubted = report.opinion == mail::Opinion::dangerous || report.opinion == mail::Opinion::suspicious;
    if (site.file() == nullptr) {
        return is_doubted && site.has_vault() ? paragraph(link_to("/open", Html::text(site.say(Word::mail_evidence_locked))), "quiet") : Html();
    }
    const auto under_way = application::incident_under_way(*site.file());
    if (!under_way.ok() || (!under_way->has_value() && !is_doubted)) {
        return {};
    }
    Html fields = paragraph(Html::text(site.say(*under_way ? Word::mail_evidence_lead : Word::mail_evidence_open_lead)));
    if (!*under_way) {
        Options options;
        for (const knowledge::Situation& situation : site.catalogue().situations) {
            options.emplace_back(situation.id, situation.title.in(site.setting().language));
        }
        fields += drop_down("situation", site.say(Word::incident_choose), options, "clicked") + field({"author", site.say(Word::guide_author), "", site.say(Word::guide_author_hint)});
    }
    return heading(2, site.say(Word::mail_evidence_title)) + site.form("/mail/evidence", fields + button(site.say(*under_way ? Word::mail_evidence_keep : Word::mail_evidence_open), Button::second));
}

// The incident it goes into: the one under way, else a new one.
Result<std::int64_t> incident_for(const Site& site, const Request& request, PracticeFile& file)
{
    const std::optional<std::int64_t> under_way = TRY(application::incident_under_way(file));
    if (under_way) {
        return *under_way;
    }
    const std::string situation(request.field("situation"));
    if (site.catalogue().situation(situation) == nullptr) {
        return fail(ErrorCode::not_found, "no such situation");
    }
    return IncidentBook(file).open(situation, std::string(text::trim(request.field("author"))), site.clocks());
}

std::string evidence_name_of(const Site& site)
{
    const MailLook& last = site.mail_look;
    return last.name.empty() ? site.say(Word::mail_evidence_name) + (last.report->source == "mail" ? ".eml" : ".txt") : application::evidence_name(last.name);
}

Result<std::string> keep_as_evidence(Site& site, const Request& request, PracticeFile& file)
{
    const MailLook& last = site.mail_look;
    if (!last.report) {
        return std::string("/mail");
    }
    const std::int64_t id = TRY(incident_for(site, request, file));
    const auto view = TRY(application::incident_view(file, site.catalogue(), id, site.clocks()));
    ::asepsie::incident::Record record;
    record.text = site.say(Word::mail_evidence_note, {{"opinion", site.say_named("opinion_", mail::name_of(last.report->opinion))}, {"fingerprint", last.fingerprint}});
    record.author = last_author(*view);
    ::asepsie::incident::EvidenceFile kept;
    kept.name = evidence_name_of(site);
    TRY(IncidentBook(file).add_evidence(id, std::move(record), std::move(kept), last.content, site.clocks()));
    site.confirm(site.say(Word::incident_kept, {{"moment", application::moment_in_words(view->now.at, view->place, site.page_setting())}}));
    return path_of(*view) + "/journal";
}

// ---- the practice's mail service ----

// Asked once, of what a message itself names: one that was handed on names somebody else's.
Html provider_question(Site& site, const MailReport& report)
{
    const bool can_be_asked = site.file() != nullptr && report.handed == "directly" && !report.provider.empty();
    const auto known = can_be_asked ? application::mail_provider(*site.file()) : Result<std::optional<std::string>>(std::string());
    if (!known.ok() || known->has_value()) {
        return {};
    }
    const auto answer = [&](const std::string& provider, Word said) { return site.form("/mail/provider", hidden("provider", provider) + button(site.say(said), Button::second), "done"); };
    return element(Tag::section, {{Name::class_, "notice neutral"}}, paragraph(element(Tag::strong, {}, Html::text(site.say(Word::mail_provider_ask, {{"name", report.provider}})))) + paragraph(Html::text(site.say(Word::mail_provider_why)))
            + answer(report.provider, Word::mail_provider_yes) + answer("", Word::mail_provider_no));
}

Result<Site::Tried> keep_provider(Site& site, const Request& request, PracticeFile& file)
{
    const std::string next = site.mail_look.report ? "/mail/report" : "/mail";
    const std::string name = text::lower(text::trim(request.field("provider")));
    const auto kept = application::set_mail_provider(file, name, site.now());
    if (!kept.ok() && kept.error().code == ErrorCode::malformed) {
        site.confirm(site.say(Word::mail_provider_wrong), document::Tone::to_do);
        return Site::Tried{next, false};
    }
    TRY(kept);
    site.confirm(name.empty() ? site.say(Word::mail_provider_none) : site.say(Word::mail_provider_kept, {{"name", name}}));
    return Site::Tried{next, true};
}

// ---- the report ----

// By eight, to be compared by eye.
std::string grouped(std::string_view fingerprint)
{
    std::string out;
    for (std::size_t i = 0; i < fingerprint.size(); i += 8) {
        out += (i == 0 ? "" : " ") + std::string(fingerprint.substr(i, 8));
    }
    return out;
}

Html for_the_supplier(const Site& site)
{
    return fold(site.say(Word::mail_for_supplier), paragraph(link_to("/mail/report.json", Html::text("JSON")) + link_to("/mail/report.stix.json", Html::text("STIX 2.1")), "gestures")
            + paragraph(Html::text(site.say(Word::mail_fingerprint, {{"fingerprint", grouped(site.mail_look.fingerprint)}})), "quiet"));
}

Response report_page(Site& site)
{
    const MailLook& last = site.mail_look;
    if (!last.report) {
        return Response::redirect("/mail");
    }
    const MailReport& report = *last.report;
    const application::PageSetting setting = site.page_setting();
    const std::string title = application::mail_answer_title(report, setting);
    Html content = heading(1, title);
    content += last.name.empty() ? Html() : paragraph(Html::text(site.say(Word::mail_file_line, {{"name", last.name}})), "quiet");
    content += blocks(application::mail_answer(report, setting)) + after_it(site, report) + evidence_form(site, report) + blocks(application::mail_reasons(report, setting));
    content += blocks(application::mail_contents(report, setting)) + provider_question(site, report) + blocks(application::mail_official(report, setting)) + where_to_report(site, report);
    content += blocks({application::mail_lists_dated(setting)}) + paragraph(link_to("/mail/report.pdf", Html::text(site.say(Word::mail_as_pdf))), "gestures") + for_the_supplier(site);
    content += heading(2, site.say(Word::mail_another)) + asking(site);
    return site.page(title, content, "/mail");
}

Response look(Site& site, const Request& request)
{
    const auto sent = request.files.find("message");
    const bool has_file = sent != request.files.end() && !sent->second.content.empty();
    std::string content = has_file ? sent->second.content : std::string(text::trim(request.field("text")));
    if (content.empty()) {
        return ask_page(site, site.say(Word::mail_nothing_given));
    }
    const auto messages = mail::messages_in(content);
    if (messages.size() > 1) {
        return ask_page(site, site.say(Word::mail_many, {{"n", static_cast<std::int64_t>(messages.size())}}));
    }
    application::MailContext context;
    if (site.file() != nullptr) {
        context = application::mail_context(*site.file(), site.catalogue(), site.now()).value_or({});
    }
    context.now = site.now();
    auto report = application::check_mail(*site.setting().mail_worker, content, context, site.catalogue());
    if (!report.ok()) {
        return site.failure(report.error(), "/mail");
    }
    std::string fingerprint = crypto::to_hex(crypto::sha256(content));
    site.mail_look = {std::move(*report), has_file ? text::in_one_line(sent->second.name, 80) : std::string(), std::move(content), std::move(fingerprint)};
    return Response::redirect("/mail/report");  // so that a browser that comes back finds it
}

Response exported(const Site& site, const Request& request)
{
    const MailLook& last = site.mail_look;
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

Html ways_back(const Site& site)
{
    return site.mail_look.report ? paragraph(link_to("/mail/report", Html::text(site.say(Word::mail_back)))) : Html();
}

Response sign(const Site& site, const Request& request)
{
    const knowledge::MailSign* sign = site.catalogue().mail_sign(request.part("sign"));
    if (sign == nullptr) {
        return site.failure(fail(ErrorCode::not_found, "no such sign"), "/mail");
    }
    return site.page(application::sign_page(*sign, site.page_setting()), ways_back(site) + paragraph(link_to("/mail/signs", Html::text(site.say(Word::mail_learn_title)))), "/mail");
}

}  // namespace

void mail(Site& site)
{
    site.router.get("/mail", [&site](const Request&) { return ask_page(site, ""); });
    site.router.post("/mail", [&site](const Request& request) { return look(site, request); });
    site.router.get("/mail/report", [&site](const Request&) { return report_page(site); });
    site.router.get("/mail/signs", [&site](const Request&) { return site.page(application::signs_page(site.page_setting()), ways_back(site), "/mail"); });
    site.router.get("/mail/signs/{sign}", [&site](const Request& request) { return sign(site, request); });
    site.post_open("/mail/evidence", [&site](const Request& request, PracticeFile& file) { return keep_as_evidence(site, request, file); });
    site.post_tried("/mail/provider", [&site](const Request& request, PracticeFile& file) { return keep_provider(site, request, file); });
    site.router.get("/mail/{format}", [&site](const Request& request) { return exported(site, request); });
}

}  // namespace asepsie::web::pages
