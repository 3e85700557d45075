// What is handed to the police, the insurer or the CNIL: one archive with the story, the journal, the evidence, and how to verify it with nothing but common tools.
#pragma once

#include "application/incident/incident_pages.h"
#include "foundation/worker/worker.h"

#include <string>

namespace asepsie::application {

// Evidence beyond so much in all stays out of the archive, and its list says so.
constexpr std::size_t most_dossier_bytes = 1U << 30U;

struct Dossier {
    std::string name;     // "dossier-incident-3.zip"
    std::string content;  // a ZIP archive
};

// The worker draws the story. not_found, or the errors of the worker.
Result<Dossier> make_dossier(PracticeFile& file, const worker::Asking& worker, const IncidentView& view, const PageSetting& setting);

}  // namespace asepsie::application
