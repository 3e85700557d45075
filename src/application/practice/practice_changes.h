// What somebody does to a practice's file: answers a rule, decides of an action, has a computer looked at. Each keeps how the practice stands that day.
#pragma once

#include "application/practice/practice_file.h"
#include "foundation/platform/machine.h"

namespace asepsie::application {

struct Declaration {
    checklist::Answer answer = checklist::Answer::unknown;
    std::string by;
    std::string note;
    std::optional<std::pair<std::string, std::string>> attachment;  // its name and content
};

Result<Done> answer_rule(PracticeFile& file, const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, const Declaration& declaration, Moment now);

// The yearly review: the last declared answer to each rule where it no longer holds or will not in review_days; in the order of the rules.
constexpr int review_days = 60;
std::vector<checklist::Evidence> to_review(const PracticeFile& file, const knowledge::Catalogue& catalogue, Date today);
// Declares the same answers again, as of today. not_found where one of the rules has none to review.
Result<Done> confirm_answers(PracticeFile& file, const knowledge::Catalogue& catalogue, const std::vector<std::string>& rules, Moment now);

// What was done is known from now on: declared, until it is seen. bad_usage where it is set aside without a reason, or put off without a day.
Result<Done> decide_action(PracticeFile& file, const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, practice::Decision decision, Moment now);

// computer: empty for this very one. language: in which what was seen is said and kept.
checklist::Look look_at(const platform::Machine& machine, const knowledge::Catalogue& catalogue, const std::string& computer, knowledge::Language language);
// Keeps it as evidence for the rules, and check by check. How many pieces of evidence it gave.
Result<std::size_t> keep_look(PracticeFile& file, const knowledge::Catalogue& catalogue, const checklist::Look& look, Moment now);
// Keeps evidence that came another way, a supplier's answers; what: the name of the change it is noted as.
Result<Done> keep_evidence(PracticeFile& file, const knowledge::Catalogue& catalogue, const std::vector<checklist::Evidence>& evidence, std::string_view what, Moment now);

}  // namespace asepsie::application
