#include "application/suppliers/supplier_pages.h"

#include "application/papers/read_answers.h"
#include "application/practice/page_words.h"
#include "application/suppliers/questionnaire.h"
#include "domain/knowledge/fill.h"
#include "domain/words/say.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using document::Document;
using document::Tone;
using suppliers::Commitment;
using suppliers::CommitmentState;
using suppliers::Return;
using suppliers::Verdict;
using words::Word;

std::string listed(const PageSetting& setting, const std::vector<std::string>& names)
{
    facts::FactList shown;
    std::transform(names.begin(), names.end(), std::back_inserter(shown), [](const std::string& name) { return document::literal(name); });
    return words::show_list(setting.catalogue, shown, setting.language);
}

std::string activities_in_words(const SupplierView& view, const PageSetting& setting)
{
    std::vector<std::string> names;
    for (const knowledge::Activity activity : view.supplier.activities) {
        names.push_back(named(setting, "activity_", knowledge::name_of(activity)));
    }
    return names.empty() ? say(setting, Word::supplier_activities_none) : listed(setting, names);
}

Tone tone_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::good: return Tone::in_order;
    case Verdict::negotiate: return Tone::to_do;
    case Verdict::red_flag: return Tone::danger;
    case Verdict::unanswered:
    case Verdict::to_read: return Tone::unknown;
    case Verdict::not_asked: break;
    }
    return Tone::neutral;
}

// Only what there is some of.
std::string counts_in_words(const suppliers::Tally& tally, const PageSetting& setting)
{
    std::vector<std::string> parts;
    const auto add = [&](int n, Word word) {
        if (n > 0) {
            parts.push_back(say(setting, word, {{"n", std::int64_t{n}}}));
        }
    };
    add(tally.red_flags, Word::count_red_flags);
    add(tally.contradicted, Word::count_contradicted);
    add(tally.negotiate, Word::count_negotiate);
    add(tally.unanswered, Word::count_unanswered);
    add(tally.to_read, Word::count_to_read);
    add(tally.good, Word::count_good);
    return words::show_list(setting.catalogue, {parts.begin(), parts.end()}, setting.language);
}

int late_promises(const SupplierView& view, Date today)
{
    return static_cast<int>(std::count_if(view.commitments.begin(), view.commitments.end(), [&](const Commitment& one) { return one.is_late(today); }));
}

// How a supplier stands, in one tone: what is wrong goes before what is missing.
Tone tone_of(const SupplierView& view, Date today)
{
    const suppliers::Tally tally = view.tally();
    if (view.answers() == nullptr) {
        return view.is_late(today) ? Tone::to_do : Tone::unknown;
    }
    if (!view.contradictions.empty()) {
        return Tone::disputed;
    }
    const bool is_to_do = late_promises(view, today) > 0 || view.is_late(today) || tally.negotiate > 0;
    return tally.red_flags > 0 ? Tone::danger : is_to_do ? Tone::to_do : tally.unanswered > 0 ? Tone::unknown : Tone::in_order;
}

std::string standing_in_words(const SupplierView& view, const PageSetting& setting)
{
    const Return* answers = view.answers();
    const suppliers::Request* request = view.last_request();
    const std::string late = view.is_late(setting.today) ? say(setting, Word::asked_late, {{"due", date(setting, request->due)}}) : std::string();
    if (answers != nullptr) {
        return named(setting, "trust_short_", suppliers::name_of(answers->trust)) + ". " + counts_in_words(view.tally(), setting) + (late.empty() ? "" : ". " + late);
    }
    if (request == nullptr) {
        return say(setting, Word::never_asked);
    }
    if (!view.is_sent(*request)) {
        return say(setting, Word::prepared_line, {{"date", date(setting, request->asked_on)}});
    }
    return !late.empty() ? late : say(setting, Word::asked_line, {{"date", date(setting, request->sent.value_or(request->asked_on))}, {"due", date(setting, request->due)}});
}

