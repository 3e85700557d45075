// The memento as pages: its ten items, one item with its rules, one rule, what speaks of a word, and what a check looks at.
#pragma once

#include "application/audit.h"
#include "foundation/document/document.h"

namespace asepsie::application {

// profession: null, or the reader's, whose words are added where a rule changes for it.
document::Document memento_contents(const knowledge::Catalogue& catalogue, knowledge::Language language);
document::Document item_page(const knowledge::Catalogue& catalogue, const knowledge::Item& item, knowledge::Language language);
document::Document rule_page(
    const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, const knowledge::Profession* profession, knowledge::Language language);
// Rules that speak of what was typed, whatever its accents and capitals: those that say so in their title first. Where none holds every word, those that hold any.
document::Document search_page(const knowledge::Catalogue& catalogue, std::string_view typed, knowledge::Language language);
// The glossary's terms in alphabetical order, and those that a rule uses.
std::vector<const knowledge::Term*> terms_sorted(const knowledge::Catalogue& catalogue, knowledge::Language language);
std::vector<const knowledge::Term*> terms_of(const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, knowledge::Language language);
// What a check looks at, why, what it found on this machine and how to mend it here.
document::Document check_page(const knowledge::Catalogue& catalogue, const knowledge::Check& check, const Audit& audit, knowledge::Language language);

// Ids of rules and checks that look like what was typed, closest first, five at most.
std::vector<std::string> similar_ids(const knowledge::Catalogue& catalogue, std::string_view typed);

}  // namespace asepsie::application
