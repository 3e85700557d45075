// Which incident a page of the site is about.
#pragma once

#include "application/incident/incident_view.h"
#include "interfaces/web/site/site.h"

namespace asepsie::web {

// Of "/incidents/{id}…".
Result<std::unique_ptr<const application::IncidentView>> incident_in(const Site& site, const Request& request, application::PracticeFile& file);
// "/incidents/3".
std::string path_of(const application::IncidentView& view);
// Who wrote last: most often who writes now.
std::string last_author(const application::IncidentView& view);

}  // namespace asepsie::web
