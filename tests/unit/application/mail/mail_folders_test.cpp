#include "application/mail/mail_folders.h"

#include "support/scripted_server.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace asepsie::application {
namespace {

namespace fs = std::filesystem;
using tests::noon;
using tests::ScriptedServer;

crypto::Secret word(std::string_view text) { return crypto::Secret::copy_of(text); }

class MailFolders : public testing::Test {
protected:
    MailFolders() : folder((fs::temp_directory_path() / ("asepsie-mail-folders-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string()) { fs::remove_all(folder); }
    ~MailFolders() override { fs::remove_all(folder); }
    PracticeFile created() { return std::move(PracticeFile::create(storage::this_disk(), folder, word("sept mots au hasard"), crypto::least_cost, noon)).value().file; }

    std::string folder;
};

TEST_F(MailFolders, are_kept_with_their_secret)
{
    {
        PracticeFile file = created();
        MailFolderBook book(file);
        EXPECT_EQ(book.add({0, "IMAP.example", 993, "anne@example", "INBOX", {}}, word("un"), noon).value_or(0), 1);
        EXPECT_EQ(book.add({0, "imap.example", 143, "anne@example", "INBOX", {}}, word("deux"), noon).value_or(0), 1);
        EXPECT_EQ(book.add({0, "imap.example", 993, "anne@example", "Indésirables", {}}, word("trois"), noon).value_or(0), 2);
        ASSERT_TRUE(book.note_asked({1, "imap.example"}, "question", noon).ok());
        ASSERT_TRUE(file.save(noon).ok());
    }
    auto file = PracticeFile::open(storage::this_disk(), folder, storage::KeyKind::passphrase, word("sept mots au hasard"), {});
    ASSERT_TRUE(file.ok());
    MailFolderBook book(*file);
    const auto kept = book.list();
    ASSERT_TRUE(kept.ok() && kept->size() == 2);
    EXPECT_EQ(kept->front().host, "imap.example");
    EXPECT_EQ(kept->front().port, 143);
    EXPECT_EQ(kept->back().folder, "Indésirables");
    const auto secret = book.secret(1);
    ASSERT_TRUE(secret.ok());
    EXPECT_TRUE(*secret == word("deux"));
    const auto departures = file->departures();
    ASSERT_TRUE(departures.ok());
    EXPECT_EQ(departures->front(), (practice::Departure{noon, "question", "imap.example:993"}));
    EXPECT_TRUE(book.remove(1, noon).ok());
    EXPECT_EQ(book.remove(1, noon).error().code, ErrorCode::not_found);
    EXPECT_EQ(book.secret(1).error().code, ErrorCode::not_found);
    const auto changes = file->changes(100);
    ASSERT_TRUE(changes.ok());
    for (const practice::Change& change : *changes) {
        EXPECT_EQ(change.subject.find("deux"), std::string::npos);
    }
}

TEST_F(MailFolders, are_refused_where_they_can_be_none)
{
    PracticeFile file = created();
    MailFolderBook book(file);
    const std::vector<MailFolder> wrong{{0, "", 993, "a", "INBOX", {}}, {0, "imap.example/x", 993, "a", "INBOX", {}}, {0, "a\nb", 993, "a", "INBOX", {}}, {0, "imap.example", 0, "a", "INBOX", {}},
        {0, "imap.example", 993, "", "INBOX", {}}, {0, "imap.example", 993, "a\r\nb", "INBOX", {}}, {0, "imap.example", 993, "a", "", {}}, {0, std::string(254, 'a'), 993, "a", "INBOX", {}}};
    for (const MailFolder& one : wrong) {
        EXPECT_EQ(book.add(one, word("x"), noon).error().code, ErrorCode::bad_usage) << one.host << one.account;
    }
    EXPECT_EQ(book.add({0, "imap.example", 993, "a", "INBOX", {}}, {}, noon).error().code, ErrorCode::bad_usage);
    for (std::size_t i = 0; i < most_mail_folders; ++i) {
        EXPECT_TRUE(book.add({0, "imap.example", 993, "a", std::to_string(i), {}}, word("x"), noon).ok());
    }
    EXPECT_EQ(book.add({0, "imap.example", 993, "a", "more", {}}, word("x"), noon).error().code, ErrorCode::bad_usage);
}

std::string server_answer(const std::string& line)
{
    const std::string tag = line.substr(0, line.find(' '));
    const std::string verb = line.substr(std::min(line.find(' ') + 1, line.size()));
    const std::string done = tag + " OK\r\n";
    if (verb == "CAPABILITY") {
        return "* CAPABILITY IMAP4rev1\r\n" + done;
    }
    if (verb.starts_with("LOGIN")) {
        return verb == "LOGIN \"anne\" \"mot\"" ? done : tag + " NO\r\n";
    }
    if (verb.starts_with("EXAMINE")) {
        return verb == "EXAMINE \"INBOX\"" ? "* 3 EXISTS\r\n" + done : tag + " NO\r\n";
    }
    if (verb.starts_with("UID SEARCH")) {
        return "* SEARCH 1 2 3\r\n" + done;
    }
    if (verb.find("RFC822.SIZE") != std::string::npos) {
        return "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 99000000)\r\n* 3 FETCH (UID 3 RFC822.SIZE 3)\r\n" + done;
    }
    if (!verb.starts_with("UID FETCH ")) {
        return done;  // a goodbye
    }
    const std::string uid = verb.substr(10, 1);
    return "* " + uid + " FETCH (UID " + uid + " BODY[] {3}\r\nm:" + uid + ")\r\n" + done;
}

TEST(FolderReading, hands_over_the_newest_first_and_says_what_is_too_large)
{
    const ScriptedServer server({"* OK\r\n", server_answer, nullptr, false});
    std::vector<std::string> got;
    const FolderReading reading = read_newest({"127.0.0.1", server.port(), imap::Protection::none}, {1, "127.0.0.1", server.port(), "anne", "INBOX", {}}, word("mot"), 50, {}, [&](const FolderMessage& message) -> Result<Done> {
        got.push_back(message.name + " " + message.content);
        return Done{};
    });
    EXPECT_FALSE(reading.failure.has_value());
    EXPECT_EQ(got, (std::vector<std::string>{"INBOX;UID=3 m:3", "INBOX;UID=1 m:1"}));
    EXPECT_EQ(reading.too_large, std::vector<std::string>{"INBOX;UID=2"});
}

TEST(FolderReading, says_at_which_step_it_failed)
{
    const ScriptedServer server({"* OK\r\n", server_answer, nullptr, false});
    const auto failure = [&](const std::string& folder, std::string_view password, const Result<Done>& visited) {
        const auto reading = read_newest({"127.0.0.1", server.port(), imap::Protection::none}, {1, "127.0.0.1", server.port(), "anne", folder, {}}, word(password), 50, {}, [&](const FolderMessage&) { return visited; });
        return reading.failure.value_or(FolderFailure{});
    };
    EXPECT_EQ(failure("INBOX", "autre", Done{}).step, FolderStep::log_in);
    EXPECT_EQ(failure("INBOX", "autre", Done{}).error.code, ErrorCode::wrong_key);
    EXPECT_EQ(failure("Absent", "mot", Done{}).step, FolderStep::open);
    EXPECT_EQ(failure("INBOX", "mot", fail(ErrorCode::io_failed, "disk")).step, FolderStep::read);
}

}  // namespace
}  // namespace asepsie::application
