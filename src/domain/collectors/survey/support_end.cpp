#include "domain/collectors/survey/support_end.h"

namespace asepsie::collectors {
namespace {

// Past this age our own table says nothing of a version it holds no end for, or an end in the future.
constexpr std::chrono::days table_holds{500};

// The last day of free fixes for exactly that version: the latest of the ends that cost nothing.
Result<Date> support_end_of(const knowledge::Catalogue& catalogue, std::string_view product, std::string_view version, Date today)
{
    std::optional<Date> latest;
    std::optional<Date> checked_on;
    for (const knowledge::Release& release : catalogue.releases) {
        checked_on = release.product == product ? release.checked_on : checked_on;
        if (release.product == product && release.version == version && release.support != knowledge::Support::paid) {
            latest = latest && *latest > release.ends ? latest : release.ends;
        }
    }
    if (!latest) {
        return fail(ErrorCode::unsupported, "our table of ends of support does not know this version");
    }
    if (*latest >= today && days_between(*checked_on, today) > table_holds) {
        return fail(ErrorCode::outdated, "our table of ends of support is too old to say");
    }
    return *latest;
}

}  // namespace

Result<Date> support_end(const knowledge::Catalogue& catalogue, std::string_view product, std::string_view version, Date today)
{
    auto exact = support_end_of(catalogue, product, version, today);
    return exact.ok() ? exact : support_end_of(catalogue, product, version.substr(0, version.find('.')), today);
}

}  // namespace asepsie::collectors
