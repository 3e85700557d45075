// What the practice's file tells of a message's surroundings.
#include "application/mail/acquaintances.h"
#include "application/mail/mail_provider.h"

#include "support/vaults.h"

namespace asepsie::application {
namespace {

class KeptProvider : public tests::Vaults {
protected:
    PracticeFile made()
    {
        auto created = PracticeFile::create(tests::this_disk(), m_folder + "/v", passphrase(), crypto::least_cost, tests::vault_noon);
        EXPECT_TRUE(created.ok());
        return std::move(created->file);
    }
};

TEST_F(KeptProvider, is_asked_once_and_named_to_the_reader_of_messages)
{
    PracticeFile file = made();
    EXPECT_EQ(*mail_provider(file), std::nullopt);
    EXPECT_TRUE(mail_context(file, knowledge::embedded_catalogue(), tests::vault_noon)->receivers.empty());
    ASSERT_TRUE(set_mail_provider(file, "", tests::vault_noon).ok());
    EXPECT_EQ(*mail_provider(file), "") << "answered: nobody knows";
    EXPECT_TRUE(mail_context(file, knowledge::embedded_catalogue(), tests::vault_noon)->receivers.empty());
    ASSERT_TRUE(set_mail_provider(file, " Orange.fr ", tests::vault_noon).ok());
    EXPECT_EQ(mail_context(file, knowledge::embedded_catalogue(), tests::vault_noon)->receivers, std::vector<std::string>{"orange.fr"});
    EXPECT_TRUE(file.practice().ok()) << "and the rest is read as before";
}

TEST_F(KeptProvider, is_the_name_of_a_server)
{
    PracticeFile file = made();
    for (const char* wrong : {"orange", "orange fr", "https://orange.fr", ".fr", "orange.", "a..b", "<b>.fr"}) {
        const auto kept = set_mail_provider(file, wrong, tests::vault_noon);
        EXPECT_EQ(kept.ok() ? ErrorCode::io_failed : kept.error().code, ErrorCode::malformed) << wrong;
    }
    EXPECT_EQ(*mail_provider(file), std::nullopt);
}

}  // namespace
}  // namespace asepsie::application
