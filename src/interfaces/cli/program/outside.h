// What goes out of a practice, and what comes back into it, from the command line.
#pragma once

#include "application/papers/draw_paper.h"
#include "application/suppliers/supplier_work.h"
#include "interfaces/cli/program/program.h"

namespace asepsie::cli {

// Says why something was not done, where that is no failure of a program.
ExitCode say_refused(Program& program, const std::string& what);

// Writes a file beside, and says where.
ExitCode write_beside(Program& program, const std::string& path, const std::string& content);
// The same, noted as a departure first: whoever gets it is outside.
ExitCode write_out(Program& program, application::PracticeFile& file, const std::string& path, const std::string& content, words::Word what);

// author: the practice.
application::PaperOptions paper_options(const Program& program, const std::string& author);
// What the path ends with: "letter.pdf" is a PDF. Nothing where it is none of the formats.
std::optional<application::PaperFormat> format_of(const std::string& path);

// A questionnaire that came back, read; nothing where that failed, which is said: what is ours (the worker, the list of authorities) is not blamed on the file. anchors_file: empty for none.
std::optional<application::Incoming> read_answer_file(Program& program, const std::string& file, const std::string& anchors_file);

}  // namespace asepsie::cli
