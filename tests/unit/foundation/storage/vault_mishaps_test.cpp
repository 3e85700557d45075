// What becomes of a vault that was damaged, copied, swapped, planted with links, or left by a program that was ended.
#include "foundation/crypto/seal.h"
#include "foundation/storage/vault_header.h"
#include "support/vaults.h"

#include <algorithm>

namespace asepsie::storage {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using tests::FailingDisk;
using tests::vault_noon;
using tests::Vaults;

class Mishaps : public Vaults {
protected:
    void write_file(const std::string& name, std::string_view bytes) const { std::ofstream(m_folder + "/v/" + name, std::ios::binary | std::ios::trunc) << bytes; }
    [[nodiscard]] std::string bytes_of(const std::string& name) const { return *read_whole_file(m_folder + "/v/" + name, max_vault_bytes); }
    [[nodiscard]] Result<Vault> brought_back(const std::string& version, std::string_view with = "sept mots tirés au hasard", const LastSeen& seen = {}) const
    {
        return Vault::bring_back(this_disk(), m_folder + "/v", version, KeyKind::passphrase, crypto::Secret::copy_of(with), seen, vault_noon + hours(5));
    }
    void save_some(Vault& vault) const
    {
        for (int i = 1; i <= 3; ++i) {
            ASSERT_TRUE(vault.save("state " + std::to_string(i), vault_noon + hours(i)).ok());
        }
    }
    [[nodiscard]] std::size_t set_aside() const
    {
        const auto names = *this_disk()->names_in(m_folder + "/v");
        return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [](const std::string& name) { return name.starts_with("practice.vault.damaged-"); }));
    }
};

TEST_F(Mishaps, leave_versions_to_go_back_to)
{
    {
        Vault vault = created("state 0").vault;
        save_some(vault);
    }
    const std::string whole = bytes_of("practice.vault");
    const auto versions = *versions_in(*this_disk(), m_folder + "/v");
    ASSERT_EQ(versions.size(), 3U);
    EXPECT_EQ(versions.front().state.generation, 3U) << "newest first, without a key";

    std::string flipped = whole;
    flipped[60] = static_cast<char>(flipped[60] ^ 1);
    const std::uint64_t seen = 9;
    for (const std::string& damaged : {flipped, whole.substr(0, whole.size() - 9), std::string("nothing of ours"), std::string()}) {
        write_file("practice.vault", damaged);
        EXPECT_FALSE(opened().ok());
        EXPECT_EQ(brought_back(versions[1].name, "another phrase").error().code, ErrorCode::wrong_key);
        EXPECT_EQ(bytes_of("practice.vault"), damaged) << "untouched until all is known to be well";
        auto vault = brought_back(versions[1].name, "sept mots tirés au hasard", [&](const std::string&) { return seen; });
        ASSERT_TRUE(vault.ok()) << vault.error().detail;
        EXPECT_EQ(vault->content(), "state 1");
        EXPECT_EQ(vault->state().generation, seen + 1) << "newer than all that was seen";
        EXPECT_EQ(set_aside(), 1U);
        fs::remove(m_folder + "/v/practice.vault.damaged-2026-11-23T170000Z");
        EXPECT_EQ(set_aside(), 0U);
    }
    fs::remove(file());
    EXPECT_EQ(brought_back(versions[0].name)->state().generation, 5U) << "after the one that was lost";
    EXPECT_EQ(set_aside(), 0U);
    EXPECT_EQ(opened()->content(), "state 2");
    for (const std::string& none : {std::string("../practice.vault"), std::string("none.vault"), std::string()}) {
        EXPECT_FALSE(brought_back(none).ok());
    }
}

TEST_F(Mishaps, do_not_take_a_planted_number_for_a_generation)
{
    {
        Vault vault = created("state 0").vault;
        save_some(vault);
    }
    const auto versions = *versions_in(*this_disk(), m_folder + "/v");
    const std::string old = bytes_of("versions/" + versions[0].name);
    SplitVault split = *split_vault(old);
    split.header.state.generation = 9'000'000'000'000'000'000U;
    write_file("versions/planted.vault", encode(split.header) + std::string(split.sealed));
    fs::remove(file());
    EXPECT_EQ(brought_back(versions[2].name)->state().generation, 5U);
}

