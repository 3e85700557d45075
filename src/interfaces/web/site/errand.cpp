#include "interfaces/web/site/errand.h"

#include <utility>

namespace asepsie::web {

void Errand::Telling::progress(Progress progress)
{
    const std::scoped_lock lock(m_errand.m_mutex);
    m_errand.m_progress = progress;
}

void Errand::Telling::keep(Keeping keeping)
{
    const std::scoped_lock lock(m_errand.m_mutex);
    m_errand.m_keepings.push_back(std::move(keeping));
}

Result<Done> Errand::start(std::string name, std::string next, Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_is_under_way) {
            return fail(ErrorCode::busy, m_name);
        }
        m_is_under_way = true;
        m_progress = {};
        m_failure.reset();
    }
    m_name = std::move(name);
    m_next = std::move(next);
    m_cancelled = false;
    m_thread = std::jthread([this, work = std::move(work)] {
        Telling telling(*this);
        const auto done = work(telling);
        finish(done.ok() ? std::nullopt : std::optional(done.error()));
    });
    return Done{};
}

void Errand::finish(std::optional<Error> failure)
{
    const std::scoped_lock lock(m_mutex);
    m_failure = std::move(failure);
    m_is_under_way = false;
    m_ended.notify_all();
}

bool Errand::is_over(std::chrono::milliseconds within)
{
    std::unique_lock lock(m_mutex);
    return m_ended.wait_for(lock, within, [this] { return !m_is_under_way; });
}

Errand::Progress Errand::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

std::vector<Errand::Keeping> Errand::take_keepings()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_keepings, {});
}

std::optional<Error> Errand::take_failure()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_failure, std::nullopt);
}

}  // namespace asepsie::web
