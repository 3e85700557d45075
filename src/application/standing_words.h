// How something stands, in the same sign and word everywhere: on a computer's report and on the practice's pages.
#pragma once

#include "domain/checklist/standing.h"
#include "foundation/document/document.h"

#include <string>

namespace asepsie::application {

document::Tone tone_of(const checklist::RuleStanding& rule);
document::Tone tone_of(const checklist::ItemStanding& item);
// "En ordre", "Danger"…
std::string tone_word(const knowledge::Catalogue& catalogue, document::Tone tone, knowledge::Language language);
// "1 danger, 2 à faire, 7 à dire": what is none is not said.
std::string counts_in_words(const checklist::ItemStanding& item, const knowledge::Catalogue& catalogue, knowledge::Language language);
document::Ring ring_of(const checklist::PracticeStanding& standing, std::string title, const knowledge::Catalogue& catalogue, knowledge::Language language);

}  // namespace asepsie::application
