// The memento as pages: its ten items, one item with its rules, one rule, and what a check looks at.
#pragma once

#include "application/audit.h"
#include "foundation/document/document.h"

namespace asepsie::application {

// profession: null, or the reader's, whose words are added where a rule changes for it.
document::Document memento_contents(const knowledge::Catalogue& catalogue, knowledge::Language language);
document::Document item_page(const knowledge::Catalogue& catalogue, const knowledge::Item& item, knowledge::Language language);
document::Document rule_page(
    const knowledge::Catalogue& catalogue, const knowledge::Rule& rule, const knowledge::Profession* profession, knowledge::Language language);
// Rules whose words hold all that was typed, whatever its accents and capitals.
document::Document search_page(const knowledge::Catalogue& catalogue, std::string_view typed, knowledge::Language language);
document::Document glossary_page(const knowledge::Catalogue& catalogue, knowledge::Language language);
// For paper: "booklet" (every rule), "summary" (the essential ones, two pages), "checklist" (to fill in by hand); nothing for another name.
std::optional<document::Document> printed_page(const knowledge::Catalogue& catalogue, std::string_view what, const knowledge::Profession* profession, knowledge::Language language);
// What a check looks at, why, what it found on this machine and how to mend it here.
document::Document check_page(const knowledge::Catalogue& catalogue, const knowledge::Check& check, const Audit& audit, knowledge::Language language);

// Ids of rules and checks that look like what was typed, closest first, five at most.
std::vector<std::string> similar_ids(const knowledge::Catalogue& catalogue, std::string_view typed);

}  // namespace asepsie::application
