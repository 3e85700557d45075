// asepsie mail folder: the practice's folders on mail servers, and their newest messages looked at. No server is asked but by "check".
#pragma once

#include "interfaces/cli/program/program.h"

namespace asepsie::cli {

// Adds "folder" and its steps to the command on mail.
void add_mail_folder_steps(Program& program, CLI::App& mail);

}  // namespace asepsie::cli
