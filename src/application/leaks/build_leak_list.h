// Makes a list of leaked passwords out of published files of any size, in bounded memory, and goes on where it was ended.
//
// What is in the making stands beside the output under its name and ".building.": segments that are finished, where reading goes on, and, where the lines are
// not in the order of their SHA-1, their keys shared out to a file for each segment. The output itself appears at once, when it is whole.
#pragma once

#include "application/leaks/leak_lines.h"
#include "foundation/storage/disk.h"

#include <functional>
#include <string>
#include <vector>

namespace asepsie::leaks {

constexpr std::size_t max_input_files = 4'096;
constexpr std::uint64_t usual_segment_keys = 4'000'000;  // at most, where SHA-1 are spread as they should be
constexpr std::size_t most_broken_lines_named = 10;

struct BuildOrder {
    std::vector<std::string> files;  // read one after another
    std::string output;
    LineKind kind = LineKind::sha1;
    std::string origin;  // see is_origin
    Date date{};
    std::uint64_t segment_keys = usual_segment_keys;  // fewer for tests
};

enum class BuildStage : std::uint8_t {
    reading,   // of lines, sharing them out or building as they come
    building,  // of one segment after another, once all lines are shared out
    joining,   // of the segments to one file
};

struct BuildProgress {
    BuildStage stage = BuildStage::reading;
    std::uint64_t bytes_read = 0;  // of bytes_in_all, the files together
    std::uint64_t bytes_in_all = 0;
    std::size_t segments_done = 0;  // built, or joined, of segments_in_all
    std::size_t segments_in_all = 0;
    std::uint64_t lines = 0;
    std::uint64_t broken = 0;
};

enum class Continue : std::uint8_t { yes, no };
// Asked several times a second.
using OnProgress = std::function<Continue(const BuildProgress&)>;

struct BrokenLine {
    std::size_t file = 0;
    std::uint64_t line = 0;  // from 1
    LineFlaw flaw = LineFlaw::other;
};

struct LineCounts {
    std::uint64_t lines = 0;
    std::uint64_t nothing = 0;  // see LineWorth
    std::uint64_t broken = 0;
    std::vector<BrokenLine> first_broken;  // most_broken_lines_named at most

    // More than one in a hundred: not the odd line that was cut, but a file that is another than it was taken for.
    [[nodiscard]] bool are_many_broken() const { return broken * 100 > lines; }
};

enum class Ending : std::uint8_t {
    complete,
    stopped,  // as on_progress wished: the same order goes on with it
};

struct BuildReport {
    Ending ending = Ending::complete;
    LineCounts counts;
    std::uint64_t entries = 0;     // each once; one in a thousand million may be another's
    std::uint64_t file_bytes = 0;  // of the output
    std::size_t segments_kept = 0;  // that an earlier run had finished
};

// not_found, denied: of the files. malformed: no line of them is worth anything. bad_usage: an order without files or origin, or whose output is one of its files. busy: another process is at the
// same output, or a file was written to meanwhile. io_failed: the disk is full or failed; the same order goes on from there. too_large: more SHA-1 with the
// same beginning than chance explains. altered: what an earlier run left does not hold; it is put away and the next run begins anew.
// What one of the files did is told with its path first in the detail: see file_in.
Result<BuildReport> build_leak_list(storage::Disk& disk, const BuildOrder& order, const OnProgress& on_progress);

// Which file such an error is about: one of those that are read, else the output.
const std::string& file_in(const Error& error, const BuildOrder& order);

// Puts away what an unfinished run left; the output is not touched. busy where one is under way.
Result<Done> forget_build(storage::Disk& disk, const std::string& output);

}  // namespace asepsie::leaks
