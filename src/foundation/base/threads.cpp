#include "foundation/base/threads.h"

#include <system_error>

namespace asepsie {

std::vector<std::jthread> start_threads(unsigned wanted, const std::function<void()>& work)
{
    std::vector<std::jthread> threads;
    threads.reserve(wanted);
    try {
        while (threads.size() < wanted) {
            threads.emplace_back([&work] { work(); });
        }
    } catch (const std::system_error&) {
        // Whoever asked goes on with those there are.
    }
    return threads;
}

}  // namespace asepsie
