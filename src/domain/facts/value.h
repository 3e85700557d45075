// What can be known of a machine: typed values, and, where one is missing, why.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace asepsie::facts {

enum class FactType : std::uint8_t { boolean, integer, text, list, date };

enum class Unit : std::uint8_t { none, seconds, minutes, hours, days, bytes, count, bits, port, percent, mode };

// The alternatives stand in the order of FactType.
using FactList = std::vector<std::string>;
using FactValue = std::variant<bool, std::int64_t, std::string, FactList, Date>;

// Why a fact is missing. None of them is good or bad news about the machine.
enum class Missing : std::uint8_t {
    not_asked,    // nothing tried to learn it on this system
    denied,       // it takes an administrator
    unsupported,  // this system has no way to say
    malformed,    // what was read makes no sense
    too_large,    // what was to be read is beyond the limit
    too_slow,     // the time allowed ran out
    failed,       // the disk or the system failed while reading
    outdated,     // our own table is too old to say
};

constexpr std::size_t missing_count = 8;

std::string_view name_of(FactType type);
std::string_view name_of(Unit unit);
std::string_view name_of(Missing why);
Missing missing_because(const Error& error);

// A fact's place in the alphabetical list of all declared facts (knowledge/facts), and its C++ type. The keys are generated: fact::NAME.
template <typename T>
struct Key {
    std::uint16_t index;
    std::string_view id;
};

}  // namespace asepsie::facts