// No better than the worst of the lines below it.
document::Lead lead_of(const std::vector<OneSupplier>& all, const PageSetting& setting)
{
    std::int64_t silent = 0;
    std::int64_t late = 0;
    std::int64_t contradicted = 0;
    std::int64_t dangerous = 0;
    std::int64_t negotiated = 0;
    std::int64_t open = 0;
    for (const OneSupplier& view : all) {
        const suppliers::Tally tally = view->tally();
        const bool is_silent = view->answers() == nullptr;
        silent += is_silent ? 1 : 0;
        late += late_promises(*view, setting.today) + (view->is_late(setting.today) ? 1 : 0);
        contradicted += static_cast<std::int64_t>(view->contradictions.size());
        dangerous += tally.red_flags;
        negotiated += tally.negotiate;
        open += is_silent ? 0 : tally.unanswered;
    }
    struct Reason {
        std::int64_t n;
        Tone tone;
        Word word;
    };
    const std::array reasons{Reason{dangerous, Tone::danger, Word::suppliers_lead_danger}, Reason{contradicted, Tone::disputed, Word::suppliers_lead_contradictions},
        Reason{late, Tone::to_do, Word::suppliers_lead_late}, Reason{silent, Tone::to_do, Word::suppliers_lead_ask}, Reason{negotiated, Tone::to_do, Word::suppliers_lead_negotiate},
        Reason{open, Tone::unknown, Word::suppliers_lead_open}};
    if (all.empty()) {
        return {Tone::to_do, say(setting, Word::suppliers_lead_none)};
    }
    const auto* const worst = std::find_if(reasons.begin(), reasons.end(), [](const Reason& reason) { return reason.n > 0; });
    return worst == reasons.end() ? document::Lead{Tone::in_order, say(setting, Word::suppliers_lead_in_order)} : document::Lead{worst->tone, say(setting, worst->word, {{"n", worst->n}})};
}

void add_card(Document& page, const SupplierView& view, const PageSetting& setting)
{
    const suppliers::Supplier& supplier = view.supplier;
    document::Details details;
    const auto add = [&](Word label, const std::string& value) {
        if (!value.empty()) {
            details.pairs.emplace_back(say(setting, label), document::literal(value));
        }
    };
    const auto day = [&](const std::optional<Date>& given) { return given ? date(setting, *given) : std::string(); };
    details.pairs.emplace_back(say(setting, Word::supplier_activities), activities_in_words(view, setting));
    add(Word::supplier_contact, text::join({view.entry.phone, view.entry.phone.empty() || view.entry.mail.empty() ? "" : ", ", view.entry.mail}, ""));
    add(Word::supplier_on_call, supplier.on_call);
    add(Word::supplier_contract, supplier.contract);
    add(Word::supplier_contract_from, day(supplier.contract_from));
    add(Word::supplier_contract_to, day(supplier.contract_to));
    add(Word::supplier_notice, supplier.notice);
    add(Word::supplier_last_day, day(supplier.last_day_to_end()));
    add(Word::supplier_renewal, supplier.renewal);
    add(Word::supplier_remote_tool, supplier.remote_tool);
    add(Word::supplier_data, supplier.data);
    if (!view.reaches.empty()) {
        details.pairs.emplace_back(say(setting, Word::supplier_reaches), listed(setting, view.reaches));
    }
    page.add(std::move(details));
}

// The four steps of the campaign; the first that is not done is the next.
void add_steps(Document& page, const SupplierView& view, const PageSetting& setting)
{
    page.add(document::Heading{2, say(setting, Word::supplier_steps_title)});
    const Return* answers = view.answers();
    const bool is_received = answers != nullptr && suppliers::evidence_earned_by(answers->trust).has_value();
    const bool has_open = std::any_of(view.commitments.begin(), view.commitments.end(), [](const Commitment& one) { return one.state == CommitmentState::open; });
    const suppliers::Request* request = view.last_request();
    const bool is_sent = request != nullptr && view.is_sent(*request);
    const std::array<std::pair<Word, bool>, 4> steps{std::pair(Word::step_choose, !view.supplier.activities.empty()), std::pair(Word::step_send, is_sent), std::pair(Word::step_receive, is_received),
        std::pair(Word::step_follow, is_received && !has_open)};
    bool is_next = true;
    for (const auto& [word, is_done] : steps) {
        const bool is_prepared = word == Word::step_send && request != nullptr && !is_sent;
        const Word state = is_done ? Word::step_done : is_prepared ? Word::step_prepared : is_next ? Word::step_next : Word::step_later;
        page.add(document::StatusLine{is_done ? Tone::in_order : is_next ? Tone::to_do : Tone::neutral, "", say(setting, word), say(setting, state)});
        is_next = is_next && is_done;
    }
}