TEST_F(Mishaps, do_not_keep_a_copy_from_being_used)
{
    Vault::Created made = created("x");
    const std::string copy = m_folder + "/copy";
    ASSERT_TRUE(made.vault.copy_to(copy).ok());
    auto read = Vault::open(this_disk(), copy, KeyKind::passphrase, passphrase(), {});
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->save("saved in the copy", vault_noon + hours(1)).ok());
    fs::remove_all(copy + "/versions");
    fs::remove_all(copy + "/attachments");
    EXPECT_TRUE(read->attach("a scan").ok());
    EXPECT_TRUE(read->save("once more", vault_noon + hours(2)).ok());
}

// Another file may stand there when the key has been typed than before.
TEST_F(Mishaps, ask_for_what_was_seen_of_the_very_file_that_was_opened)
{
    std::string id;
    {
        Vault vault = created("x").vault;
        id = vault.state().id;
        save_some(vault);
    }
    std::vector<std::string> asked;
    const auto note = [&](const std::string& of) {
        asked.push_back(of);
        return std::uint64_t{0};
    };
    EXPECT_EQ(opened("another phrase", note).error().code, ErrorCode::wrong_key);
    EXPECT_TRUE(asked.empty()) << "nothing is asked of a file that did not open";
    EXPECT_TRUE(opened("sept mots tirés au hasard", note).ok());
    EXPECT_EQ(asked, std::vector<std::string>{id});
}

TEST_F(Mishaps, have_ids_of_digits_alone)
{
    { created("x"); }
    const std::string whole = bytes_of("practice.vault");
    SplitVault split = *split_vault(whole);
    for (const char* id : {"../../../../../../../../home/x/y", "0123456789ABCDEF0123456789ABCDEF", "0123"}) {
        split.header.state.id = id;
        write_file("practice.vault", encode(split.header) + std::string(split.sealed));
        EXPECT_EQ(read_vault_state(*this_disk(), file()).error().code, ErrorCode::malformed) << id;
    }
}

TEST_F(Mishaps, tell_cut_from_altered_in_small_files_too)
{
    { created("a few words"); }
    const std::string whole = bytes_of("practice.vault");
    const std::size_t sealed = split_vault(whole)->sealed.size();
    std::string altered = whole;
    altered[whole.size() - 3] = static_cast<char>(altered[whole.size() - 3] ^ 1);
    write_file("practice.vault", altered);
    EXPECT_EQ(opened().error().code, ErrorCode::altered);
    write_file("practice.vault", whole + "x");
    EXPECT_EQ(opened().error().code, ErrorCode::altered);
    for (std::size_t cut = 1; cut <= sealed; ++cut) {
        write_file("practice.vault", whole.substr(0, whole.size() - cut));
        EXPECT_EQ(opened().error().code, ErrorCode::truncated) << cut;
    }
}

TEST_F(Mishaps, of_an_older_program_open_without_a_stated_length)
{
    const crypto::Secret data_key = crypto::Secret::random(crypto::key_bytes);
    VaultHeader header;
    header.state = {std::string(32, 'a'), 7, vault_noon};
    header.cost = crypto::least_cost;
    header.passphrase_salt = std::string(crypto::salt_bytes, 's');
    header.recovery_salt = header.passphrase_salt;
    header.passphrase_wrap = crypto::wrap(data_key, *crypto::key_from(passphrase(), header.passphrase_salt, header.cost), "asepsie vault passphrase");
    header.recovery_wrap = header.passphrase_wrap;
    const std::string encoded = encode(header);
    EXPECT_EQ(encoded.find("content_bytes"), std::string::npos);
    fs::create_directories(m_folder + "/v");
    write_file("practice.vault", encoded + crypto::seal("of long ago", data_key, encoded));
    auto vault = opened();
    ASSERT_TRUE(vault.ok()) << vault.error().detail;
    EXPECT_EQ(vault->content(), "of long ago");
    ASSERT_TRUE(vault->save("now", vault_noon + hours(1)).ok());
    EXPECT_NE(bytes_of("practice.vault").find("content_bytes"), std::string::npos);
}

