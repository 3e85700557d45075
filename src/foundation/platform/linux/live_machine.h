// The computer the program stands on, as Linux shows it to this account. It only reads.
#pragma once

#include "foundation/platform/machine.h"

#include <chrono>
#include <memory>

namespace asepsie::platform {

Moment current_moment();

class LiveMachine final : public Machine {
public:
    // allowance: the time all questions together may take; past it each answers too_slow.
    static Result<std::unique_ptr<LiveMachine>> create(std::chrono::milliseconds allowance);
    ~LiveMachine() override;

    [[nodiscard]] System system() const override { return System::linux_os; }
    [[nodiscard]] Moment now() const override;
    [[nodiscard]] const Identity& identity() const override { return m_identity; }
    [[nodiscard]] std::optional<std::string> environment(std::string_view name) const override;
    [[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes) const override;
    [[nodiscard]] Result<std::vector<DirectoryEntry>> list_directory(const std::string& path) const override;
    [[nodiscard]] Result<FileStatus> status(const std::string& path) const override;
    [[nodiscard]] Result<std::string> read_link(const std::string& path) const override;
    [[nodiscard]] Result<std::string> run_known(KnownCommand command) const override;
    [[nodiscard]] Result<std::string> query(QueryLanguage language, const std::string& question) const override;
    [[nodiscard]] Result<std::string> registry(const std::string& key, const std::string& name) const override;

private:
    LiveMachine(Identity identity, std::chrono::steady_clock::time_point deadline);
    [[nodiscard]] Result<Done> in_time() const;

    Identity m_identity;
    std::chrono::steady_clock::time_point m_deadline;
};

}  // namespace asepsie::platform
