// JSON (RFC 8259), read with limits and written with stable order. The one place that sees Boost.JSON.
#pragma once

#include "foundation/base/result.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;
using String = boost::json::string;

constexpr std::size_t max_depth = 32;

// malformed, with the reason and the byte offset, where the text is not one JSON value or is nested deeper than max_depth.
Result<Value> parse(std::string_view text);

// One value a line less than 100 columns wide stays on its line; others are indented by two spaces. Ends with a LF.
std::string write_pretty(const Value& value);
std::string write_compact(const Value& value);

Array array_of(const std::vector<std::string>& texts);
// The texts of an array, whatever else it holds left out.
std::vector<std::string> texts_in(const Array& array);

// The member of that name and type, or nothing.
const Object* object_in(const Object& object, std::string_view name);
const Array* array_in(const Object& object, std::string_view name);
std::optional<std::string_view> string_in(const Object& object, std::string_view name);
std::optional<std::int64_t> integer_in(const Object& object, std::string_view name);
std::optional<bool> boolean_in(const Object& object, std::string_view name);

}  // namespace asepsie::json