void add_documents(Document& page, const SupplierView& view, const PageSetting& setting)
{
    page.add(document::Heading{2, say(setting, Word::supplier_documents)});
    for (const suppliers::Document& paper : view.documents) {
        std::vector<std::string> parts{named(setting, "document_", suppliers::name_of(paper.kind))};
        for (const std::string& part : {paper.number, paper.issuer, paper.version, paper.places}) {
            if (!part.empty()) {
                parts.push_back(document::literal(part));
            }
        }
        std::string below = say(setting, Word::supplier_document_number_line, {{"n", paper.id}});
        if (!paper.activities.empty()) {
            std::vector<std::string> numbers;
            std::transform(paper.activities.begin(), paper.activities.end(), std::back_inserter(numbers), [](int n) { return std::to_string(n); });
            below += ", " + say(setting, Word::supplier_document_activities_line, {{"activities", text::join({numbers.begin(), numbers.end()}, ", ")}});
        }
        const bool has_ended = paper.has_ended(setting.today);
        const std::string until = !paper.ends ? "" : say(setting, has_ended ? Word::supplier_document_ended : Word::supplier_document_until, {{"date", date(setting, *paper.ends)}});
        page.add(document::StatusLine{has_ended ? Tone::danger : Tone::in_order, "", text::join({parts.begin(), parts.end()}, ", "), until, paper.attachment.empty() ? "" : "/attachments/" + paper.attachment, below});
    }
    if (view.documents.empty()) {
        page.add(document::Paragraph{say(setting, Word::supplier_documents_none)});
    }
}

std::string answer_below(const suppliers::Assessment& assessment, const suppliers::Contradiction* contradiction, const PageSetting& setting)
{
    std::vector<std::string> parts;
    if (contradiction != nullptr) {
        parts.push_back(contradiction_in_words(*contradiction, setting));
    }
    const suppliers::Reply* reply = assessment.reply;
    if (reply != nullptr && !reply->remark.empty()) {
        parts.push_back(say(setting, Word::answers_remark, {{"remark", document::literal(reply->remark)}}));
    }
    if (reply != nullptr && reply->by) {
        parts.push_back(say(setting, Word::answers_by, {{"date", date(setting, *reply->by)}}));
    }
    if (reply != nullptr && reply->proof_by) {
        parts.push_back(say(setting, Word::answers_proof_by, {{"date", date(setting, *reply->proof_by)}}));
    }
    if (assessment.doubt != suppliers::Doubt::none) {
        parts.push_back(named(setting, "doubt_", suppliers::name_of(assessment.doubt)));
    }
    if (assessment.verdict != Verdict::good) {
        parts.push_back(say(setting, Word::answers_good, {{"text", std::string(assessment.question->good_answer.in(setting.language))}}));
    }
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : all.ends_with('.') ? " " : ". ") + part;
    }
    return all;
}

// What was answered; where it is no answer to the question, as it stands.
std::string answer_shown(const suppliers::Assessment& assessment, const PageSetting& setting)
{
    const bool is_written = assessment.reply != nullptr && !assessment.reply->value.empty();
    if (!is_written) {
        return named(setting, "verdict_", suppliers::name_of(assessment.verdict));
    }
    return assessment.verdict == Verdict::unanswered ? say(setting, Word::answers_unreadable, {{"value", document::literal(assessment.reply->value)}})
                                                     : reply_in_words(*assessment.question, *assessment.reply, setting);
}

// A reply in one line, with all that is said beside the answer.
std::string whole_reply(const suppliers::Question* question, const suppliers::Reply& reply, const PageSetting& setting)
{
    std::vector<std::string> parts;
    if (!reply.value.empty()) {
        parts.push_back(question != nullptr ? reply_in_words(*question, reply, setting) : document::literal(reply.value));
    }
    if (reply.by) {
        parts.push_back(say(setting, Word::answers_by, {{"date", date(setting, *reply.by)}}));
    }
    if (reply.proof_by) {
        parts.push_back(say(setting, Word::answers_proof_by, {{"date", date(setting, *reply.proof_by)}}));
    }
    if (!reply.remark.empty()) {
        parts.push_back(say(setting, Word::answers_remark, {{"remark", document::literal(reply.remark)}}));
    }
    return parts.empty() ? say(setting, Word::answers_nothing) : text::join(parts, ", ");
}

