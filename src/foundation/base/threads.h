// Several threads at one piece of work, as many as the system gives.
#pragma once

#include <functional>
#include <thread>
#include <vector>

namespace asepsie {

// Fewer than wanted, perhaps none, where the system starts no more. Each does `work`, which outlives them.
std::vector<std::jthread> start_threads(unsigned wanted, const std::function<void()>& work);

}  // namespace asepsie
