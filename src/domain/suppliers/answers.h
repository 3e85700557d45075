// What a supplier answered, and what each answer is worth: perceived in one place, judged by the question's own measure, never scored as harmless where it is missing.
#pragma once

#include "domain/checklist/evidence.h"
#include "domain/suppliers/supplier.h"

#include <map>
#include <string>
#include <vector>

namespace asepsie::suppliers {

using knowledge::Question;

// One answer as it was given. value: yes | partly | no | not_applicable, a whole number, an ISO date, the id of a choice, or a text.
struct Reply {
    std::string value;
    std::string remark;             // where the supplier argues or adds
    std::optional<Date> by;         // when what is missing will be there
    std::optional<Date> proof_by;   // when the proof will be shown

    friend bool operator==(const Reply&, const Reply&) = default;
};
using Replies = std::map<std::string, Reply, std::less<>>;  // by question

enum class Verdict : std::uint8_t { good, to_read, negotiate, red_flag, unanswered, not_asked };
std::string_view name_of(Verdict verdict);

struct Assessment {
    const Question* question = nullptr;
    const Reply* reply = nullptr;  // null where there is none
    Verdict verdict = Verdict::unanswered;
};

// Every question of the questionnaires, in their order, against the replies, which must outlive the assessments. A value that is no answer to its question counts as none.
std::vector<Assessment> assess(const knowledge::Catalogue& catalogue, const std::vector<const knowledge::Questionnaire*>& questionnaires, const Replies& replies, Date today);

// What one answer is worth that day.
Verdict judge(const Question& question, const Reply& reply, Date today);
bool is_answer_to(const Question& question, std::string_view value);

struct Tally {
    int asked = 0;
    int good = 0;
    int to_read = 0;
    int negotiate = 0;
    int red_flags = 0;
    int unanswered = 0;

    [[nodiscard]] int answered() const { return asked - unanswered; }
};
Tally tally_of(const std::vector<Assessment>& assessments);

// Questions answered otherwise than last time, or for the first time, or no more.
struct Difference {
    std::string question;
    const Reply* before = nullptr;
    const Reply* after = nullptr;
};
std::vector<Difference> differences(const Replies& before, const Replies& after);

// One piece of evidence a rule that the answers say anything of: yes where all are good, no where one is a red flag, partly between. kind: as strong as the way the answers
// came deserves.
std::vector<checklist::Evidence> evidence_in(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, checklist::Kind kind, const std::string& supplier, Date on);

}  // namespace asepsie::suppliers
