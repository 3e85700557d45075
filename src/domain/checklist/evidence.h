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
enum class Kind : std::uint8_t { declared, signed_by_supplier, observed };

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

// What one audit of one computer found. computer: empty for this very one.
struct Look {
    std::vector<checks::Finding> findings;
    Date on{};
    std::string computer;
};

// One piece of observed evidence a rule that the audit of one computer says anything of: yes where every check of the rule that concerns the computer
// is met, no where one is not met, unknown where none could be looked at. It holds as long as the least durable of its checks.
std::vector<Evidence> observed_by(const Look& look, const knowledge::Catalogue& catalogue);

}  // namespace asepsie::checklist
