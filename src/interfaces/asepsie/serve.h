// asepsie serve: the practice's pages in the browser of this computer.
#pragma once

#include "interfaces/cli/program/program.h"

namespace asepsie {

void add_serve(cli::Program& program);

}  // namespace asepsie
