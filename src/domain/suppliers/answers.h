// What a supplier answered, and what each answer is worth: perceived in one place, judged by the question's own measure, never scored as harmless where it is missing.
#pragma once

#include "domain/checklist/evidence.h"
#include "domain/suppliers/supplier.h"

#include <map>
#include <string>
#include <vector>

namespace asepsie::suppliers {

using knowledge::Question;

// What stands in place of an answer: it does not concern the supplier; of a date, there is none yet.
inline constexpr std::string_view not_applicable = "not_applicable";
inline constexpr std::string_view never = "never";

// One answer as it was given. value: yes | partly | no, a whole number, an ISO date, the id of a choice, a text, or what stands in place of one.
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

// Why a date in an answer cannot be right, as seen on the day it came: something to ask, and never good.
enum class Doubt : std::uint8_t { none, done_in_future, promised_in_past, too_far };
std::string_view name_of(Doubt doubt);

struct Assessment {
    const Question* question = nullptr;
    const Reply* reply = nullptr;  // what was written, be it no answer to the question (then the verdict is unanswered); null where nothing was
    Verdict verdict = Verdict::unanswered;
    Doubt doubt = Doubt::none;
};

// Every question of the questionnaires, in their order, against the replies, which must outlive the assessments. A value that is no answer to its question counts as none; an
// answer to the question of an earlier version that asked this and more counts for it. received: the day the answers came, where that is not today.
std::vector<Assessment> assess(
    const knowledge::Catalogue& catalogue, const std::vector<const knowledge::Questionnaire*>& questionnaires, const Replies& replies, Date today, std::optional<Date> received = std::nullopt);

// What one answer is worth that day.
Verdict judge(const Question& question, const Reply& reply, Date today);
bool is_answer_to(const Question& question, std::string_view value);

// The question of that id, or one that was formerly called so; null where there never was any.
const Question* question_asked_as(const knowledge::Catalogue& catalogue, std::string_view id);

struct Tally {
    int asked = 0;
    int good = 0;
    int to_read = 0;
    int negotiate = 0;
    int red_flags = 0;
    int unanswered = 0;
    int doubtful = 0;      // dates that cannot be right
    int contradicted = 0;  // good or to be read, were nothing seen to the contrary; counted by whoever knows what was seen

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

// One piece of evidence a rule that the answers say anything of: yes where every question was answered well, no where one answer is a red flag, partly between, and where a question was left open. kind: as strong as the way the answers
// came deserves.
std::vector<checklist::Evidence> evidence_in(const std::vector<Assessment>& assessments, const knowledge::Catalogue& catalogue, checklist::Kind kind, const std::string& supplier, Date on);

}  // namespace asepsie::suppliers
