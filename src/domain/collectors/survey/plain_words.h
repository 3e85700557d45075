// The words of a file's or folder's name, so that names written in many ways may be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors {

// In small letters without accents or digits: "DossiersPatients_2024" is {"dossiers", "patients"}. Composed and decomposed accents are the same.
std::vector<std::string> plain_words(std::string_view name);

}  // namespace asepsie::collectors
