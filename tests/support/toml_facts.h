// Facts written by hand in the TOML of a test case: `facts = { disk_encrypted = true }`, `missing = { disk_encrypted = "denied" }`.
#pragma once

#include "domain/facts/fact_set.h"
#include "domain/knowledge/catalogue.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <string>
#include <vector>

namespace asepsie::tests {

// Adds to facts what the case says; what cannot be understood is added to mistakes.
void learn_from(const toml::table& test_case, const knowledge::Catalogue& catalogue, facts::FactSet& facts, std::vector<std::string>& mistakes);

// Every file of that ending in the folder, sorted. A folder without one is a mistake of the tests: it throws.
std::vector<std::string> files_in(const std::string& folder, const std::string& ending);

}  // namespace asepsie::tests
