// The vault on a disk that fails, fills up and is cut off at every single step.
#include "support/vaults.h"

namespace asepsie::storage {
namespace {

using tests::FailingDisk;
using tests::vault_noon;
using tests::Vaults;

namespace fs = std::filesystem;

TEST_F(Vaults, open_with_the_passphrase_or_the_paper_code)
{
    const std::string code = created("content").recovery_code;
    EXPECT_EQ(opened()->content(), "content");
    EXPECT_EQ(opened()->check_passphrase(crypto::Secret::copy_of("another one")).error().code, ErrorCode::wrong_key);
    const auto by_code = Vault::open(this_disk(), m_folder + "/v", KeyKind::recovery_code, *crypto::read_recovery_code(code), {});
    ASSERT_TRUE(by_code.ok()) << by_code.error().detail;
    EXPECT_EQ(by_code->content(), "content");
}

TEST_F(Vaults, tell_their_troubles_apart)
{
    created(std::string(300'000, 'x'));
    EXPECT_EQ(opened("another one").error().code, ErrorCode::wrong_key);
    const std::string whole = *read_whole_file(file(), max_vault_bytes);
    EXPECT_EQ(whole.find("xxxx"), std::string::npos) << "no content in the clear";

    const auto trouble_with = [&](const std::string& bytes) {
        std::ofstream(file(), std::ios::binary | std::ios::trunc) << bytes;
        return opened().error().code;
    };
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 3) {
        EXPECT_EQ(trouble_with(whole.substr(0, length)), ErrorCode::truncated) << length;
    }
    for (const std::size_t at : {30UL, 200UL, 600UL, 2'000UL, 150'000UL}) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_EQ(trouble_with(changed), ErrorCode::altered) << at;
    }
    EXPECT_EQ(trouble_with("something else"), ErrorCode::malformed);
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << whole;
    EXPECT_TRUE(opened().ok());
    EXPECT_EQ(Vault::open(this_disk(), m_folder + "/none", KeyKind::passphrase, passphrase(), {}).error().code, ErrorCode::not_found);
}

TEST_F(Vaults, tell_an_older_copy_put_back)
{
    {
        Vault vault = created("one").vault;
        const std::string old = *read_whole_file(file(), max_vault_bytes);
        ASSERT_TRUE(vault.save("two", vault_noon).ok());
        EXPECT_EQ(vault.state().generation, 2U);
        std::ofstream(file(), std::ios::binary | std::ios::trunc) << old;
    }
    EXPECT_EQ(opened("sept mots tirés au hasard", [](const std::string&) { return 2; }).error().code, ErrorCode::outdated);
    EXPECT_EQ(opened("sept mots tirés au hasard")->content(), "one") << "where the person confirms it";
}

TEST_F(Vaults, belong_to_one_process_at_a_time)
{
    const Vault::Created made = created("x");
    EXPECT_EQ(opened().error().code, ErrorCode::busy);
    EXPECT_EQ(Vault::create(this_disk(), m_folder + "/v", passphrase(), crypto::least_cost, "y", vault_noon).error().code, ErrorCode::busy);
}

TEST_F(Vaults, are_never_made_over_another)
{
    created("x");
    EXPECT_EQ(Vault::create(this_disk(), m_folder + "/v", passphrase(), crypto::least_cost, "y", vault_noon).error().code, ErrorCode::unsupported);
    EXPECT_EQ(opened()->content(), "x");
}

TEST_F(Vaults, change_their_keys)
{
    std::string second;
    std::string first;
    {
        Vault::Created made = created("x");
        first = made.recovery_code;
        ASSERT_TRUE(made.vault.change_passphrase(crypto::Secret::copy_of("another"), crypto::least_cost, vault_noon).ok());
        second = *made.vault.renew_recovery_code(vault_noon);
    }
    EXPECT_EQ(opened().error().code, ErrorCode::wrong_key);
    EXPECT_EQ(opened("another")->content(), "x");
    EXPECT_EQ(Vault::open(this_disk(), m_folder + "/v", KeyKind::recovery_code, *crypto::read_recovery_code(first), {}).error().code, ErrorCode::wrong_key);
    EXPECT_EQ(Vault::open(this_disk(), m_folder + "/v", KeyKind::recovery_code, *crypto::read_recovery_code(second), {})->content(), "x");
}

TEST_F(Vaults, leave_no_version_to_the_old_keys)
{
    Vault vault = created("one").vault;
    ASSERT_TRUE(vault.save("two", vault_noon).ok());
    ASSERT_TRUE(vault.change_passphrase(crypto::Secret::copy_of("another"), crypto::least_cost, vault_noon + std::chrono::hours(1)).ok());
    const auto versions = *vault.versions();
    ASSERT_EQ(versions.size(), 2U);
    for (const VersionFile& version : versions) {
        const std::string alone = m_folder + "/" + std::to_string(version.state.generation);
        fs::create_directories(alone);
        fs::copy_file(m_folder + "/v/versions/" + version.name, alone + "/practice.vault");
        EXPECT_EQ(Vault::open(this_disk(), alone, KeyKind::passphrase, passphrase(), {}).error().code, ErrorCode::wrong_key);
        EXPECT_TRUE(Vault::open(this_disk(), alone, KeyKind::passphrase, crypto::Secret::copy_of("another"), {}).ok());
    }
}

TEST_F(Vaults, leave_the_versions_of_another_alone)
{
    { created("mine"); }
    const std::string foreign = m_folder + "/v/versions/0000000431-2020-01-01T000000Z-00000000.vault";
    std::ofstream(foreign) << "of a vault that was lost";
    Vault vault = std::move(opened()).value();
    for (int i = 0; i < 15; ++i) {
        ASSERT_TRUE(vault.save(std::to_string(i), vault_noon + std::chrono::hours(i)).ok());
    }
    EXPECT_EQ(vault.versions()->size(), 10U);
    EXPECT_TRUE(fs::exists(foreign));
}

TEST_F(Vaults, are_copied_again_where_a_copy_was_cut_off)
{
    Vault::Created made = created("x");
    const std::string id = *made.vault.attach("a scan");
    const std::string copy = m_folder + "/copy";
    fs::create_directories(copy + "/attachments");
    std::ofstream(copy + "/attachments/" + id) << "cut of";
    std::ofstream(copy + "/practice.vault.new") << "cut o";
    ASSERT_TRUE(made.vault.copy_to(copy).ok());
    const auto read = Vault::open(this_disk(), copy, KeyKind::passphrase, passphrase(), {});
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read->attachment(id), "a scan");
    EXPECT_EQ(made.vault.copy_to(copy).error().code, ErrorCode::unsupported);
}

TEST_F(Vaults, keep_attachments_beside_them)
{
    Vault vault = created("x").vault;
    const std::string id = *vault.attach("a scan");
    EXPECT_EQ(*vault.attachment(id), "a scan");
    for (const std::string& wrong : {std::string("../practice.vault"), std::string(32, 'a'), std::string("")}) {
        EXPECT_EQ(vault.attachment(wrong).error().code, ErrorCode::not_found);
    }
    const std::string other = *vault.attach("another scan");
    fs::copy_file(m_folder + "/v/attachments/" + other, m_folder + "/v/attachments/" + id, fs::copy_options::overwrite_existing);
    EXPECT_FALSE(vault.attachment(id).ok()) << "one put in the other's place";
    EXPECT_TRUE(vault.detach(other).ok());
    EXPECT_EQ(vault.attachment(other).error().code, ErrorCode::not_found);
}

TEST_F(Vaults, keep_ten_versions_and_one_a_day)
{
    Vault vault = created("0").vault;
    for (int day = 0; day < 40; ++day) {
        ASSERT_TRUE(vault.save(std::to_string(day) + " morning", vault_noon + std::chrono::days(day)).ok());
        ASSERT_TRUE(vault.save(std::to_string(day) + " evening", vault_noon + std::chrono::days(day) + std::chrono::hours(6)).ok());
    }
    const auto versions = *vault.versions();
    EXPECT_GT(versions.size(), 30U);
    EXPECT_LT(versions.size(), 42U);
    EXPECT_EQ(versions.front().state.generation, vault.state().generation - 1);
    ASSERT_TRUE(vault.restore(versions.back().name, vault_noon + std::chrono::days(41)).ok());
    EXPECT_NE(vault.content(), "39 evening");
    EXPECT_EQ(vault.state().generation, 82U) << "a restored state is a new one";
    EXPECT_FALSE(vault.restore("../practice.vault", vault_noon).ok());
}

TEST_F(Vaults, lose_nothing_that_was_confirmed_whatever_step_fails)
{
    for (const auto failure : {FailingDisk::Failure::once, FailingDisk::Failure::for_good}) {
        int at = 1;
        for (bool all_done = false; !all_done; ++at) {
            fs::remove_all(m_folder + "/v");
            { created("before"); }
            const auto disk = std::make_shared<FailingDisk>(at, failure);
            bool is_confirmed = false;
            {
                auto vault = Vault::open(disk, m_folder + "/v", KeyKind::passphrase, passphrase(), {});
                ASSERT_TRUE(vault.ok());
                is_confirmed = vault->save("after", vault_noon + std::chrono::hours(1)).ok();
                if (!is_confirmed && vault->content() == "before") {
                    EXPECT_EQ(vault->state().generation, 1U);
                }
                all_done = !disk->has_failed();
            }
            auto again = opened();
            ASSERT_TRUE(again.ok()) << "step " << at << ": " << again.error().detail;
            if (is_confirmed) {
                EXPECT_EQ(again->content(), "after") << "step " << at;
            } else {
                // Where the disk fails for good nothing can be taken back; what stands there is whole all the same.
                const bool may_stand = failure == FailingDisk::Failure::for_good && again->content() == "after";
                EXPECT_TRUE(again->content() == "before" || may_stand) << "step " << at;
            }
            EXPECT_TRUE(again->save("later", vault_noon + std::chrono::hours(2)).ok()) << "what a failure left is in nobody's way, step " << at;
        }
        EXPECT_GT(at, 5) << "the loop has gone through the steps";
    }
}

TEST_F(Vaults, are_made_whole_or_not_at_all)
{
    int at = 1;
    for (bool all_done = false; !all_done; ++at) {
        fs::remove_all(m_folder + "/v");
        const auto disk = std::make_shared<FailingDisk>(at, FailingDisk::Failure::for_good);
        bool is_made = false;
        {
            is_made = Vault::create(disk, m_folder + "/v", passphrase(), crypto::least_cost, "x", vault_noon).ok();
            all_done = !disk->has_failed();
        }
        EXPECT_TRUE(!is_made || opened().ok());
        if (!fs::exists(file())) {
            EXPECT_TRUE(Vault::create(this_disk(), m_folder + "/v", passphrase(), crypto::least_cost, "x", vault_noon).ok()) << "step " << at;
        }
    }
    EXPECT_GT(at, 4);
}

}  // namespace
}  // namespace asepsie::storage
