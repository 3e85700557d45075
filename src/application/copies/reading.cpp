#include "application/copies/reading.h"

#include "foundation/platform/linux/answering_place.h"

#include <algorithm>

namespace asepsie::copies {
namespace {

constexpr std::chrono::seconds patience{4};  // for a place to answer at all

}  // namespace

std::chrono::milliseconds Bounds::left() const
{
    using std::chrono::milliseconds;
    constexpr milliseconds most = std::chrono::hours(24 * 7);
    const auto now = std::chrono::steady_clock::now();
    return until > now + most ? most : std::max(milliseconds(1), std::chrono::ceil<milliseconds>(until - now));
}

bool Bounds::is_over() const { return is_cancelled() || std::chrono::steady_clock::now() >= until; }

Moment moment_of(std::int64_t nanoseconds) { return Moment(std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(nanoseconds))); }

Ailment reach(const std::string& place)
{
    if (!place.starts_with('/')) {
        return {Condition::remote, "not a folder of this computer"};
    }
    const auto answer = platform::answers(place, patience);
    return answer ? Ailment{Condition::sound, {}} : ailment_of(answer.error());
}

}  // namespace asepsie::copies
