// What a command writes for somebody outside: where it goes, under which name, and that it left.
#pragma once

#include "application/papers/draw_paper.h"
#include "interfaces/cli/program/door.h"

namespace asepsie::cli {

// Writes a file, says where, and notes that it left: whoever gets it is outside.
ExitCode write_out(Program& program, application::PracticeFile& file, const std::string& path, const std::string& content, words::Word what);

// author: the practice.
application::PaperOptions paper_options(const Program& program, const std::string& author);

// What the path ends with: "letter.pdf" is a PDF. Nothing where it is none of the formats.
std::optional<application::PaperFormat> format_of(const std::string& path);

}  // namespace asepsie::cli
