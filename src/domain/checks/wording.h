// A finding in the reader's words: the sentence for its verdict, what was read, and what was expected.
#pragma once

#include "domain/checks/judge.h"

#include <string>
#include <vector>

namespace asepsie::checks {

using knowledge::Catalogue;
using knowledge::Language;

// "Le disque n'est pas chiffré." For unknown: why, and that it is no news.
std::string sentence(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language);
// The sentence of the check for one verdict with its gaps filled by what was learnt; also for the title and the reason.
std::string filled(const Catalogue& catalogue, knowledge::Text text, const facts::FactSet& learnt, Language language);
// The steps that mend it here, gaps filled.
std::vector<std::string> steps(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language);
// Who mends it here: the remedy's own word, else the check's.
knowledge::Actor actor(const Finding& finding);

// One thing that was looked at.
struct Observation {
    const knowledge::FactDeclaration* fact = nullptr;
    std::string value;     // in the reader's words; empty where it is missing
    std::string expected;  // "au plus 10 minutes"; empty where nothing in particular
    std::string where;     // the file or interface that was read
    bool decisive = false;
};
std::vector<Observation> observations(const Catalogue& catalogue, const Finding& finding, const facts::FactSet& learnt, Language language);

}  // namespace asepsie::checks
