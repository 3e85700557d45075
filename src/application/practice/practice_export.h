// A practice's whole file as JSON, in clear: the practice's own, to take elsewhere. The form is docs/formats/practice.md.
#pragma once

#include "application/practice/practice_file.h"

namespace asepsie::application {

Result<std::string> practice_as_json(const PracticeFile& file, Date today);

}  // namespace asepsie::application
