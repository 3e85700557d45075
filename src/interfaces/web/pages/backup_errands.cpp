// Looking into backups and restoring from them: what may take minutes or hours, and goes on while other pages are shown.
#include "application/backup/backup_pages.h"
#include "application/backup/drill.h"
#include "application/backup/look_at_backups.h"
#include "foundation/base/text.h"
#include "foundation/crypto/seal.h"
#include "interfaces/web/site/site.h"

#include "interfaces/web/pages/all.h"

namespace asepsie::web::pages {
namespace {

using application::BackupBook;
using application::KnownBackups;
using application::PracticeFile;

constexpr std::string_view backups_home = "/backups";
constexpr std::chrono::seconds worth_waiting{4};  // before the page that says that it goes on
constexpr std::string_view seconds_between_refreshes = "3";

// The last restoration that was made, to be shown; in memory alone.
struct LastDrill {
    std::optional<application::DrillReport> report;
    std::string destination;
};

// What an errand works with: nothing of it is the practice's file.
struct Outfit {
    KnownBackups known;
    std::vector<crypto::Secret> secrets;  // in the order of known.destinations
    std::unique_ptr<platform::Machine> machine;
    std::shared_ptr<const worker::Asking> worker;
    const knowledge::Catalogue& catalogue;
    std::string by;
    std::function<Moment()> now;
    std::string manifests;
};

Result<std::shared_ptr<Outfit>> outfit_of(const Site& site, PracticeFile& file)
{
    const BackupBook book(file);
    KnownBackups known = TRY(book.all());
    auto machine = TRY(site.setting().this_computer());
    auto outfit = std::make_shared<Outfit>(Outfit{std::move(known), {}, std::move(machine), site.setting().worker, site.catalogue(), site.say(Word::backups_menu), site.setting().now, site.setting().manifests});
    for (const backup::Destination& destination : outfit->known.destinations) {
        outfit->secrets.push_back(TRY(book.secret(destination.id)));
    }
    return outfit;
}

Errand::Keeping keeping_evidence(const std::shared_ptr<Outfit>& outfit)
{
    return [outfit](PracticeFile& file) { return BackupBook(file).keep_evidence(outfit->catalogue, outfit->by, outfit->now()); };
}

Result<Done> look(const std::shared_ptr<Outfit>& outfit, copies::Depth depth, Errand::Telling& telling)
{
    const std::vector<backup::Destination>& destinations = outfit->known.destinations;
    telling.keep([sources = application::looked_for(*outfit->machine, outfit->known.sources)](PracticeFile& file) { return BackupBook(file).put_whether_there(sources); });
    for (std::size_t i = 0; i < destinations.size(); ++i) {
        telling.progress({i, destinations.size()});
        const backup::Sight sight = application::look_at_backup(*outfit->machine, destinations[i], outfit->known.sources, outfit->secrets[i], depth, outfit->now(), &telling.cancelled());
        if (telling.cancelled()) {
            return fail(ErrorCode::busy, "stopped");
        }
        telling.keep([sight](PracticeFile& file) { return BackupBook(file).add_sight(sight); });
    }
    telling.keep(keeping_evidence(outfit));
    return Done{};
}

Result<Done> restore(const std::shared_ptr<Outfit>& outfit, std::size_t place, application::DrillOrder order, const std::shared_ptr<LastDrill>& last, Errand::Telling& telling)
{
    const backup::Destination& destination = outfit->known.destinations[place];
    const auto inventories = application::Inventories::read(storage::this_disk(), outfit->manifests, application::places_of(outfit->known.sources));
    order.bounds.cancelled = &telling.cancelled();
    order.tell = [&](std::uint64_t files, std::uint64_t of) { telling.progress({files, of}); };
    order.keep = [&](const backup::UnfinishedDrill& begun) -> Result<Done> {
        telling.keep([begun](PracticeFile& file) { return BackupBook(file).put_unfinished(begun); });
        return Done{};
    };
    auto drilled = application::drill({*outfit->machine, *outfit->worker, inventories}, destination, outfit->known.sources, outfit->secrets[place], order, outfit->now());
    if (!drilled.ok()) {
        telling.keep([sight = application::sight_of(drilled.error(), destination.id, outfit->now())](PracticeFile& file) { return sight ? BackupBook(file).add_sight(*sight) : Result<Done>(Done{}); });
        telling.keep(keeping_evidence(outfit));
        return drilled.error();
    }
    const application::DrillReport report = std::move(drilled).value();
    telling.keep([report, last, outfit, name = destination.name](PracticeFile& file) -> Result<Done> {
        TRY(BackupBook(file).add_drill(report.drill, outfit->now()));
        *last = {report, name};
        return Done{};
    });
    telling.keep(keeping_evidence(outfit));
    return Done{};
}

// Short work is waited for; of what takes longer the same page says how far it is.
Site::Tried page_after(Site& site)
{
    static_cast<void>(site.errand.is_over(worth_waiting));
    return {std::string(Site::errand_path), false};  // what it finds is kept when that page is asked for
}

Result<Site::Tried> look_now(Site& site, const Request& request, PracticeFile& file)
{
    if (!site.errand.is_over()) {
        return page_after(site);
    }
    const auto outfit = TRY(outfit_of(site, file));
    const copies::Depth depth = request.field("deep").empty() ? copies::Depth::cheap : copies::Depth::deep;
    TRY(site.errand.start(site.say(Word::errand_looking), std::string(backups_home), [outfit, depth](Errand::Telling& telling) { return look(outfit, depth, telling); }));
    return page_after(site);
}

Result<Site::Tried> drill_now(Site& site, const Request& request, PracticeFile& file, const std::shared_ptr<LastDrill>& last)
{
    if (!site.errand.is_over()) {
        return page_after(site);
    }
    const auto outfit = TRY(outfit_of(site, file));
    const backup::Destination* destination = outfit->known.destination(text::to_integer(request.part("id")).value_or(0));
    if (destination == nullptr) {
        return fail(ErrorCode::not_found, "no such destination");
    }
    application::DrillOrder order;
    order.seed = 1 + crypto::draw_below(1'000'000'000);
    if (!request.field("all").empty()) {
        order.files = 0;
        const backup::UnfinishedDrill* begun = outfit->known.unfinished_of(destination->id);
        order.earlier = begun == nullptr ? std::nullopt : std::optional(*begun);
    }
    *last = {std::nullopt, destination->name};
    const auto place = static_cast<std::size_t>(destination - outfit->known.destinations.data());
    TRY(site.errand.start(site.say(Word::errand_restoring, {{"destination", destination->name}}), "/backups/drill",
        [outfit, place, order, last](Errand::Telling& telling) { return restore(outfit, place, order, last, telling); }));
    return page_after(site);
}

// Looking fails by being stopped alone.
Response show_failure(const Site& site, const LastDrill& last, const Error& error)
{
    const Html said = paragraph(Html::marked(application::drill_failure_in_words(error, last.destination, site.page_setting())));
    return site.page(site.say(Word::drill_title), heading(1, site.say(Word::drill_title)) + said + paragraph(link_to("/backups", Html::text(site.say(Word::backups_title)))), backups_home);
}

Response show_errand(Site& site, const LastDrill& last)
{
    if (site.errand.is_over()) {
        const auto failure = site.errand.take_failure();
        return failure ? show_failure(site, last, *failure) : Response::redirect(site.errand.next().empty() ? std::string(backups_home) : site.errand.next());
    }
    const Errand::Progress progress = site.errand.progress();
    Html content = heading(1, site.errand.name()) + paragraph(Html::marked(site.say(Word::errand_goes_on)));
    if (progress.of > 0) {
        content += paragraph(Html::text(site.say(Word::errand_progress, {{"done", static_cast<std::int64_t>(progress.done)}, {"of", static_cast<std::int64_t>(progress.of)}})));
    }
    content += site.form("/backups/stop", button(site.say(Word::errand_stop), Button::plain)) + paragraph(link_to("/backups", Html::text(site.say(Word::backups_title))));
    Response response = site.page(site.errand.name(), content, backups_home);
    response.headers.emplace_back("Refresh", seconds_between_refreshes);
    return response;
}

Response show_last(const Site& site, const LastDrill& last)
{
    if (!last.report) {
        return Response::redirect(std::string(backups_home));
    }
    const Html back = paragraph(link_to("/backups", Html::text(site.say(Word::backups_title))));
    return site.page(application::drill_page(last.report->drill, last.destination, last.report->troubled, site.page_setting()), back, backups_home);
}

}  // namespace

void backup_errands(Site& site)
{
    const auto last = std::make_shared<LastDrill>();
    site.get_open("/backups/drill", [&site, last](const Request&, PracticeFile&) -> Result<Response> { return show_last(site, *last); });
    site.get_open(std::string(Site::errand_path), [&site, last](const Request&, PracticeFile&) -> Result<Response> { return show_errand(site, *last); });
    site.post_tried("/backups/look", [&site](const Request& request, PracticeFile& file) { return look_now(site, request, file); });
    site.post_tried("/backups/{id}/drill", [&site, last](const Request& request, PracticeFile& file) { return drill_now(site, request, file, last); });
    site.post_tried("/backups/stop", [&site](const Request&, PracticeFile&) -> Result<Site::Tried> {
        site.errand.cancel();
        return page_after(site);
    });
}

}  // namespace asepsie::web::pages
