#include "application/watch/outcry.h"

#include "foundation/platform/linux/desktop_notice.h"
#include "foundation/platform/linux/own_script.h"

namespace asepsie::application {
namespace {

bool is_at_work(const std::future<Result<Done>>& task) { return task.valid() && task.wait_for(std::chrono::seconds(0)) != std::future_status::ready; }

}  // namespace

void Outcry::start(const std::string& title, const std::string& text, const std::string& script)
{
    if (!is_at_work(m_notice)) {
        m_notice = std::async(std::launch::async, [title, text] { return platform::show_notice(title, text); });
    }
    if (!script.empty() && !is_at_work(m_script)) {
        m_script = std::async(std::launch::async, [script] { return platform::run_own_script(script); });
    }
}

std::optional<Result<Done>> Outcry::script_ended() { return m_script.valid() && !is_at_work(m_script) ? std::optional(m_script.get()) : std::nullopt; }

}  // namespace asepsie::application
