#include "application/suppliers/supplier_letters.h"

#include "application/practice/page_words.h"
#include "application/suppliers/questionnaire.h"
#include "application/suppliers/supplier_pages.h"
#include "domain/words/say.h"
#include "foundation/base/text.h"
#include "foundation/document/icalendar.h"

namespace asepsie::application {
namespace {

using suppliers::Commitment;
using suppliers::CommitmentState;
using words::Word;

std::string in_points(std::string_view title, const std::vector<std::string>& points)
{
    std::string part = points.empty() ? "" : std::string(title) + "\n";
    for (const std::string& point : points) {
        part += "- " + document::plain(point) + "\n";
    }
    return part.empty() ? part : part + "\n";
}

// What the supplier would do about it, where the question says so in short; otherwise what it was asked.
std::string danger_in_words(const suppliers::Assessment& assessment, const PageSetting& setting)
{
    const suppliers::Question& question = *assessment.question;
    const std::string what = question.promise.empty() ? question_quoted(question, setting) : std::string(question.promise.in(setting.language));
    return say(setting, Word::findings_danger, {{"what", what}, {"answer", reply_in_words(question, *assessment.reply, setting)}});
}

// To the supplier itself, who is not "he" here.
std::string told_to_supplier(const suppliers::Contradiction& contradiction, const PageSetting& setting)
{
    const std::string ask(contradiction.question->ask.in(setting.language));
    const std::string seen = contradiction.kind == suppliers::Contradiction::Kind::seen_otherwise ? seen_in_words(*contradiction.check, setting) : std::string();
    if (seen.empty() || !contradiction.on) {
        return say(setting, Word::findings_other, {{"ask", ask}});
    }
    const std::string computer = contradiction.computer.empty() ? say(setting, Word::this_computer) : document::literal(contradiction.computer);
    return say(setting, Word::findings_seen, {{"ask", ask}, {"date", date(setting, *contradiction.on)}, {"computer", computer}, {"seen", seen}});
}

}  // namespace

std::string signature_of(const practice::Practice& practice, const PageSetting& setting)
{
    std::string signature = practice.name.empty() ? say(setting, Word::practice_unnamed) : practice.name;
    for (const std::string& reached : {practice.phone, practice.mail}) {
        signature += reached.empty() ? "" : "\n" + reached;
    }
    return signature;
}

SupplierLetter asking_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    ASSERT(view.last_request() != nullptr);
    const suppliers::Request& request = *view.last_request();
    const std::string due = date(setting, request.due);
    const std::string subject = view.is_late(setting.today) ? say(setting, Word::late_subject) : say(setting, Word::asking_subject, {{"date", due}});
    const std::string length = length_in_words(questionnaires_in(request, setting.catalogue), request.own_questions.size(), setting);
    return {view.entry.mail, subject, say(setting, Word::asking_body, {{"date", due}, {"length", length}, {"practice", std::string(practice)}})};
}

SupplierLetter reminder_letter(const SupplierView& view, const Commitment& commitment, std::string_view practice, const PageSetting& setting)
{
    return {view.entry.mail, say(setting, Word::reminder_subject),
        say(setting, Word::reminder_body, {{"date", date(setting, commitment.due)}, {"what", document::plain(commitment_in_words(commitment, setting))}, {"practice", std::string(practice)}})};
}

SupplierLetter compromised_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    return {view.entry.mail, say(setting, Word::compromised_subject), say(setting, Word::compromised_body, {{"practice", std::string(practice)}})};
}

std::optional<SupplierLetter> findings_letter(const SupplierView& view, std::string_view practice, const PageSetting& setting)
{
    std::vector<std::string> dangers;
    for (const suppliers::Assessment* assessment : view.red_flags()) {
        dangers.push_back(danger_in_words(*assessment, setting));
    }
    std::vector<std::string> contradictions;
    for (const suppliers::Contradiction& contradiction : view.contradictions) {
        contradictions.push_back(told_to_supplier(contradiction, setting));
    }
    std::vector<std::string> proofs;
    for (const suppliers::Assessment* assessment : view.proofs_to_chase()) {
        proofs.emplace_back(assessment->question->proof.in(setting.language));
    }
    const std::string points = in_points(say(setting, Word::findings_dangers), dangers) + in_points(say(setting, Word::findings_contradictions), contradictions) + in_points(say(setting, Word::findings_proofs), proofs);
    if (points.empty()) {
        return std::nullopt;
    }
    return SupplierLetter{view.entry.mail, say(setting, Word::findings_subject), say(setting, Word::findings_body, {{"points", points}, {"practice", std::string(practice)}})};
}

std::string commitments_as_calendar(const std::vector<OneSupplier>& all, std::string_view vault, const PageSetting& setting, Moment now)
{
    std::vector<document::CalendarEvent> events;
    for (const OneSupplier& view : all) {
        for (const Commitment& commitment : view->commitments) {
            if (commitment.state == CommitmentState::open) {
                const std::string what = document::plain(commitment_in_words(commitment, setting));
                events.push_back({"promise-" + std::string(vault) + "-" + std::to_string(commitment.id), commitment.due, say(setting, Word::calendar_promise, {{"name", view->entry.name}, {"what", what}}), what});
            }
        }
        if (const auto last = view->supplier.last_day_to_end(); last && *last >= setting.today) {
            events.push_back({"notice-" + std::string(vault) + "-" + std::to_string(view->entry.id), *last, say(setting, Word::calendar_notice, {{"name", view->entry.name}}), view->supplier.notice});
        }
    }
    return document::to_icalendar(events, now);
}

}  // namespace asepsie::application