// Whatever step the program is ended at: once the vault has been opened again, one phrase alone opens it and all that stands beside it.
TEST_F(Mishaps, in_a_change_of_keys_leave_nothing_to_the_old_phrase)
{
    int at = 1;
    for (bool all_done = false; !all_done; ++at) {
        fs::remove_all(m_folder + "/v");
        {
            Vault vault = created("state 0").vault;
            save_some(vault);
        }
        const auto disk = std::make_shared<FailingDisk>(at, FailingDisk::Failure::for_good);
        bool is_confirmed = false;
        {
            auto vault = Vault::open(disk, m_folder + "/v", KeyKind::passphrase, passphrase(), {});
            ASSERT_TRUE(vault.ok());
            is_confirmed = vault->change_passphrase(crypto::Secret::copy_of("another"), crypto::least_cost, vault_noon + hours(9)).ok();
            all_done = !disk->has_failed();
        }
        const auto by_new = opened("another");
        ASSERT_TRUE(by_new.ok() || !is_confirmed) << "step " << at;
        if (!by_new.ok()) {
            ASSERT_TRUE(opened().ok()) << "step " << at;
            continue;
        }
        const auto versions = *versions_in(*this_disk(), m_folder + "/v");
        for (const VersionFile& version : versions) {
            const std::string alone = m_folder + "/alone";
            fs::remove_all(alone);
            fs::create_directories(alone);
            fs::copy_file(m_folder + "/v/versions/" + version.name, alone + "/practice.vault");
            EXPECT_EQ(Vault::open(this_disk(), alone, KeyKind::passphrase, passphrase(), {}).error().code, ErrorCode::wrong_key) << "step " << at << " " << version.name;
        }
        EXPECT_TRUE(by_new->dropped_versions().empty());
        EXPECT_EQ(by_new->versions()->size(), 4U) << "step " << at;
    }
    EXPECT_GT(at, 10);
}

TEST_F(Mishaps, in_a_change_of_keys_say_what_was_dropped)
{
    Vault vault = created("state 0").vault;
    save_some(vault);
    const std::string broken = vault.versions()->back().name;
    write_file("versions/" + broken, "no longer anything");
    ASSERT_TRUE(vault.change_passphrase(crypto::Secret::copy_of("another"), crypto::least_cost, vault_noon + hours(9)).ok());
    EXPECT_EQ(vault.dropped_versions(), std::vector<std::string>{broken});
}

TEST_F(Mishaps, of_planted_links_are_not_copied)
{
    Vault::Created made = created("x");
    std::ofstream(m_folder + "/secret") << "of somebody else";
    fs::create_symlink(m_folder + "/secret", m_folder + "/v/attachments/innocent");
    fs::create_symlink(m_folder + "/secret", m_folder + "/v/attachments/" + std::string(32, 'a'));
    write_file("attachments/notes.txt", "in clear");
    ASSERT_TRUE(made.vault.copy_to(m_folder + "/copy").ok());
    EXPECT_TRUE(fs::is_empty(m_folder + "/copy/attachments"));
    EXPECT_FALSE(made.vault.attachment(std::string(32, 'a')).ok());

    fs::create_directories(m_folder + "/taken");
    fs::create_symlink("nowhere", m_folder + "/taken/practice.vault");
    EXPECT_FALSE(made.vault.copy_to(m_folder + "/taken").ok()) << "what cannot be read is not written over";
    EXPECT_TRUE(fs::is_symlink(m_folder + "/taken/practice.vault"));
}