void add_differences(Document& page, const SupplierView& view, const PageSetting& setting)
{
    const auto changes = view.changes();
    if (changes.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::answers_differences)});
    for (const SupplierView::Changed& changed : changes) {
        const suppliers::Question* question = suppliers::question_asked_as(setting.catalogue, changed.question);
        const std::string asked = question != nullptr ? question_quoted(*question, setting) : document::literal(changed.question);
        page.add(document::StatusLine{Tone::neutral, "", asked,
            say(setting, Word::answers_difference, {{"before", whole_reply(question, changed.before, setting)}, {"after", whole_reply(question, changed.after, setting)}})});
    }
}

void add_contradictions(Document& page, const SupplierView& view, const PageSetting& setting)
{
    if (view.contradictions.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::contradictions_title)});
    for (const suppliers::Contradiction& contradiction : view.contradictions) {
        page.add(document::StatusLine{Tone::disputed, "", question_quoted(*contradiction.question, setting), "", "", contradiction_in_words(contradiction, setting)});
    }
}

// The worst of what endangers patients' data, by name: a number alone tells nobody what to ask, and a wall of red tells nobody where to begin.
void add_red_flags(Document& page, const SupplierView& view, const PageSetting& setting)
{
    constexpr std::size_t shown = 3;
    const auto all = view.red_flags();
    if (all.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::red_flags_title)});
    for (std::size_t i = 0; i < all.size() && i < shown; ++i) {
        const suppliers::Question& question = *all[i]->question;
        page.add(document::StatusLine{Tone::danger, "", question_quoted(question, setting), reply_in_words(question, *all[i]->reply, setting), "", std::string(question.why.in(setting.language))});
    }
    if (all.size() > shown) {
        page.add(document::StatusLine{Tone::danger, "", say(setting, Word::red_flags_more, {{"n", static_cast<std::int64_t>(all.size() - shown)}}), "", "/suppliers/" + std::to_string(view.entry.id) + "/answers"});
    }
}

enum class Promises : std::uint8_t { all, settled };

void add_commitments_of(Document& page, const SupplierView& view, Promises which, const PageSetting& setting)
{
    bool is_first = true;
    for (const Commitment& commitment : view.commitments) {
        const bool is_shown = which == Promises::all || commitment.state != CommitmentState::open;
        if (is_shown && is_first) {
            page.add(document::Heading{2, say(setting, which == Promises::all ? Word::commitments_title : Word::commitments_settled_title)});
        }
        if (is_shown) {
            page.add(commitment_line(commitment, setting));
            is_first = false;
        }
    }
}

// What was said and not shown.
void add_proofs(Document& page, const SupplierView& view, const PageSetting& setting)
{
    const auto all = view.proofs_to_chase();
    if (!all.empty()) {
        page.add(document::Heading{2, say(setting, Word::proofs_title)});
    }
    for (const suppliers::Assessment* assessment : all) {
        const auto& promised = assessment->reply == nullptr ? std::nullopt : assessment->reply->proof_by;
        page.add(document::StatusLine{Tone::to_do, "", std::string(assessment->question->proof.in(setting.language)), promised ? say(setting, Word::answers_proof_by, {{"date", date(setting, *promised)}}) : "", "",
            question_quoted(*assessment->question, setting)});
    }
}

