#include "foundation/platform/linux/desktop_notice.h"

#include "foundation/platform/linux/bus_library.h"

#include <cstdint>

namespace asepsie::platform {
namespace {

constexpr std::uint64_t notice_timeout = 2'000'000;  // microseconds, for the desktop to answer

}  // namespace

Result<Done> show_notice(const std::string& title, const std::string& text)
{
    const BusLibrary* library = bus_library();
    sd_bus* bus = nullptr;
    if (library == nullptr || library->open_user(&bus) < 0) {
        return fail(ErrorCode::unsupported, "no desktop's bus");
    }
    library->set_timeout(bus, notice_timeout);
    constexpr std::uint8_t critical = 2;
    const int result = library->call(bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify", nullptr, nullptr, "susssasa{sv}i", "Asepsie",
        std::uint32_t{0}, "dialog-warning", title.c_str(), text.c_str(), 0, 1, "urgency", "y", static_cast<int>(critical), std::int32_t{0});
    library->close(bus);
    return result >= 0 ? Result<Done>(Done{}) : fail(ErrorCode::io_failed, "the desktop showed no notice");
}

}  // namespace asepsie::platform