TEST_F(Mishaps, of_the_clock_take_no_version_away)
{
    Vault vault = created("0").vault;
    for (int day = 0; day < 25; ++day) {
        ASSERT_TRUE(vault.save(std::to_string(day), vault_noon + std::chrono::days(day)).ok());
    }
    const std::size_t before = vault.versions()->size();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(vault.save("far ahead", vault_noon + std::chrono::days(20'000 + i)).ok());
    }
    ASSERT_TRUE(vault.save("back again", vault_noon + std::chrono::days(26)).ok());
    EXPECT_GE(vault.versions()->size(), before);
}

TEST_F(Mishaps, while_attaching_leave_nothing_that_nobody_names)
{
    int at = 1;
    for (bool all_done = false; !all_done; ++at) {
        fs::remove_all(m_folder + "/v");
        { created("x"); }
        const auto disk = std::make_shared<FailingDisk>(at, FailingDisk::Failure::once);
        auto vault = Vault::open(disk, m_folder + "/v", KeyKind::passphrase, passphrase(), {});
        ASSERT_TRUE(vault.ok());
        const auto id = vault->attach("a scan");
        all_done = !disk->has_failed();
        EXPECT_EQ(vault->attachment_ids()->size(), id.ok() ? 1U : 0U) << "step " << at;
        EXPECT_TRUE(!id.ok() || *vault->attachment(*id) == "a scan");
    }
    EXPECT_GT(at, 3);
}

TEST_F(Mishaps, while_restoring_keep_one_state_or_the_other)
{
    for (const auto failure : {FailingDisk::Failure::once, FailingDisk::Failure::for_good}) {
        int at = 1;
        for (bool all_done = false; !all_done; ++at) {
            fs::remove_all(m_folder + "/v");
            {
                Vault vault = created("state 0").vault;
                save_some(vault);
            }
            bool is_confirmed = false;
            {
                const auto disk = std::make_shared<FailingDisk>(at, failure);
                auto vault = Vault::open(disk, m_folder + "/v", KeyKind::passphrase, passphrase(), {});
                ASSERT_TRUE(vault.ok());
                is_confirmed = vault->restore(vault->versions()->back().name, vault_noon + hours(9)).ok();
                EXPECT_EQ(vault->content(), is_confirmed || vault->state().generation == 5 ? "state 0" : "state 3");
                all_done = !disk->has_failed();
            }
            const auto again = opened();
            ASSERT_TRUE(again.ok()) << "step " << at;
            EXPECT_TRUE(is_confirmed ? again->content() == "state 0" : again->content() == "state 3" || failure == FailingDisk::Failure::for_good) << "step " << at;
        }
        EXPECT_GT(at, 5);
    }
}

TEST_F(Mishaps, while_bringing_back_lose_neither_version_nor_damaged_file)
{
    int at = 1;
    for (bool all_done = false; !all_done; ++at) {
        fs::remove_all(m_folder + "/v");
        {
            Vault vault = created("state 0").vault;
            save_some(vault);
        }
        write_file("practice.vault", "damaged");
        const std::string name = versions_in(*this_disk(), m_folder + "/v")->front().name;
        const auto disk = std::make_shared<FailingDisk>(at, FailingDisk::Failure::for_good);
        const bool is_confirmed = Vault::bring_back(disk, m_folder + "/v", name, KeyKind::passphrase, passphrase(), {}, vault_noon + hours(9)).ok();
        all_done = !disk->has_failed();
        EXPECT_TRUE(!is_confirmed || opened()->content() == "state 2") << "step " << at;
        EXPECT_TRUE(set_aside() == 1 || bytes_of("practice.vault") == "damaged") << "step " << at;
        EXPECT_TRUE(opened().ok() || brought_back(name).ok()) << "step " << at;
    }
    EXPECT_GT(at, 4);
}

TEST_F(Mishaps, while_copying_leave_no_copy_that_is_not_whole)
{
    int at = 1;
    for (bool all_done = false; !all_done; ++at) {
        fs::remove_all(m_folder + "/v");
        fs::remove_all(m_folder + "/copy");
        std::string id;
        {
            Vault vault = created("x").vault;
            id = *vault.attach("a scan");
        }
        const auto disk = std::make_shared<FailingDisk>(at, FailingDisk::Failure::for_good);
        auto vault = Vault::open(disk, m_folder + "/v", KeyKind::passphrase, passphrase(), {});
        ASSERT_TRUE(vault.ok());
        const bool is_confirmed = vault->copy_to(m_folder + "/copy").ok();
        all_done = !disk->has_failed();
        const auto copy = has_vault(*this_disk(), m_folder + "/copy") ? Vault::open(this_disk(), m_folder + "/copy", KeyKind::passphrase, passphrase(), {}) : Result<Vault>(fail(ErrorCode::not_found, ""));
        EXPECT_TRUE(!is_confirmed || copy.ok()) << "step " << at;
        EXPECT_TRUE(!copy.ok() || copy->attachment(id).ok()) << "step " << at;
    }
    EXPECT_GT(at, 8);
}

}  // namespace
}  // namespace asepsie::storage
