#include "application/suppliers/supplier_view.h"

#include <algorithm>
#include <tuple>

namespace asepsie::application {
namespace {

using suppliers::Return;
using suppliers::Trust;

bool is_earned(const Return& returned) { return suppliers::evidence_earned_by(returned.trust).has_value(); }
bool counts(const Return& returned) { return returned.trust != Trust::altered && returned.trust != Trust::broken; }

std::string own_field(std::size_t place) { return std::string(suppliers::own_question_prefix) + std::to_string(place); }

suppliers::Replies without_own(suppliers::Replies replies)
{
    std::erase_if(replies, [](const auto& reply) { return reply.first.starts_with(suppliers::own_question_prefix); });
    return replies;
}

// What is read once for all suppliers.
struct Shared {
    std::vector<suppliers::Request> requests;
    std::vector<suppliers::Commitment> commitments;
    std::vector<suppliers::Observation> observations;
};

Result<Shared> shared_of(const SupplierBook& book)
{
    Shared shared;
    shared.requests = TRY(book.requests());
    shared.commitments = TRY(book.commitments());
    shared.observations = TRY(book.observations());
    return shared;
}

// Names of what it reaches; of the computers among them, the contradictions are looked for.
Result<std::vector<std::string>> names_of(const PracticeFile& file, const std::vector<std::int64_t>& reaches)
{
    std::vector<std::string> names;
    for (const std::int64_t id : reaches) {
        // One that was removed since is simply reached no more.
        if (const auto entry = file.entry(id); entry.ok()) {
            names.push_back(entry->name);
        }
    }
    return names;
}

Result<OneSupplier> view_of_one(const SupplierBook& book, const knowledge::Catalogue& catalogue, const practice::Entry& entry, const Shared& shared, Date today)
{
    auto view = std::make_unique<SupplierView>();
    view->entry = entry;
    view->supplier = TRY(book.supplier(entry.id));
    view->reaches = view->supplier.reaches ? TRY(names_of(book.file(), *view->supplier.reaches)) : std::vector<std::string>();
    view->documents = TRY(book.documents(entry.id));
    std::copy_if(shared.requests.begin(), shared.requests.end(), std::back_inserter(view->requests), [&](const suppliers::Request& request) { return request.supplier == entry.id; });
    for (auto request = view->requests.rbegin(); request != view->requests.rend(); ++request) {
        std::vector<Return> returned = TRY(book.returns(request->id));
        std::move(returned.begin(), returned.end(), std::back_inserter(view->returns));
    }
    std::sort(view->returns.begin(), view->returns.end(), [](const Return& a, const Return& b) { return a.id > b.id; });
    std::copy_if(shared.commitments.begin(), shared.commitments.end(), std::back_inserter(view->commitments), [&](const suppliers::Commitment& one) { return one.supplier == entry.id; });
    view->decided = TRY(book.clause_decisions(entry.id));
    view->questionnaires = suppliers::questionnaires_for(catalogue, view->supplier.activities);
    static const suppliers::Replies nothing;
    const Return* answers = view->answers();
    const Date received = answers == nullptr ? today : date_of(answers->received);
    view->assessments = suppliers::assess(catalogue, view->questionnaires, answers == nullptr ? nothing : answers->replies, today, received);
    // A look without a name is of this very computer. Which of the list that is, nobody has said: a supplier of named computers is not blamed for it.
    const auto computers = view->supplier.reaches ? std::optional(view->reaches) : std::nullopt;
    view->contradictions = suppliers::contradictions(view->assessments, catalogue, shared.observations, computers, view->documents, today, view->supplier.remote_tool);
    view->annex = suppliers::annex_for(catalogue, view->supplier.activities, view->assessments, view->contradictions, view->decided,
        view->earned_answers() != nullptr ? suppliers::Footing::earned : suppliers::Footing::draft);
    return OneSupplier(std::move(view));
}

}  // namespace

bool SupplierView::was_before(const Return& one, const Return& other) const
{
    const auto place = [&](const Return& returned) {
        return std::find_if(requests.begin(), requests.end(), [&](const suppliers::Request& request) { return request.id == returned.request; }) - requests.begin();
    };
    return std::tuple(place(one), suppliers::given_at(one), one.id) < std::tuple(place(other), suppliers::given_at(other), other.id);
}

const Return* SupplierView::last_of(bool (*suits)(const Return&), const Return* before) const
{
    const Return* last = nullptr;
    for (const Return& returned : returns) {
        const bool is_eligible = suits(returned) && (before == nullptr || was_before(returned, *before));
        if (is_eligible && (last == nullptr || was_before(*last, returned))) {
            last = &returned;
        }
    }
    return last;
}

const Return* SupplierView::earned_answers() const { return last_of(is_earned, nullptr); }

const Return* SupplierView::answers() const
{
    const Return* earned = earned_answers();
    return earned != nullptr ? earned : last_of(counts, nullptr);
}

const Return* SupplierView::answers_before() const
{
    const Return* last = answers();
    return last == nullptr ? nullptr : last_of(counts, last);
}

bool SupplierView::is_older(const Return& returned) const
{
    const Return* last = earned_answers();
    return last != nullptr && is_earned(returned) && was_before(returned, *last);
}

bool SupplierView::is_sent(const suppliers::Request& request) const
{
    return request.sent.has_value() || std::any_of(returns.begin(), returns.end(), [&](const Return& returned) { return returned.request == request.id; });
}

const suppliers::Contradiction* SupplierView::contradiction_of(const suppliers::Assessment& assessment) const
{
    const bool is_held = assessment.verdict == suppliers::Verdict::good || assessment.verdict == suppliers::Verdict::to_read;
    return is_held ? suppliers::contradiction_of(*assessment.question, contradictions) : nullptr;
}

suppliers::Tally SupplierView::tally() const
{
    suppliers::Tally tally = suppliers::tally_of(assessments);
    for (const suppliers::Assessment& assessment : assessments) {
        if (contradiction_of(assessment) != nullptr) {
            (assessment.verdict == suppliers::Verdict::good ? tally.good : tally.to_read) -= 1;
            ++tally.contradicted;
        }
    }
    return tally;
}

std::vector<const suppliers::Assessment*> SupplierView::red_flags() const
{
    std::vector<const suppliers::Assessment*> found;
    for (const suppliers::Assessment& assessment : assessments) {
        if (assessment.verdict == suppliers::Verdict::red_flag) {
            found.push_back(&assessment);
        }
    }
    std::stable_partition(found.begin(), found.end(), [](const suppliers::Assessment* assessment) { return assessment->question->essential; });
    return found;
}

std::vector<const suppliers::Assessment*> SupplierView::proofs_to_chase() const
{
    std::vector<const suppliers::Assessment*> found;
    for (const suppliers::Assessment& assessment : assessments) {
        const suppliers::Question& question = *assessment.question;
        const auto promise = std::find_if(commitments.begin(), commitments.end(), [&](const suppliers::Commitment& one) { return one.question == question.id && one.kind == suppliers::CommitmentKind::proof; });
        const bool is_promised = promise != commitments.end() && promise->state == suppliers::CommitmentState::open;
        const bool is_settled = promise != commitments.end() && !is_promised;
        const bool is_claimed = assessment.verdict == suppliers::Verdict::good && assessment.reply->value != suppliers::not_applicable && question.essential;
        if (!question.proof.empty() && !is_settled && (is_claimed || is_promised)) {
            found.push_back(&assessment);
        }
    }
    return found;
}

bool SupplierView::is_late(Date today) const
{
    const suppliers::Request* request = last_request();
    const bool has_answered = std::any_of(returns.begin(), returns.end(), [&](const Return& returned) { return request != nullptr && returned.request == request->id && counts(returned); });
    return request != nullptr && is_sent(*request) && !has_answered && request->due < today;
}

std::vector<std::pair<std::string, std::string>> SupplierView::own_answers() const { return answers() == nullptr ? std::vector<std::pair<std::string, std::string>>() : own_answers_of(*answers()); }

std::vector<std::pair<std::string, std::string>> SupplierView::own_answers_of(const Return& returned) const
{
    std::vector<std::pair<std::string, std::string>> all;
    const auto request = std::find_if(requests.begin(), requests.end(), [&](const suppliers::Request& one) { return one.id == returned.request; });
    for (std::size_t i = 0; request != requests.end() && i < request->own_questions.size(); ++i) {
        const auto reply = returned.replies.find(own_field(i + 1));
        all.emplace_back(request->own_questions[i], reply == returned.replies.end() ? std::string() : reply->second.value);
    }
    return all;
}

suppliers::Replies SupplierView::known_for(const suppliers::Request& request) const
{
    const Return* known = earned_answers();
    if (known == nullptr) {
        return {};
    }
    suppliers::Replies replies = without_own(known->replies);
    for (const auto& [asked, answered] : own_answers_of(*known)) {
        const auto again = std::find(request.own_questions.begin(), request.own_questions.end(), asked);
        if (again != request.own_questions.end() && !answered.empty()) {
            replies[own_field(static_cast<std::size_t>(again - request.own_questions.begin()) + 1)].value = answered;
        }
    }
    return replies;
}

std::vector<SupplierView::Changed> SupplierView::changes() const
{
    std::vector<Changed> all;
    const Return* before = answers_before();
    if (before == nullptr) {
        return all;
    }
    const Return* after = answers();
    for (const suppliers::Difference& difference : suppliers::differences(before->replies, after->replies)) {
        if (!difference.question.starts_with(suppliers::own_question_prefix)) {
            all.push_back({difference.question, difference.before == nullptr ? suppliers::Reply() : *difference.before, difference.after == nullptr ? suppliers::Reply() : *difference.after});
        }
    }
    const auto own_before = own_answers_of(*before);
    for (const auto& [asked, answered] : own_answers_of(*after)) {
        const auto earlier = std::find_if(own_before.begin(), own_before.end(), [&](const auto& own) { return own.first == asked; });
        const std::string then = earlier == own_before.end() ? std::string() : earlier->second;
        if (then != answered) {
            all.push_back({asked, {then, {}, {}, {}}, {answered, {}, {}, {}}});
        }
    }
    return all;
}

Result<OneSupplier> supplier_view(const SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t entry, Date today)
{
    const practice::Entry line = TRY(book.file().entry(entry));
    if (line.list != Register::supplier) {
        return fail(ErrorCode::not_found, "no supplier");
    }
    const Shared shared = TRY(shared_of(book));
    return view_of_one(book, catalogue, line, shared, today);
}

Result<std::vector<OneSupplier>> all_suppliers(const SupplierBook& book, const knowledge::Catalogue& catalogue, Date today)
{
    const Shared shared = TRY(shared_of(book));
    std::vector<OneSupplier> all;
    for (const practice::Entry& entry : TRY(book.file().entries(Register::supplier, today))) {
        if (!entry.is_gone(today)) {
            all.push_back(TRY(view_of_one(book, catalogue, entry, shared, today)));
        }
    }
    return all;
}

}  // namespace asepsie::application
