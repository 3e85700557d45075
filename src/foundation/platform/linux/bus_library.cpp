#include "foundation/platform/linux/bus_library.h"

#include "foundation/late_library/late_library.h"

namespace asepsie::platform {

const BusLibrary* bus_library()
{
    static BusLibrary found{};
    static const bool is_there = [] {
        void* library = load_library("libsystemd.so.0");
        return library != nullptr && look_up(library, "sd_bus_open_system", found.open_system) && look_up(library, "sd_bus_open_user", found.open_user)
            && look_up(library, "sd_bus_flush_close_unref", found.close) && look_up(library, "sd_bus_set_method_call_timeout", found.set_timeout)
            && look_up(library, "sd_bus_call_method", found.call) && look_up(library, "sd_bus_get_property", found.get_property)
            && look_up(library, "sd_bus_message_unref", found.unref) && look_up(library, "sd_bus_message_peek_type", found.peek)
            && look_up(library, "sd_bus_message_read_basic", found.read_basic) && look_up(library, "sd_bus_message_enter_container", found.enter)
            && look_up(library, "sd_bus_message_exit_container", found.leave) && look_up(library, "sd_bus_error_free", found.free_error);
    }();
    return is_there ? &found : nullptr;
}

}  // namespace asepsie::platform
