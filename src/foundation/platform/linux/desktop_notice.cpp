#include "foundation/platform/linux/desktop_notice.h"

#include "foundation/platform/linux/child_process.h"

#include <dlfcn.h>
#include <systemd/sd-bus.h>

#include <chrono>
#include <cstdint>

namespace asepsie::platform {
namespace {

constexpr std::uint64_t notice_timeout = 2'000'000;  // microseconds, for the desktop to answer
constexpr std::chrono::minutes script_time{1};

template <typename Function>
bool find_function(void* handle, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(handle, name));
    return function != nullptr;
}

}  // namespace

Result<Done> show_notice(const std::string& title, const std::string& text)
{
    void* handle = ::dlopen("libsystemd.so.0", RTLD_LAZY | RTLD_LOCAL);
    decltype(&::sd_bus_open_user) open = nullptr;
    decltype(&::sd_bus_flush_close_unref) close = nullptr;
    decltype(&::sd_bus_set_method_call_timeout) set_timeout = nullptr;
    decltype(&::sd_bus_call_method) call = nullptr;
    const bool is_whole = handle != nullptr && find_function(handle, "sd_bus_open_user", open) && find_function(handle, "sd_bus_flush_close_unref", close)
                          && find_function(handle, "sd_bus_set_method_call_timeout", set_timeout) && find_function(handle, "sd_bus_call_method", call);
    sd_bus* bus = nullptr;
    if (!is_whole || open(&bus) < 0) {
        return fail(ErrorCode::unsupported, "no desktop's bus");
    }
    set_timeout(bus, notice_timeout);
    constexpr std::uint8_t critical = 2;
    const int result = call(bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify", nullptr, nullptr, "susssasa{sv}i", "Asepsie", std::uint32_t{0},
        "dialog-warning", title.c_str(), text.c_str(), 0, 1, "urgency", "y", static_cast<int>(critical), std::int32_t{0});
    close(bus);
    return result >= 0 ? Result<Done>(Done{}) : fail(ErrorCode::io_failed, "the desktop showed no notice");
}

Result<Done> run_own_script(const std::string& path)
{
    if (!path.starts_with('/')) {
        return fail(ErrorCode::bad_usage, path);
    }
    TRY(run_child({path}, script_time));
    return Done{};
}

}  // namespace asepsie::platform