void add_returns(Document& page, const SupplierView& view, const PageSetting& setting)
{
    if (view.returns.empty()) {
        return;
    }
    page.add(document::Heading{2, say(setting, Word::returns_title)});
    for (const Return& returned : view.returns) {
        const bool is_false = returned.trust == suppliers::Trust::altered || returned.trust == suppliers::Trust::broken;
        const Tone tone = is_false ? Tone::danger : suppliers::evidence_earned_by(returned.trust) ? Tone::in_order : Tone::to_do;
        std::vector<std::string> below = notes_in_words(returned, setting);
        if (returned.confirmed_on) {
            below.insert(below.begin(), say(setting, Word::confirmed_line, {{"by", document::literal(returned.confirmed_by)}, {"date", date(setting, *returned.confirmed_on)}}) + ".");
        }
        if (view.is_older(returned)) {
            below.insert(below.begin(), say(setting, Word::received_older));
        }
        page.add(document::StatusLine{tone, "", trust_in_words(returned, setting), say(setting, Word::return_line, {{"n", returned.id}, {"date", date(setting, date_of(returned.received))}}), "", text::join(below, " ")});
    }
    page.add(document::Aside{say(setting, Word::signature_gives)});
}

}  // namespace

std::string trust_in_words(const Return& returned, const PageSetting& setting)
{
    return named(setting, "trust_", returned.waits_for_acceptance() ? "signed_unaccepted" : suppliers::name_of(returned.trust), {{"signer", document::literal(returned.signer)}, {"authority", document::literal(returned.vouched_by)}});
}

std::vector<std::string> notes_in_words(const Return& returned, const PageSetting& setting)
{
    std::vector<std::string> all;
    for (const std::string& name : returned.notes) {
        // One of a newer program has no words here.
        if (const auto note = note_named(name)) {
            all.push_back(named(setting, "note_", name_of(*note)));
        }
    }
    if (returned.unknown > 0) {
        all.push_back(say(setting, Word::answers_unknown, {{"n", returned.unknown}}));
    }
    return all;
}

std::string reception_in_words(const SupplierView& view, const Return& returned, const PageSetting& setting)
{
    const auto request = std::find_if(view.requests.begin(), view.requests.end(), [&](const suppliers::Request& one) { return one.id == returned.request; });
    ASSERT(request != view.requests.end());
    const Date received = date_of(returned.received);
    const auto tally = suppliers::tally_of(suppliers::assess(setting.catalogue, questionnaires_in(*request, setting.catalogue), returned.replies, setting.today, received));
    const auto unread = std::count_if(returned.replies.begin(), returned.replies.end(), [&](const auto& reply) {
        const suppliers::Question* question = suppliers::question_asked_as(setting.catalogue, reply.first);
        return question != nullptr && !reply.second.value.empty() && !suppliers::is_answer_to(*question, reply.second.value);
    });
    std::vector<std::string> parts{say(setting, Word::received_kept, {{"name", document::literal(view.entry.name)}, {"answered", std::int64_t{tally.answered()}}, {"asked", std::int64_t{tally.asked}}})};
    if (unread > 0) {
        parts.push_back(say(setting, Word::answers_unread, {{"n", std::int64_t{unread}}}));
    }
    if (tally.doubtful > 0) {
        parts.push_back(say(setting, Word::answers_doubtful, {{"n", std::int64_t{tally.doubtful}}}));
    }
    const Return* answers = view.answers();
    const bool is_outweighed = answers != nullptr && answers->id != returned.id && returned.trust != suppliers::Trust::altered && returned.trust != suppliers::Trust::broken;
    parts.push_back(trust_in_words(returned, setting));
    if (returned.trust == suppliers::Trust::signed_unconfirmed && !view.entry.phone.empty()) {
        parts.push_back(say(setting, Word::received_call, {{"phone", document::literal(view.entry.phone)}}));
    }
    if (is_outweighed) {
        parts.push_back(say(setting, view.is_older(returned) ? Word::received_older : Word::received_outweighed));
    }
    const auto notes = notes_in_words(returned, setting);
    parts.insert(parts.end(), notes.begin(), notes.end());
    return text::join(parts, " ");
}

std::string contradiction_in_words(const suppliers::Contradiction& contradiction, const PageSetting& setting)
{
    const std::string computer = contradiction.computer.empty() ? say(setting, Word::this_computer) : document::literal(contradiction.computer);
    const std::string seen = contradiction.check == nullptr ? std::string() : seen_in_words(*contradiction.check, setting);
    const bool is_unsaid = contradiction.check != nullptr && seen.empty();
    return named(setting, "contradiction_", is_unsaid ? std::string_view("seen_against") : suppliers::name_of(contradiction.kind),
        {{"computer", computer}, {"date", contradiction.on ? date(setting, *contradiction.on) : ""}, {"seen", seen},
            {"check", contradiction.check != nullptr ? std::string(contradiction.check->title.in(setting.language)) : ""}, {"activity", std::int64_t{contradiction.activity.value_or(0)}},
            {"tool", document::literal(contradiction.known)}, {"tools", document::literal(contradiction.answered)}});
}

