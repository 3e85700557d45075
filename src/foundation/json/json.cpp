#include "foundation/json/json.h"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>

#include <fmt/core.h>

namespace asepsie::json {
namespace {

constexpr std::size_t line_width = 100;

template <typename Container>
void write_members(std::string& out, const Container& members, char open, char close, std::size_t indent);

void write_value(std::string& out, const Value& value, std::size_t indent)
{
    const std::string flat = boost::json::serialize(value);
    if (indent + flat.size() <= line_width || !value.is_structured()) {
        out += flat;
    } else if (value.is_object()) {
        write_members(out, value.get_object(), '{', '}', indent);
    } else {
        write_members(out, value.get_array(), '[', ']', indent);
    }
}

void write_member(std::string& out, const Value& value, std::size_t indent) { write_value(out, value, indent); }

void write_member(std::string& out, const boost::json::key_value_pair& member, std::size_t indent)
{
    out += boost::json::serialize(boost::json::string_view(member.key()));
    out += ": ";
    write_value(out, member.value(), indent);
}

template <typename Container>
void write_members(std::string& out, const Container& members, char open, char close, std::size_t indent)
{
    out += open;
    bool first = true;
    for (const auto& member : members) {
        out += first ? "\n" : ",\n";
        first = false;
        out.append(indent + 2, ' ');
        write_member(out, member, indent + 2);
    }
    out += '\n';
    out.append(indent, ' ');
    out += close;
}

const Value* member(const Object& object, std::string_view name)
{
    const auto found = object.find(boost::json::string_view(name.data(), name.size()));
    return found == object.end() ? nullptr : &found->value();
}

}  // namespace

Result<Value> parse(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = max_depth;
    boost::json::stream_parser parser({}, options);
    boost::json::error_code error;
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    if (!error) {
        parser.finish(error);
    }
    if (!error && text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
        error = boost::json::error::extra_data;
    }
    if (error) {
        return fail(ErrorCode::malformed, fmt::format("JSON: {} at byte {}", error.message(), read));
    }
    return parser.release();
}

std::string write_pretty(const Value& value)
{
    std::string out;
    write_value(out, value, 0);
    out += '\n';
    return out;
}

std::string write_compact(const Value& value) { return boost::json::serialize(value); }

Array array_of(const std::vector<std::string>& texts)
{
    Array array;
    for (const std::string& text : texts) {
        array.emplace_back(text);
    }
    return array;
}

std::vector<std::string> texts_in(const Array& array)
{
    std::vector<std::string> texts;
    for (const Value& value : array) {
        if (const String* text = value.if_string()) {
            texts.emplace_back(*text);
        }
    }
    return texts;
}

const Object* object_in(const Object& object, std::string_view name)
{
    const Value* value = member(object, name);
    return value != nullptr ? value->if_object() : nullptr;
}

const Array* array_in(const Object& object, std::string_view name)
{
    const Value* value = member(object, name);
    return value != nullptr ? value->if_array() : nullptr;
}

std::optional<std::string_view> string_in(const Object& object, std::string_view name)
{
    const Value* value = member(object, name);
    const String* string = value != nullptr ? value->if_string() : nullptr;
    return string != nullptr ? std::optional(std::string_view(string->data(), string->size())) : std::nullopt;
}

std::optional<std::int64_t> integer_in(const Object& object, std::string_view name)
{
    const Value* value = member(object, name);
    const std::int64_t* integer = value != nullptr ? value->if_int64() : nullptr;
    return integer != nullptr ? std::optional(*integer) : std::nullopt;
}

std::optional<bool> boolean_in(const Object& object, std::string_view name)
{
    const Value* value = member(object, name);
    const bool* boolean = value != nullptr ? value->if_bool() : nullptr;
    return boolean != nullptr ? std::optional(*boolean) : std::nullopt;
}

}  // namespace asepsie::json
