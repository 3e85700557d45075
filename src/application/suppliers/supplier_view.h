// One supplier as everything known of it stands today: asked, answered, contradicted, promised.
#pragma once

#include "application/suppliers/supplier_book.h"

namespace asepsie::application {

struct SupplierView {
    practice::Entry entry;
    suppliers::Supplier supplier;
    std::vector<std::string> reaches;  // names of the devices and services it can reach, where somebody has said which
    std::vector<suppliers::Document> documents;
    std::vector<suppliers::Request> requests;  // of this supplier, oldest first
    std::vector<suppliers::Return> returns;    // of all its requests, newest first
    std::vector<const knowledge::Questionnaire*> questionnaires;  // for what it does
    std::vector<suppliers::Assessment> assessments;               // of the return that counts; all unanswered where there is none
    std::vector<suppliers::Contradiction> contradictions;
    std::vector<suppliers::Commitment> commitments;
    std::vector<suppliers::DecidedClause> decided;
    std::vector<suppliers::AnnexClause> annex;

    // Of those that are signed by somebody known, the last: to the latest request answered, and there the one given last, whenever it came. Where there is none, the last that holds: a draft
    // that comes later takes no promise back. Null where none holds.
    [[nodiscard]] const suppliers::Return* answers() const;
    // The same where somebody stands for it; null where it is a draft.
    [[nodiscard]] const suppliers::Return* earned_answers() const;
    // Somebody stands for it, and what counts was given later.
    [[nodiscard]] bool is_older(const suppliers::Return& returned) const;
    // The one before it, to compare with.
    [[nodiscard]] const suppliers::Return* answers_before() const;
    [[nodiscard]] const suppliers::Request* last_request() const { return requests.empty() ? nullptr : &requests.back(); }
    // Whether it left: somebody said so, or an answer came back.
    [[nodiscard]] bool is_sent(const suppliers::Request& request) const;
    // Sent, nothing that counts has come, and the day is past.
    [[nodiscard]] bool is_late(Date today) const;
    // The practice's own questions that were asked last, with what was answered to each; empty where nothing was.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> own_answers() const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> own_answers_of(const suppliers::Return& returned) const;
    // What is filled in already where it is asked again: the answers that count and that somebody stands for (a stranger’s go to nobody), those to the practice's own questions under the same words.
    [[nodiscard]] suppliers::Replies known_for(const suppliers::Request& request) const;
    // What is answered otherwise than before. An empty reply: nothing was said.
    struct Changed {
        std::string question;  // its id, or the words of the practice's own
        suppliers::Reply before;
        suppliers::Reply after;
    };
    [[nodiscard]] std::vector<Changed> changes() const;
    // What is contradicted is counted apart, and no more among the good ones.
    [[nodiscard]] suppliers::Tally tally() const;
    // What shows the contrary of a good answer, or of one to be read; null where nothing does.
    [[nodiscard]] const suppliers::Contradiction* contradiction_of(const suppliers::Assessment& assessment) const;
    // The worst first: what endangers patients' data, the essential ones before the others.
    [[nodiscard]] std::vector<const suppliers::Assessment*> red_flags() const;
    // Good answers to essential questions whose proof was not shown yet, and those whose proof was promised.
    [[nodiscard]] std::vector<const suppliers::Assessment*> proofs_to_chase() const;

private:
    [[nodiscard]] bool was_before(const suppliers::Return& one, const suppliers::Return& other) const;
    // The last of those that suit, before another or of all; null where none does.
    [[nodiscard]] const suppliers::Return* last_of(bool (*suits)(const suppliers::Return&), const suppliers::Return* before) const;
};

// On the heap, as its parts point into one another. not_found where the entry is no supplier.
using OneSupplier = std::unique_ptr<const SupplierView>;
Result<OneSupplier> supplier_view(const SupplierBook& book, const knowledge::Catalogue& catalogue, std::int64_t entry, Date today);
// All of them that still work for the practice, in the order of the list.
Result<std::vector<OneSupplier>> all_suppliers(const SupplierBook& book, const knowledge::Catalogue& catalogue, Date today);

}  // namespace asepsie::application
