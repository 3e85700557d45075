// The typography of the words for people, set once when knowledge is read, so that authors may type plainly.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <string>
#include <string_view>

namespace asepsie::knowledge {

// French: narrow no-break space (U+202F) before ; ! ? %, no-break space (U+00A0) before : and inside « », and both languages: ' as ’.
// What stands between backticks and inside {placeholders} stays as typed. Source: Lexique des règles typographiques en usage à
// l'Imprimerie nationale.
std::string typeset(std::string_view typed, Language language);

}  // namespace asepsie::knowledge
