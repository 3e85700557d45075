// The reflex sheet: the first gestures of every attack, each with whom to call for it, the same on the screen, on paper and in the terminal.
#pragma once

#include "application/incident/incident_view.h"
#include "foundation/document/document.h"

#include <string>
#include <vector>

namespace asepsie::application {

struct ReflexStepOnSheet {
    std::string text;
    std::vector<Call> calls;
    std::string missing;  // what stands in place of a number that is not known
};

struct ReflexSheet {
    std::string language;  // "fr" or "en"
    std::string title;
    std::string lead;
    std::vector<ReflexStepOnSheet> steps;
    std::string own_note;  // where the practice's own numbers are, or how to have them here
    std::string calls_title;
    std::vector<Call> calls;
    std::string own_title;
    std::vector<Call> own;  // of the practice, those that no step names
    std::string others_title;
    std::vector<Call> others;
};

// Whether the practice's own numbers could be looked up.
enum class OwnNumbers : std::uint8_t {
    absent,     // it has no notebook yet
    locked,     // its notebook is locked, and it did not choose to show them
    published,  // out of the file that needs no passphrase
    known,
};
ReflexSheet reflex_sheet(const knowledge::Catalogue& catalogue, OwnNumbers own, const std::vector<practice::Entry>& reachable, knowledge::Language language);

// Whom to call first: the practice's own, then the first of the country's, each once.
std::vector<Call> first_calls(const ReflexSheet& sheet);

document::Document as_document(const ReflexSheet& sheet, const knowledge::Catalogue& catalogue);

// ---- on paper ----

// One A4 page, read at arm's length, dated, with codes for a telephone's camera.
document::Document reflex_sheet_paper(const ReflexSheet& sheet, const PageSetting& setting);
// Two faces side by side, the size of a bank card.
document::Document pocket_card(const ReflexSheet& sheet, const PageSetting& setting);
// A page to be filled in by hand, and typed in later.
document::Document paper_journal(const PageSetting& setting);

}  // namespace asepsie::application
