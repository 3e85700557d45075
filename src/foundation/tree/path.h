// Paths that strangers wrote.
#pragma once

#include <string_view>

namespace asepsie::tree {

// Whether a path stays below the folder it is taken from: relative, with neither "." nor ".." nor empty names, nor a NUL.
bool stays_below(std::string_view path);

}  // namespace asepsie::tree