std::string question_quoted(const suppliers::Question& question, const PageSetting& setting) { return say(setting, Word::question_quoted, {{"ask", std::string(question.ask.in(setting.language))}}); }

std::string seen_in_words(const knowledge::Check& check, const PageSetting& setting)
{
    const std::string_view said = check.not_met.in(setting.language);
    return knowledge::placeholders_of(said).empty() ? std::string(said) : std::string();
}

document::StatusLine commitment_line(const Commitment& commitment, const PageSetting& setting)
{
    const bool is_open = commitment.state == CommitmentState::open;
    const bool is_kept = commitment.state == CommitmentState::kept;
    const bool is_late = commitment.is_late(setting.today);
    const std::string day = date(setting, is_open ? commitment.due : commitment.settled.value_or(commitment.due));
    const Word word = is_late ? Word::commitment_late : is_open ? Word::commitment_due : is_kept ? Word::commitment_kept : Word::commitment_dropped;
    const Tone tone = is_late ? Tone::danger : is_open ? Tone::to_do : is_kept ? Tone::in_order : Tone::neutral;
    return {tone, "", commitment_in_words(commitment, setting), say(setting, word, {{"date", day}}), "", document::literal(commitment.note)};
}

std::string commitment_in_words(const Commitment& commitment, const PageSetting& setting)
{
    const suppliers::Question* question = suppliers::question_asked_as(setting.catalogue, commitment.question);
    if (question == nullptr) {
        return named(setting, "commitment_", suppliers::name_of(commitment.kind), {{"what", document::literal(commitment.question)}});
    }
    const bool is_proof = commitment.kind == suppliers::CommitmentKind::proof;
    const knowledge::Text& in_short = is_proof ? question->proof : question->promise;
    if (!is_proof && !in_short.empty()) {
        return std::string(in_short.in(setting.language));
    }
    return named(setting, "commitment_", suppliers::name_of(commitment.kind), {{"what", std::string((in_short.empty() ? question->ask : in_short).in(setting.language))}});
}

Document suppliers_page(const std::vector<OneSupplier>& all, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::suppliers_title));
    page.add(lead_of(all, setting));
    page.add(document::Paragraph{say(setting, Word::suppliers_why)});
    for (const OneSupplier& view : all) {
        page.add(document::StatusLine{tone_of(*view, setting.today), "", document::literal(view->entry.name), activities_in_words(*view, setting), "/suppliers/" + std::to_string(view->entry.id), standing_in_words(*view, setting)});
    }
    return page;
}

Document supplier_page(const SupplierView& view, SupplierPart part, const PageSetting& setting)
{
    Document page = page_of(setting, document::literal(view.entry.name));
    if (part == SupplierPart::records) {
        page.blocks.clear();
    } else {
        page.add(document::Lead{tone_of(view, setting.today), standing_in_words(view, setting)});
        add_contradictions(page, view, setting);
        add_red_flags(page, view, setting);
        add_steps(page, view, setting);
    }
    if (part != SupplierPart::standing) {
        add_returns(page, view, setting);
        add_commitments_of(page, view, part == SupplierPart::whole ? Promises::all : Promises::settled, setting);
        page.add(document::Heading{2, say(setting, Word::supplier_card)});
        add_card(page, view, setting);
        add_documents(page, view, setting);
    }
    return page;
}

