// What changed, and what left this computer.
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {

void history(Site& site)
{
    site.get_open("/history", [&site](const Request&, const application::PracticeFile& file) -> Result<Response> {
        constexpr std::size_t shown = 100;
        const auto changes = TRY(file.changes(shown));
        const auto departures = TRY(file.departures());
        const auto snapshots = TRY(file.snapshots());
        return site.page(history_page(changes, departures, snapshots, site.page_setting()), Html(), "/history");
    });
}

}  // namespace asepsie::web::pages
