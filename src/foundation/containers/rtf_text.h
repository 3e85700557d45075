// The page or text that an RTF document carries for Outlook (MS-OXRTFEX), or the words of any other RTF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace asepsie::containers {

constexpr std::size_t deepest_rtf_group = 2'000;  // deeper ones are read as the last
constexpr std::size_t most_rtf_text_bytes = 16'000'000;

struct RtfText {
    enum class Kind : std::uint8_t { rtf, text, html } kind = Kind::rtf;
    std::string text;  // UTF-8
    bool is_cut_short = false;
};

// Reads whatever it is given; what is no RTF is words without commands. Characters are of the code page that \ansicpg names; that of single fonts is not looked at.
RtfText text_in_rtf(std::string_view rtf);

}  // namespace asepsie::containers
