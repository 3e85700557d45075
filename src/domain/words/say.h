// The program's own words (knowledge/words), said in the reader's language with their gaps filled.
#pragma once

#include "domain/knowledge/catalogue.h"
#include "domain/knowledge/fill.h"
#include "domain/words/word.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace asepsie::words {

using knowledge::Catalogue;
using knowledge::Language;

struct Gap {
    std::string_view name;
    knowledge::Filling filling;

    Gap(std::string_view gap, std::string shown) : name(gap), filling{std::move(shown), 0} {}
    Gap(std::string_view gap, std::int64_t number) : name(gap), filling{std::to_string(number), number} {}
};

// "10 minutes", "1 234,5 Go", "30 juin 2028", "a, b et 3 autres": values as each language writes them.
std::string show_integer(std::int64_t number, Language language);
std::string show_date(const Catalogue& catalogue, Date date, Language language);
// "27 novembre 2026 à 14 h 05", "27 November 2026 at 14:05".
std::string show_moment(const Catalogue& catalogue, const WallTime& shown, Language language);
// As what is left of a delay is said: "63 h 12 min", "12 jours 4 h".
std::string show_span(const Catalogue& catalogue, std::chrono::minutes span, Language language);
std::string show_quantity(const Catalogue& catalogue, std::int64_t number, facts::Unit unit, Language language);
std::string show_list(const Catalogue& catalogue, const facts::FactList& list, Language language);
std::string show_value(const Catalogue& catalogue, const facts::FactValue& value, facts::Unit unit, Language language);
// An effort, rounded as one says it: "5 minutes", "2 heures", "une demi-journée".
std::string show_effort(const Catalogue& catalogue, int minutes, Language language);

std::string say(const Catalogue& catalogue, Word word, Language language, std::initializer_list<Gap> gaps = {});

// The word of that id, for ids made of a prefix and a name ("kind_" and "phone"); there must be one.
std::string say_named(const Catalogue& catalogue, std::string_view id, Language language, std::initializer_list<Gap> gaps = {});

}  // namespace asepsie::words
