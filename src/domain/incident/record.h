// One line of an incident's journal, as the practice means it: what was done, seen, decided or learnt, by whom and when.
#pragma once

#include "domain/incident/timekeeping.h"
#include "foundation/json/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie::incident {

enum class RecordKind : std::uint8_t {
    opened,     // about: the situation
    note,       // anything, in words
    call,       // about: who was called
    step,       // about: the gesture of the guide that was done
    skipped,    // about: a gesture that does not concern this practice
    undone,     // about: a gesture that was noted by mistake
    milestone,  // about: which moment; happened: when it was; text: why it is corrected
    duty,       // about: the deadline that was met; text: a reference
    fact,       // about: the fact; text: what is known of it now
    decision,   // about: answers and outcome, see breach.h; text: the reasons
    evidence,   // file: what was kept
    clock,      // happened: the true time, as somebody read it elsewhere
    situation,  // about: what it turned out to be
    closed,     // text: what is to be learnt from it
    reopened,
};
std::string_view name_of(RecordKind kind);
std::optional<RecordKind> record_kind_named(std::string_view name);

// A piece of evidence: what it is called, how large it is, and its fingerprint.
struct EvidenceFile {
    std::string name;
    std::int64_t bytes = 0;
    std::string sha256;      // 64 hexadecimal digits
    std::string attachment;  // of the copy sealed beside the vault; empty where it was too large to be copied
};

struct Record {
    RecordKind kind = RecordKind::note;
    std::string author;
    std::string text;
    std::string about;
    std::optional<Moment> happened;  // where that is not when it was noted
    bool is_from_paper = false;      // typed in later from the paper journal
    std::optional<EvidenceFile> file;
    ClockSample clock;               // of the computer, when it was noted
};

constexpr std::size_t longest_record_text = 8'000;  // bytes
constexpr std::size_t longest_author = 200;

// What a journal's entry holds beside its number and moment, and back. nothing: no record of this kind.
json::Object to_json(const Record& record);
std::optional<Record> record_in(const json::Object& said);

// A record with its place in the journal.
struct Noted {
    std::uint64_t n = 0;
    Moment at{};  // the likeliest true time when it was noted
    Record record;
};

// The computer's clocks at that line, the one that people set put right: by what somebody read elsewhere, where the line says so.
ClockSample corrected_clock(const Noted& noted);

}  // namespace asepsie::incident