Document answers_page(const SupplierView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::answers_title, {{"name", document::literal(view.entry.name)}}));
    page.add(document::Lead{tone_of(view, setting.today), counts_in_words(view.tally(), setting)});
    if (const Return* answers = view.answers()) {
        page.add(document::Paragraph{trust_in_words(*answers, setting)});
        if (answers->version != version_of(view.questionnaires)) {
            page.add(document::Aside{say(setting, Word::answers_older, {{"version", document::literal(answers->version)}})});
        }
    }
    add_differences(page, view, setting);
    for (const knowledge::Questionnaire* questionnaire : view.questionnaires) {
        page.add(document::Heading{2, std::string(questionnaire->title.in(setting.language))});
        for (const suppliers::Assessment& assessment : view.assessments) {
            if (&setting.catalogue.questionnaires[assessment.question->questionnaire] != questionnaire || assessment.verdict == Verdict::not_asked) {
                continue;
            }
            const suppliers::Contradiction* contradiction = view.contradiction_of(assessment);
            const bool is_seen = contradiction != nullptr && contradiction->kind == suppliers::Contradiction::Kind::seen_otherwise;
            const std::string word = contradiction == nullptr ? named(setting, "verdict_", suppliers::name_of(assessment.verdict)) : say(setting, is_seen ? Word::answers_seen_otherwise : Word::answers_contradicted);
            const std::string answer = answer_shown(assessment, setting);
            const std::string shown = contradiction == nullptr ? answer : is_seen ? word : answer + ". " + word;
            page.add(document::StatusLine{contradiction == nullptr ? tone_of(assessment.verdict) : Tone::disputed, word, question_quoted(*assessment.question, setting), shown, "",
                answer_below(assessment, contradiction, setting)});
        }
    }
    add_proofs(page, view, setting);
    const auto own = view.own_answers();
    if (!own.empty()) {
        page.add(document::Heading{2, say(setting, Word::own_section)});
    }
    for (const auto& [asked, answered] : own) {
        page.add(document::StatusLine{Tone::unknown, "", document::literal(asked), answered.empty() ? say(setting, Word::answers_nothing) : document::literal(answered)});
    }
    return page;
}

Document compromised_page(const SupplierView& view, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::compromised_title, {{"name", document::literal(view.entry.name)}}));
    page.add(document::Lead{Tone::danger, say(setting, Word::compromised_lead)});
    document::Steps steps;
    steps.items.push_back(view.supplier.remote_tool.empty() ? say(setting, Word::compromised_step_tool_unknown)
                                                           : say(setting, Word::compromised_step_tool, {{"tool", document::literal(view.supplier.remote_tool)}}));
    // What was signed goes beside what the practice noted: either may be the one that is installed.
    if (const std::string_view tools = suppliers::remote_tools_in(view.assessments); !tools.empty() && tools != view.supplier.remote_tool) {
        steps.items.push_back(say(setting, Word::compromised_step_tools_answered, {{"tools", document::literal(tools)}}));
    }
    if (!view.reaches.empty()) {
        steps.items.push_back(say(setting, Word::compromised_step_unplug, {{"what", listed(setting, view.reaches)}}));
    }
    const std::string phone = !view.supplier.on_call.empty() ? view.supplier.on_call : view.entry.phone;
    steps.items.push_back(phone.empty() ? say(setting, Word::compromised_step_call_unknown) : say(setting, Word::compromised_step_call, {{"phone", document::literal(phone)}}));
    steps.items.push_back(say(setting, Word::compromised_step_passwords));
    if (!view.supplier.data.empty()) {
        steps.items.push_back(say(setting, Word::compromised_step_data, {{"data", document::literal(view.supplier.data)}}));
    }
    page.add(std::move(steps));
    for (const suppliers::Contradiction& contradiction : view.contradictions) {
        if (contradiction.kind == suppliers::Contradiction::Kind::tools_differ) {
            page.add(document::StatusLine{Tone::disputed, "", say(setting, Word::contradictions_title), "", "", contradiction_in_words(contradiction, setting)});
        }
    }
    return page;
}

Document commitments_page(const std::vector<OneSupplier>& all, const PageSetting& setting)
{
    Document page = page_of(setting, say(setting, Word::commitments_title));
    bool is_empty = true;
    for (const OneSupplier& view : all) {
        if (!view->commitments.empty()) {
            page.add(document::Heading{2, document::literal(view->entry.name)});
            is_empty = false;
        }
        for (const Commitment& commitment : view->commitments) {
            page.add(commitment_line(commitment, setting));
        }
    }
    if (is_empty) {
        page.add(document::Paragraph{say(setting, Word::commitments_none)});
    }
    return page;
}

}  // namespace asepsie::application
