// Paths of a machine, as text: nothing here asks the machine anything.
#pragma once

#include <string>
#include <string_view>

namespace asepsie::collectors {

// Where a link that stands in `folder` leads: absolute, without ".", ".." and doubled slashes.
std::string link_destination(std::string_view folder, std::string_view target);

std::string_view last_name(std::string_view path);   // "/srv/patients" is "patients"
std::string_view parent_folder(std::string_view path);  // "/srv/patients" is "/srv", "/srv" and "/" are "/"

// Whether the path is the folder itself or stands somewhere in it.
bool is_within(std::string_view path, std::string_view folder);

}  // namespace asepsie::collectors
