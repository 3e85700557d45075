// What is known of one rule of the memento in this practice, by whom, since when, and until when it holds.
#pragma once

#include "domain/checks/judge.h"
#include "domain/knowledge/catalogue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::checklist {

enum class Answer : std::uint8_t { yes, partly, no, unknown, not_for_us };

// From the weakest to the strongest.
enum class Kind : std::uint8_t {
    told_by_supplier,  // a supplier's words that the practice typed in: nobody of the practice says so
    declared,          // by the practice
    signed_by_supplier,
    observed,
};

std::string_view name_of(Answer answer);
std::string_view name_of(Kind kind);
std::optional<Answer> answer_named(std::string_view name);
std::optional<Kind> kind_named(std::string_view name);

struct Evidence {
    std::string rule;
    Kind kind = Kind::declared;
    Answer answer = Answer::unknown;
    Date on{};        // the day it was learnt
    Date holds_to{};  // the last day it counts
    std::string by;   // the person, supplier or computer
    std::string note;
};

// A finding in the practice's words, as they were when the computer was looked at.
struct Said {
    std::string sentence;
    std::vector<std::string> steps;  // that mend it there; only of what is not met
};

// What one audit of one computer found. computer: empty for this very one.
struct Look {
    std::vector<checks::Finding> findings;
    Date on{};
    std::string computer;
    std::vector<Said> said{};  // one for each finding, or none at all: a brought report is believed for its verdicts only
};

// One piece of observed evidence a rule that the audit of one computer says anything of; a check weighs as much as it proves. no: one that can break the rule is not
// met. partly: one that shows a part of it is not. yes: all that ask the whole of it are met, and there is one. unknown: the rest, so that a part seen well never
// stands for the whole. It holds as long as the least durable of the checks that decided.
std::vector<Evidence> observed_by(const Look& look, const knowledge::Catalogue& catalogue);

}  // namespace asepsie::checklist
