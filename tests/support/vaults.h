// A folder for vaults, and a disk that fails at the step it is told to.
#pragma once

#include "foundation/storage/files.h"
#include "foundation/storage/vault.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace asepsie::tests {

using storage::Disk;
using storage::LastSeen;
using storage::Lock;
using storage::this_disk;
using storage::Vault;

const Moment vault_noon = *parse_moment("2026-11-23T12:00:00Z");

// Passes on to the real disk, but for the n-th step that changes something, which fails; with `for_good` so does every later one, as after a kill.
class FailingDisk final : public Disk {
public:
    enum class Failure { once, for_good };
    FailingDisk(int at, Failure failure) : m_at(at), m_failure(failure) {}
    [[nodiscard]] bool has_failed() const { return m_steps >= m_at; }

    Result<std::string> read(const std::string& path, std::size_t max) const override { return m_disk->read(path, max); }
    Result<std::string> read_start(const std::string& path, std::size_t bytes) const override { return m_disk->read_start(path, bytes); }
    Result<std::vector<std::string>> names_in(const std::string& folder) const override { return m_disk->names_in(folder); }
    Result<Done> create(const std::string& path, std::string_view content) override
    {
        if (fails()) {
            if (m_failure == Failure::for_good) {
                std::ofstream(path, std::ios::binary) << content.substr(0, content.size() / 2);  // what a kill leaves
            }
            return failure();
        }
        return m_disk->create(path, content);
    }
    Result<Done> append(const std::string& path, std::string_view content) override
    {
        if (fails()) {
            static_cast<void>(m_disk->append(path, content.substr(0, content.size() / 2)));  // what a full disk takes
            return failure();
        }
        return m_disk->append(path, content);
    }
    Result<Done> flush(const std::string& path) override { return fails() ? failure() : m_disk->flush(path); }
    Result<Done> rename(const std::string& from, const std::string& to) override { return fails() ? failure() : m_disk->rename(from, to); }
    Result<Done> link(const std::string& from, const std::string& to) override { return fails() ? failure() : m_disk->link(from, to); }
    Result<Done> remove(const std::string& path) override { return fails() ? failure() : m_disk->remove(path); }
    Result<Done> make_folder(const std::string& path) override { return fails() ? failure() : m_disk->make_folder(path); }
    Result<Done> flush_folder(const std::string& path) override { return fails() ? failure() : m_disk->flush_folder(path); }
    Result<std::unique_ptr<Lock>> lock(const std::string& path) override { return m_disk->lock(path); }

private:
    bool fails()
    {
        ++m_steps;
        return m_steps == m_at || (m_steps > m_at && m_failure == Failure::for_good);
    }
    static Error failure() { return fail(ErrorCode::io_failed, "the disk is full"); }

    std::unique_ptr<Disk> m_disk = this_disk();
    int m_at;
    Failure m_failure;
    int m_steps = 0;
};

class Vaults : public testing::Test {
protected:
    Vaults()
    {
        std::string pattern = testing::TempDir() + "vault-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
    }
    ~Vaults() override { std::filesystem::remove_all(m_folder); }

    Vault::Created created(std::string_view content, std::shared_ptr<Disk> disk = this_disk())
    {
        auto made = Vault::create(std::move(disk), m_folder + "/v", passphrase(), crypto::least_cost, content, vault_noon);
        EXPECT_TRUE(made.ok()) << made.error().detail;
        return std::move(made).value();
    }
    Result<Vault> opened(std::string_view with = "sept mots tirés au hasard", const LastSeen& last_seen = {})
    {
        return Vault::open(this_disk(), m_folder + "/v", storage::KeyKind::passphrase, crypto::Secret::copy_of(with), last_seen);
    }
    static crypto::Secret passphrase() { return crypto::Secret::copy_of("sept mots tirés au hasard"); }
    [[nodiscard]] std::string file() const { return m_folder + "/v/practice.vault"; }

    std::string m_folder;
};

}  // namespace asepsie::tests
