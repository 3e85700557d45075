// The exercise: an attack told in fifteen minutes, and what the team could not yet do.
#pragma once

#include "application/practice/practice_pages.h"
#include "foundation/document/document.h"

#include <string>
#include <vector>

namespace asepsie::application {

enum class Could : std::uint8_t { yes, partly, no };
std::string_view name_of(Could could);
std::optional<Could> could_named(std::string_view name);

struct RehearsalAnswer {
    Could could = Could::no;
    std::string note;
};

struct Rehearsal {
    const knowledge::Exercise* exercise = nullptr;
    Moment started{};
    Moment ended{};
    std::string present;                   // who took part
    std::vector<RehearsalAnswer> answers;  // one for each event
};

// What is shown of one event: how far the story is, and what is left of its clocks.
document::Document event_page(const knowledge::Exercise& exercise, std::size_t event, const PageSetting& setting);
// What went well, what was missing.
document::Document result_page(const Rehearsal& rehearsal, const PageSetting& setting);
// To be printed and signed, and kept with the practice's papers. from and to: in the practice's own time.
document::Document attestation(const Rehearsal& rehearsal, const practice::Practice& practice, const Zone& zone, const PageSetting& setting);

// Kept in the file: evidence for the rule that asks for an exercise, each gap in the plan, and the answers. bad_usage where one is missing.
Result<Done> keep_rehearsal(PracticeFile& file, const Rehearsal& rehearsal, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
