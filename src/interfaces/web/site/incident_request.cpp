#include "interfaces/web/site/incident_request.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::web {

Result<std::unique_ptr<const application::IncidentView>> incident_in(const Site& site, const Request& request, application::PracticeFile& file)
{
    const auto id = text::to_integer(request.part("id"));
    if (!id) {
        return fail(ErrorCode::not_found, "no such incident");
    }
    return application::incident_view(file, site.catalogue(), *id, site.clocks());
}

std::string path_of(const application::IncidentView& view) { return "/incidents/" + std::to_string(view.kept.id); }

std::string last_author(const application::IncidentView& view)
{
    const auto& journal = view.kept.journal;
    const auto found = std::find_if(journal.rbegin(), journal.rend(), [](const incident::Noted& noted) { return !noted.record.author.empty(); });
    return found == journal.rend() ? std::string() : found->record.author;
}

}  // namespace asepsie::web
