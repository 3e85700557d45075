// The ten items, one item, one rule with its evidence and its answer.
#include "application/practice/practice_changes.h"
#include "interfaces/web/site/letter.h"

#include "interfaces/web/pages/all.h"

#include <algorithm>

namespace asepsie::web::pages {
namespace {

using application::PracticeFile;
using checklist::Answer;
using practice::DecisionState;

Result<const knowledge::Rule*> rule_of(const Site& site, const Request& request)
{
    const knowledge::Rule* rule = site.catalogue().rule(request.part("rule"));
    return rule != nullptr ? Result<const knowledge::Rule*>(rule) : fail(ErrorCode::not_found, "no such rule");
}

Html answer_form(const Site& site, const knowledge::Rule& rule, const checklist::Evidence* own)
{
    Options answers;
    for (const Answer answer : {Answer::yes, Answer::partly, Answer::no, Answer::unknown, Answer::not_for_us}) {
        answers.emplace_back(checklist::name_of(answer), site.say_named("answer_", checklist::name_of(answer)));
    }
    const std::string_view chosen = own != nullptr ? checklist::name_of(own->answer) : std::string_view();
    const Html fields = choices("answer", std::string(rule.question.in(site.setting().language)), answers, chosen)
        + long_field({"note", site.say(Word::rule_note)}) + field({"by", site.say(Word::rule_who)})
        + file_field("document", site.say(Word::rule_document), site.say(Word::rule_document_hint)) + button(site.say(Word::site_save));
    return site.form_with_file("/rules/" + std::string(rule.id) + "/answer", fields);
}

Html plan_forms(const Site& site, const knowledge::Rule& rule, const practice::Decision* decision)
{
    const std::string path = "/rules/" + std::string(rule.id) + "/plan";
    const auto due = decision != nullptr && decision->due ? to_iso(*decision->due) : std::string();
    const auto owner = decision != nullptr ? decision->owner : std::string();
    Html forms = fold(site.say(Word::rule_take), site.form(path, hidden("state", "planned") + field({"owner", site.say(Word::rule_owner), owner})
        + field({"due", site.say(Word::rule_due), due, "", Input::date}) + button(site.say(Word::site_save), Button::second)));
    forms += fold(site.say(Word::rule_put_off), site.form(path, hidden("state", "later") + field({"due", site.say(Word::rule_until), "", "", Input::date, true})
        + button(site.say(Word::rule_put_off), Button::second)));
    forms += fold(site.say(Word::rule_set_aside), site.form(path, hidden("state", "set_aside") + field({"reason", site.say(Word::rule_reason), "", "", Input::text, true})
        + button(site.say(Word::rule_set_aside), Button::second)));
    return forms;
}

// What the practice does not know is asked of somebody: this one question, ready to send.
Result<Html> question_to_send(const Site& site, const PracticeFile& file, const application::PracticeView& view, const knowledge::Rule& rule)
{
    const application::PageSetting setting = site.page_setting();
    const auto entries = TRY(entries_to_ask(file, setting.today));
    for (application::Letter& letter : letters_of(view, entries, setting)) {
        if (std::find(letter.rules.begin(), letter.rules.end(), &rule) != letter.rules.end()) {
            letter.rules = {&rule};
            return heading(2, site.say(Word::ask_title)) + paragraph(Html::text(addressee_of(letter, setting))) + paragraph(Html::marked(questions_in(letter, setting).front()))
                + letter_gestures(site, letter, 0) + paragraph(link_to("/questions", Html::text(site.say(Word::ask_all))));
        }
    }
    return Html();
}

Result<Response> show_rule(const Site& site, const Request& request, const PracticeFile& file)
{
    const knowledge::Rule* rule = TRY(rule_of(site, request));
    const application::PageSetting setting = site.page_setting();
    const auto view = TRY(view_of(file, setting.catalogue, setting.today));
    const auto kept = TRY(file.evidence());
    const auto& standing = view->standing.rules[static_cast<std::size_t>(rule - setting.catalogue.rules.data())];
    const auto findings = TRY(file.findings());
    document::Document page = rule_standing_page(*view, standing, kept, findings, setting);
    Html more = TRY(question_to_send(site, file, *view, *rule));
    more += heading(2, site.say(Word::rule_your_answer)) + answer_form(site, *rule, view->own_answer(rule->id));
    if (const knowledge::Rule* next = next_unanswered(*view, rule, setting.today)) {
        more += paragraph(link_to("/rules/" + std::string(next->id), Html::text(site.say(Word::next_question, {{"rule", std::string(next->title.in(setting.language))}}))));
    }
    const bool is_observed = std::any_of(kept.begin(), kept.end(), [&](const auto& piece) { return piece.evidence.rule == rule->id && piece.evidence.kind == checklist::Kind::observed; });
    more += is_observed ? site.form("/observe", button(site.say(Word::site_look_again), Button::second)) : Html();
    for (const application::KeptEvidence& piece : kept) {
        if (piece.evidence.rule == rule->id && piece.attachment) {
            more += paragraph(link_to("/attachments/" + piece.attachment->id, Html::text(site.say(Word::evidence_proof, {{"name", piece.attachment->name}}))));
        }
    }
    more += heading(2, site.say(Word::rule_plan_title)) + plan_forms(site, *rule, view->decision_on(rule->id));
    more += paragraph(link_to("/memento/rules/" + std::string(rule->id), Html::text(site.say(Word::rule_read))));
    more += paragraph(link_to("/items/" + std::to_string(setting.catalogue.items[rule->item].number), Html::text(site.say(Word::site_back))));
    return site.page(page, more, "/items");
}

// What the page says once the answer is kept: where it leads, or what speaks against it.
Result<Done> confirm_answer(Site& site, const PracticeFile& file, const knowledge::Rule& rule, Answer answer)
{
    const application::PageSetting setting = site.page_setting();
    const auto view = TRY(view_of(file, setting.catalogue, setting.today));
    const checklist::RuleStanding& standing = view->standing.rules[static_cast<std::size_t>(&rule - setting.catalogue.rules.data())];
    const Word words = answer == Answer::unknown                ? Word::kept_answer_asked
        : standing.standing == checklist::Standing::disputed ? Word::kept_answer_disputed
                                                             : Word::kept_answer;
    site.confirm(site.say(words, {{"rule", std::string(rule.title.in(setting.language))}, {"answer", answer_in_words(answer, setting)}}));
    return Done{};
}

Result<std::string> keep_rule_answer(Site& site, const Request& request, PracticeFile& file)
{
    const knowledge::Rule* rule = TRY(rule_of(site, request));
    const auto answer = checklist::answer_named(request.field("answer"));
    if (!answer) {
        return fail(ErrorCode::bad_usage, "an answer");
    }
    application::Declaration declaration{*answer, std::string(request.field("by")), std::string(request.field("note")), std::nullopt};
    if (const auto document = request.files.find("document"); document != request.files.end()) {
        declaration.attachment.emplace(document->second.name, document->second.content);
    }
    TRY(answer_rule(file, site.catalogue(), *rule, declaration, site.now()));
    TRY(confirm_answer(site, file, *rule, *answer));
    return "/rules/" + std::string(rule->id);
}

Result<std::string> plan_rule(Site& site, const Request& request, PracticeFile& file)
{
    const knowledge::Rule* rule = TRY(rule_of(site, request));
    const auto state = practice::decision_state_named(request.field("state"));
    const std::string due(request.field("due"));
    const auto day = parse_date(due);
    if (!state || (!due.empty() && !day)) {
        return fail(ErrorCode::bad_usage, "a decision");
    }
    TRY(decide_action(file, site.catalogue(), *rule, {"", *state, std::string(request.field("owner")), day, std::string(request.field("reason")), {}}, site.now()));
    site.confirm(site.say_named("kept_", practice::name_of(*state), {{"rule", std::string(rule->title.in(site.setting().language))}}));
    return std::string("/plan");
}

// Sent to be kept, never shown by the browser: what it is, nobody has checked.
Result<Response> attachment(const Request& request, const PracticeFile& file)
{
    std::string content = TRY(file.attachment(std::string(request.part("id"))));
    Response response{200, "application/octet-stream", std::move(content), {}};
    std::string name = "document";
    for (const application::KeptEvidence& piece : TRY(file.evidence())) {
        if (piece.attachment && piece.attachment->id == request.part("id")) {
            name = piece.attachment->name;
        }
    }
    response.headers.emplace_back("Content-Disposition", http::kept_as(name));
    return response;
}

}  // namespace

void items(Site& site)
{
    site.get_open("/items", [&site](const Request&, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        const knowledge::Rule* first = next_unanswered(*view, nullptr, setting.today);
        const Html more = first == nullptr ? Html()
                                           : paragraph(link_to("/rules/" + std::string(first->id), Html::text(site.say(Word::first_question, {{"n", unanswered_in(*view, setting.today)}}))));
        return site.page(items_page(*view, setting), more, "/items");
    });
    site.get_open("/items/{item}", [&site](const Request& request, const PracticeFile& file) -> Result<Response> {
        const application::PageSetting setting = site.page_setting();
        const knowledge::Item* item = setting.catalogue.item(request.part("item"));
        if (item == nullptr) {
            return fail(ErrorCode::not_found, "no such item");
        }
        const auto view = TRY(view_of(file, setting.catalogue, setting.today));
        const auto& standing = view->standing.items[static_cast<std::size_t>(item - setting.catalogue.items.data())];
        return site.page(item_standing_page(*view, standing, setting), paragraph(link_to("/items", Html::text(site.say(Word::site_back)))), "/items");
    });
    site.get_open("/rules/{rule}", [&site](const Request& request, const PracticeFile& file) { return show_rule(site, request, file); });
    site.post_open("/rules/{rule}/answer", [&site](const Request& request, PracticeFile& file) { return keep_rule_answer(site, request, file); });
    site.post_open("/rules/{rule}/plan", [&site](const Request& request, PracticeFile& file) { return plan_rule(site, request, file); });
    site.get_open("/attachments/{id}", [](const Request& request, const PracticeFile& file) { return attachment(request, file); });
}

}  // namespace asepsie::web::pages
