// Real repositories of restic and Borg, made in a folder that is thrown away.
#pragma once

#include "application/copies/handing_over.h"
#include "application/copies/look_at_copy.h"
#include "foundation/platform/recording.h"
#include "foundation/storage/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace asepsie::copies {

inline constexpr std::string_view passphrase = "le dossier est au coffre";

class Repositories : public testing::Test {
protected:
    Repositories() : scratch(storage::ScratchFolder::create().value()) {}

    void SetUp() override
    {
        write("sources/dossiers/patient 1.txt", "bonjour");
        write("sources/dossiers/[x] * ?.txt", "des signes");
        write("sources/dossiers/perdu \xFF.txt", "un nom");
        write("sources/big.bin", std::string(300'000, 'x') + "fin");
        std::filesystem::create_symlink(borg_place(), borg_copy().place);
        std::filesystem::create_symlink("/etc/passwd", root() + "/sources/link");
    }

    [[nodiscard]] const std::string& root() const { return scratch.path(); }
    void write(const std::string& path, std::string_view content)
    {
        const std::filesystem::path whole = root() + "/" + path;
        std::filesystem::create_directories(whole.parent_path());
        std::ofstream(whole, std::ios::binary) << content;
    }
    static std::string read(const std::string& path)
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    platform::ProgramEnd run(platform::OutsideProgram program, std::vector<std::string> arguments)
    {
        platform::ProgramCall call{.program = program, .arguments = std::move(arguments)};
        call.folder = root();
        call.deadline = std::chrono::minutes(5);
        call.environment = {{"BORG_BASE_DIR", root() + "/borg home"}, {"HOME", root()}};
        hand_over(call, passphrase);
        auto end = platform::run_outside(call);
        EXPECT_TRUE(end.ok()) << (end.ok() ? "" : end.error().detail);
        return end.value_or({});
    }
    void restic(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"--repo=" + restic_copy().place, "--no-cache", "--quiet"});
        const auto end = run(platform::OutsideProgram::restic, std::move(arguments));
        EXPECT_EQ(end.status, 0) << end.complaints;
    }
    void borg(std::vector<std::string> arguments)
    {
        const auto end = run(platform::OutsideProgram::borg, std::move(arguments));
        EXPECT_EQ(end.status, 0) << end.complaints;
    }
    [[nodiscard]] Copy restic_copy() const { return {CopyKind::restic, root() + "/restic"}; }
    [[nodiscard]] Copy borg_copy() const { return {CopyKind::borg, root() + "/borg {now}"}; }
    // The same folder by a name that Borg takes as it is.
    [[nodiscard]] std::string borg_place() const { return root() + "/borg"; }

    static Secrets known() { return {crypto::Secret::copy_of(passphrase), {}}; }
    static Secrets wrong() { return {crypto::Secret::copy_of("une autre"), {}}; }
    static Bounds bounds() { return {.until = std::chrono::steady_clock::now() + std::chrono::minutes(5)}; }
    [[nodiscard]] static Look look(Depth depth = Depth::cheap) { return {.depth = depth, .read_percent = 100, .bounds = bounds()}; }
    [[nodiscard]] CopyState state(const Copy& copy, const Secrets& secrets, Depth depth = Depth::cheap) const { return look_at_copy(machine, copy, secrets, look(depth)); }

    // Every file below, its largest first.
    static std::vector<std::string> files_by_size(const std::string& folder)
    {
        std::vector<std::pair<std::uintmax_t, std::string>> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                found.emplace_back(entry.file_size(), entry.path().string());
            }
        }
        std::sort(found.rbegin(), found.rend());
        std::vector<std::string> paths;
        for (auto& [size, path] : found) {
            paths.push_back(path);
        }
        return paths;
    }
    static void alter(const std::string& path)
    {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(path) / 2));
        file << "ALTERED";
    }

    storage::ScratchFolder scratch;
    platform::RecordedMachine machine{platform::Recording{}};
};

}  // namespace asepsie::copies
