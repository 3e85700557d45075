// Whether what changed between two manifests is an ordinary day's work, damage, or an encryption in mass that must not reach the good copy.
//
// The thresholds below say how much of a sign is too much. They are chosen so that a day of photographs, new archives, documents that an office suite saves
// again, or a folder that gets another name stays ordinary: what people work with keeps its known beginning, and what is encrypted loses it. They are written up in
// docs/formats/manifest.md.
#pragma once

#include "domain/manifest/comparison.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::manifest {

// So many files, at the least, and such a share of those there were (in percent): one line is enough.
struct Threshold {
    std::size_t files;
    std::size_t percent;
};
constexpr Threshold mass_thresholds[] = {{50, 0}, {10, 2}, {3, 25}};  // for files scrambled; for beginnings lost and documents emptied
constexpr Threshold gone_threshold = {20, 50};                        // for files that are nowhere any more
constexpr std::size_t note_folders = 3;                               // in which a note of a known name lies
constexpr std::size_t alike_note_folders = 10;                        // in which the same new small text lies, where files were before
constexpr std::size_t alike_note_percent = 50;                        // of all folders there were
constexpr std::size_t alike_note_share = 10;                          // percent of the files that changed besides, for such a text to count
constexpr std::int64_t largest_note_bytes = 64 << 10;
constexpr std::int64_t smallest_note_bytes = 32;
constexpr std::size_t renamed_files = 10;                             // that got one and the same ending, which nothing had before
constexpr std::size_t renamed_noise_files = 5;                        // that got one and the same ending and hold nothing but chance: damage, however many files there are
constexpr Threshold most_changed_threshold = {20, 50};                // files there were; percent of them that hold something else in place, and one more
constexpr std::size_t most_changed_over_time = 50;                    // such files at the least where a week or more lies between
constexpr std::uint8_t low_entropy = 7 * entropy_steps;               // texts, tables, databases; what is compressed or encrypted lies above
constexpr std::uint8_t least_entropy_jump = entropy_steps;            // 1 bit a byte more than before
constexpr std::size_t examples_kept = 5;

enum class Verdict : std::uint8_t { ordinary, damage, mass_change };
std::string_view name_of(Verdict verdict);

enum class ReasonKind : std::uint8_t {
    scrambled,          // files that could be told before and now look like chance
    headers_lost,       // files without the beginning that their kind has: overwritten, with whatever
    entropy_jump,       // files whose bytes became much more even
    extension_changed,  // files that were rewritten and got one and the same new ending
    ransom_note,        // folders with a text that asks for ransom, by its name
    alike_note,         // folders that all got the same new small text
    files_gone,         // files that are nowhere any more
    share_changed,      // files that hold something else than before, however ordinary: said beside other reasons
    silent_change,      // files with another content, and the date and size of before
    emptied,            // files that have no content any more
    most_changed,       // share_changed beyond one half, in place, of files that are compressed, or encrypted
};
std::string_view name_of(ReasonKind kind);

struct Reason {
    ReasonKind kind = ReasonKind::share_changed;
    std::size_t count = 0;
    std::size_t of = 0;                 // of so many; 0 where that says nothing
    std::vector<std::string> examples;  // paths in the later manifest (files_gone: in the earlier), examples_kept at most
};

struct Judgement {
    Verdict verdict = Verdict::ordinary;
    std::vector<Reason> reasons;  // those that led to it first; some may be there on an ordinary day too
    bool is_question = false;     // damage for most_changed alone: a person may well have done it
};

// How far apart the two manifests are.
enum class Span : std::uint8_t {
    one_step,  // the later one was taken right after the earlier
    longer,    // others were taken in between: what people do in a month is more than what they do in a day
};

// note_names: names of known ransom notes, in any case, '*' for any letters ("readme_decrypt*", "*-readme.txt").
Judgement judge(const Manifest& before, const Manifest& after, const Comparison& comparison, std::span<const std::string> note_names, Span span = Span::one_step);

// Whether a file's name is one of those.
bool is_note_name(std::string_view name, std::span<const std::string> note_names);

}  // namespace asepsie::manifest
