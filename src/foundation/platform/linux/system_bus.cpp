#include "foundation/platform/linux/system_bus.h"

#include "foundation/base/text.h"
#include "foundation/json/json.h"
#include "foundation/platform/linux/bus_library.h"

#include <unistd.h>

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <memory>

namespace asepsie::platform {
namespace {

constexpr int max_depth = 8;

// The connection, opened once and kept: each opening takes several messages.
sd_bus* system_bus(std::chrono::milliseconds deadline)
{
    struct Connection {
        sd_bus* bus = nullptr;
        ~Connection()
        {
            if (bus != nullptr) {
                bus_library()->close(bus);
            }
        }
    };
    static const std::unique_ptr<Connection> connection = [&] {
        auto opened = std::make_unique<Connection>();
        if (bus_library()->open_system(&opened->bus) < 0) {
            opened->bus = nullptr;
        } else {
            bus_library()->set_timeout(opened->bus, static_cast<std::uint64_t>(deadline.count()) * 1000);
        }
        return opened;
    }();
    return connection->bus;
}

bool there_is_a_bus()
{
    return std::getenv("DBUS_SYSTEM_BUS_ADDRESS") != nullptr || ::access("/run/dbus/system_bus_socket", R_OK | W_OK) == 0;
}

Result<json::Value> read_value(sd_bus_message* message, int depth);

template <typename Number>
Result<json::Value> read_number(sd_bus_message* message, char type)
{
    Number number{};
    if (bus_library()->read_basic(message, type, &number) < 0) {
        return fail(ErrorCode::malformed, "D-Bus: a number that cannot be read");
    }
    return json::Value(number);
}

Result<json::Value> read_container(sd_bus_message* message, char type, const char* contents, int depth)
{
    if (bus_library()->enter(message, type, contents) < 0) {
        return fail(ErrorCode::malformed, "D-Bus: a container that cannot be entered");
    }
    json::Array elements;
    for (;;) {
        char next = 0;
        const int more = bus_library()->peek(message, &next, nullptr);
        if (more < 0) {
            return fail(ErrorCode::malformed, "D-Bus: a container cut short");
        }
        if (more == 0) {
            break;
        }
        elements.push_back(TRY(read_value(message, depth + 1)));
    }
    if (bus_library()->leave(message) < 0) {
        return fail(ErrorCode::malformed, "D-Bus: a container that does not end");
    }
    if (type == SD_BUS_TYPE_VARIANT) {
        return elements.empty() ? json::Value(nullptr) : elements.front();
    }
    const bool is_dictionary = type == SD_BUS_TYPE_ARRAY && contents != nullptr && contents[0] == '{';
    if (is_dictionary) {
        json::Object object;
        for (const json::Value& element : elements) {
            const json::Array& pair = element.as_array();
            if (pair.size() == 2 && pair[0].is_string()) {
                object[pair[0].get_string()] = pair[1];
            }
        }
        return json::Value(std::move(object));
    }
    return json::Value(std::move(elements));
}

Result<json::Value> read_value(sd_bus_message* message, int depth)
{
    if (depth > max_depth) {
        return fail(ErrorCode::malformed, "D-Bus: nested too deep");
    }
    char type = 0;
    const char* contents = nullptr;
    if (bus_library()->peek(message, &type, &contents) <= 0) {
        return fail(ErrorCode::malformed, "D-Bus: an answer without a value");
    }
    switch (type) {
    case SD_BUS_TYPE_BOOLEAN: {
        int value = 0;
        bus_library()->read_basic(message, type, &value);
        return json::Value(value != 0);
    }
    case SD_BUS_TYPE_BYTE: return read_number<std::uint8_t>(message, type);
    case SD_BUS_TYPE_INT16: return read_number<std::int16_t>(message, type);
    case SD_BUS_TYPE_UINT16: return read_number<std::uint16_t>(message, type);
    case SD_BUS_TYPE_INT32: return read_number<std::int32_t>(message, type);
    case SD_BUS_TYPE_UINT32: return read_number<std::uint32_t>(message, type);
    case SD_BUS_TYPE_INT64: return read_number<std::int64_t>(message, type);
    case SD_BUS_TYPE_UINT64: return read_number<std::uint64_t>(message, type);
    case SD_BUS_TYPE_DOUBLE: return read_number<double>(message, type);
    case SD_BUS_TYPE_STRING:
    case SD_BUS_TYPE_OBJECT_PATH:
    case SD_BUS_TYPE_SIGNATURE: {
        const char* value = "";
        if (bus_library()->read_basic(message, type, static_cast<void*>(&value)) < 0) {
            return fail(ErrorCode::malformed, "D-Bus: a text that cannot be read");
        }
        return json::Value(value);
    }
    case SD_BUS_TYPE_ARRAY:
    case SD_BUS_TYPE_VARIANT:
    case SD_BUS_TYPE_STRUCT:
    case SD_BUS_TYPE_DICT_ENTRY: return read_container(message, type, contents, depth);
    default: return fail(ErrorCode::unsupported, fmt::format("D-Bus: type {}", type));
    }
}

// The signature of the property's value is not known before it is asked, so the variant is read whole by Get of org.freedesktop.DBus.Properties.
Result<sd_bus_message*> ask(sd_bus* bus, const std::vector<std::string_view>& words, const char* signature)
{
    sd_bus_error error = SD_BUS_ERROR_NULL;
    sd_bus_message* reply = nullptr;
    const int result = bus_library()->get_property(
        bus, std::string(words[0]).c_str(), std::string(words[1]).c_str(), std::string(words[2]).c_str(), std::string(words[3]).c_str(), &error, &reply, signature);
    const std::string name = error.name != nullptr ? error.name : "";
    bus_library()->free_error(&error);
    if (result >= 0) {
        return reply;
    }
    if (result == -ETIMEDOUT) {
        return fail(ErrorCode::too_slow, fmt::format("D-Bus: {} did not answer in time", words[0]));
    }
    if (result == -EACCES || result == -EPERM) {
        return fail(ErrorCode::denied, fmt::format("D-Bus: {} refused", words[0]));
    }
    return fail(result == -ENXIO ? ErrorCode::malformed : ErrorCode::unsupported, fmt::format("D-Bus: {}: {} (errno {})", words[0], name, -result));
}

}  // namespace

Result<std::string> read_bus_property(const std::string& question, std::chrono::milliseconds deadline)
{
    const auto words = text::words(question);
    if (words.size() != 4) {
        return fail(ErrorCode::bad_usage, "D-Bus: SERVICE PATH INTERFACE PROPERTY");
    }
    if (!there_is_a_bus() || bus_library() == nullptr) {
        return fail(ErrorCode::unsupported, "D-Bus: there is no system bus here");
    }
    sd_bus* bus = system_bus(deadline);
    if (bus == nullptr) {
        return fail(ErrorCode::unsupported, "D-Bus: the system bus does not answer");
    }
    // sd_bus_get_property wants the type; a wrong guess is told apart (-ENXIO) and costs one more message.
    for (const char* signature : {"ao", "u", "s", "b", "o", "ay", "i", "a{sv}", "as", "y", "aa{sv}"}) {
        auto reply = ask(bus, words, signature);
        if (!reply && reply.error().code == ErrorCode::malformed) {
            continue;
        }
        if (!reply) {
            return reply.error();
        }
        const auto value = read_value(*reply, 0);
        bus_library()->unref(*reply);
        return json::write_compact(TRY(value));
    }
    return fail(ErrorCode::unsupported, fmt::format("D-Bus: {} has a type that is not read here", words[3]));
}

}  // namespace asepsie::platform
