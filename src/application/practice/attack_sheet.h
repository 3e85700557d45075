// On the day of the attack: the first gestures, each with whom to call for it, the same on the screen, on paper and in the terminal.
#pragma once

#include "domain/knowledge/catalogue.h"
#include "domain/practice/practice.h"
#include "foundation/document/document.h"

#include <string>
#include <vector>

namespace asepsie::application {

// Somebody to call or a page to open; what is not known is empty.
struct Call {
    std::string name;
    std::string phone;
    std::string url;
    std::string purpose;
};

struct AttackStep {
    std::string text;
    std::vector<Call> calls;
    std::string missing;  // what stands in place of a number that is not known
};

struct AttackSheet {
    std::string language;  // "fr" or "en"
    std::string title;
    std::string lead;
    std::vector<AttackStep> steps;
    std::string own_note;  // where the practice's own numbers are, or how to have them here
    std::string calls_title;
    std::vector<Call> calls;
    std::string own_title;
    std::vector<Call> own;  // of the practice, those that no step names
    std::string others_title;
    std::vector<Call> others;
};

// entries: suppliers and numbers of the practice; null while its notebook is locked.
AttackSheet attack_sheet(const knowledge::Catalogue& catalogue, const std::vector<practice::Entry>* entries, Date today, knowledge::Language language);

document::Document as_document(const AttackSheet& sheet);

}  // namespace asepsie::application
