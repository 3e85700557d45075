// The letters of knowledge/letters, filled with what is known. What is not known stays a gap that says what is missing; nothing is made up.
#pragma once

#include "domain/knowledge/catalogue.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace asepsie::incident {

using KnownFacts = std::map<std::string, std::string, std::less<>>;  // by fact; of several lines where it is a list

// A paragraph, or a list where a fact of several lines stands alone.
struct FilledBlock {
    std::vector<std::string> lines;
    bool is_list = false;
};

struct FilledPart {
    std::string_view content;  // "33.3.a", or empty
    std::string title;
    std::vector<FilledBlock> blocks;
    std::vector<std::string_view> missing;  // facts
};

struct FilledLetter {
    const knowledge::IncidentLetter* letter = nullptr;
    std::vector<FilledPart> parts;

    [[nodiscard]] std::vector<std::string_view> missing() const;  // each once, in the order of the letter
};

// show_value: how a known fact is written into the medium; show_gap: how what is missing is.
FilledLetter fill_letter(const knowledge::IncidentLetter& letter, const knowledge::Catalogue& catalogue, const KnownFacts& known, knowledge::Language language,
    const std::function<std::string(const std::string&)>& show_value, const std::function<std::string(const knowledge::IncidentFact&)>& show_gap);

}  // namespace asepsie::incident
