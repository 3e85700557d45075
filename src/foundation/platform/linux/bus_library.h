// The functions of libsystemd that speak on D-Bus, found when they are first needed: linking the library would cost every start a millisecond. Only for the sources of this folder.
#pragma once

#include <systemd/sd-bus.h>

namespace asepsie::platform {

struct BusLibrary {
    decltype(&::sd_bus_open_system) open_system;
    decltype(&::sd_bus_open_user) open_user;
    decltype(&::sd_bus_flush_close_unref) close;
    decltype(&::sd_bus_set_method_call_timeout) set_timeout;
    decltype(&::sd_bus_call_method) call;
    decltype(&::sd_bus_get_property) get_property;
    decltype(&::sd_bus_message_unref) unref;
    decltype(&::sd_bus_message_peek_type) peek;
    decltype(&::sd_bus_message_read_basic) read_basic;
    decltype(&::sd_bus_message_enter_container) enter;
    decltype(&::sd_bus_message_exit_container) leave;
    decltype(&::sd_bus_error_free) free_error;
};

// Null where the system has none.
const BusLibrary* bus_library();

}  // namespace asepsie::platform
