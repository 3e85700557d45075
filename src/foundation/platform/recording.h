// What a machine answered, kept: replayed as a Machine, written to a file and read back. The format is docs/formats/recording.md.
#pragma once

#include "foundation/platform/machine.h"

#include <map>
#include <memory>
#include <utility>

namespace asepsie::platform {

constexpr std::size_t max_recording_bytes = 64U << 20U;

// What is known of one path. Each question about it may have an answer, a refusal, or was never put.
struct RecordedNode {
    std::optional<Result<FileStatus>> status;
    std::optional<Result<std::string>> content;
    std::optional<Result<std::vector<DirectoryEntry>>> entries;
    std::optional<Result<std::string>> link;
};

struct Recording {
    System system = System::linux_os;
    Moment now{};
    Identity identity;
    std::map<std::string, std::string, std::less<>> environment;
    std::map<std::string, RecordedNode, std::less<>> nodes;                           // by absolute path
    std::map<std::string, Result<std::string>, std::less<>> commands;                 // by name of KnownCommand
    std::map<std::pair<std::string, std::string>, Result<std::string>> queries;       // by language and question
    std::map<std::pair<std::string, std::string>, Result<std::string>> registry;      // by key and name
};

// malformed, with the reason, where the text is no recording or one of another version.
Result<Recording> parse_recording(std::string_view text);
std::string write_recording(const Recording& recording);

// Adds the answers of another recording; its system, moment, identity and environment are left out.
void add_answers(Recording& recording, Recording more);

// Adds to a recording that holds no answers the files of a folder that stands for the root of the machine, and the folders they make.
// A node already there keeps what it says (mode, owner, date, refusal).
struct TreeFile {
    std::string path;  // absolute on the recorded machine
    FileKind kind = FileKind::regular;
    std::string content;  // of a file; where a link leads
};
void add_tree(Recording& recording, const std::vector<TreeFile>& files);

class RecordedMachine final : public Machine {
public:
    explicit RecordedMachine(Recording recording) : m_recording(std::move(recording)) {}

    [[nodiscard]] System system() const override { return m_recording.system; }
    [[nodiscard]] Moment now() const override { return m_recording.now; }
    [[nodiscard]] const Identity& identity() const override { return m_recording.identity; }
    [[nodiscard]] std::optional<std::string> environment(std::string_view name) const override;
    [[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes) const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list_directory(const std::string& path) const override;
    [[nodiscard]] Result<FileStatus> status(const std::string& path) const override;
    [[nodiscard]] Result<std::string> read_link(const std::string& path) const override;
    [[nodiscard]] Result<std::string> run_known(KnownCommand command) const override;
    [[nodiscard]] Result<std::string> query(QueryLanguage language, const std::string& question) const override;
    [[nodiscard]] Result<std::string> registry(const std::string& key, const std::string& name) const override;

private:
    // The node under the path, links of its folders followed as the system would.
    [[nodiscard]] const RecordedNode* find(const std::string& path, bool follow_last) const;

    Recording m_recording;
};

// Puts each question to another machine and keeps the answer.
class RecordingMachine final : public Machine {
public:
    explicit RecordingMachine(const Machine& asked);

    [[nodiscard]] const Recording& recording() const { return m_recording; }

    [[nodiscard]] System system() const override { return m_asked.system(); }
    [[nodiscard]] Moment now() const override { return m_recording.now; }
    [[nodiscard]] const Identity& identity() const override { return m_asked.identity(); }
    [[nodiscard]] std::optional<std::string> environment(std::string_view name) const override;
    [[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes) const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list_directory(const std::string& path) const override;
    [[nodiscard]] Result<FileStatus> status(const std::string& path) const override;
    [[nodiscard]] Result<std::string> read_link(const std::string& path) const override;
    [[nodiscard]] Result<std::string> run_known(KnownCommand command) const override;
    [[nodiscard]] Result<std::string> query(QueryLanguage language, const std::string& question) const override;
    [[nodiscard]] Result<std::string> registry(const std::string& key, const std::string& name) const override;

private:
    const Machine& m_asked;
    mutable Recording m_recording;
};

}  // namespace asepsie::platform
