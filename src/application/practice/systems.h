// Which systems a practice's devices run, as far as their names and notes say: "PC Windows de l'accueil", "iPhone d'Anne".
#pragma once

#include "domain/practice/practice.h"

#include <string_view>
#include <vector>

namespace asepsie::application {

// "windows", "macos", "linux", "android", "ios", or empty where neither name nor note tells.
std::string_view system_of(const practice::Entry& device);

// The systems whose settings concern the practice, of the five: those of its computers where all of them are told, and likewise of its phones and tablets. Empty
// where nothing is told.
std::vector<std::string_view> systems_of(const std::vector<practice::Entry>& devices, Date today);

}  // namespace asepsie::application
