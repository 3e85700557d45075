// Texts of the catalogue as a document keeps them. Only for the sources of this folder.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::application {

inline std::vector<std::string> strings(std::span<const std::string_view> texts) { return {texts.begin(), texts.end()}; }

}  // namespace asepsie::application
