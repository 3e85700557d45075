// What every entry of knowledge/ is written with: words in both languages, and where they come from.
#pragma once

#include "foundation/base/calendar.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace asepsie::knowledge {

enum class Language : std::uint8_t { french, english };

struct Text {
    std::string_view fr;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::french ? fr : en; }
    [[nodiscard]] constexpr bool empty() const { return fr.empty(); }
};

struct Texts {
    std::span<const std::string_view> fr;
    std::span<const std::string_view> en;

    [[nodiscard]] constexpr std::span<const std::string_view> in(Language language) const { return language == Language::french ? fr : en; }
};

enum class Status : std::uint8_t { reported, own };
std::string_view name_of(Status status);

struct Provenance {
    std::string_view source;
    Status status = Status::own;
    std::optional<Date> checked_on;
};

}  // namespace asepsie::knowledge
