#include "foundation/storage/database.h"

#include <gtest/gtest.h>

namespace asepsie::storage {
namespace {

Database two_people()
{
    Database database = std::move(Database::create()).value();
    EXPECT_TRUE(database.run("CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, height REAL); PRAGMA user_version = 3;").ok());
    EXPECT_TRUE(database.run("INSERT INTO person(name, height) VALUES(?, ?)", {"Anne 'O\"; DROP TABLE person;--", 1.7}).ok());
    EXPECT_TRUE(database.run("INSERT INTO person(name, height) VALUES(?, ?)", {"Zoé", nullptr}).ok());
    return database;
}

std::vector<std::string> names(const Database& database)
{
    std::vector<std::string> found;
    EXPECT_TRUE(database.query("SELECT name FROM person WHERE id >= ? ORDER BY id", {std::int64_t{1}}, [&](const Row& row) { found.push_back(row.text(0)); }).ok());
    return found;
}

TEST(Database, gives_back_what_was_put_in)
{
    const Database database = two_people();
    EXPECT_EQ(names(database), (std::vector<std::string>{"Anne 'O\"; DROP TABLE person;--", "Zoé"}));
    EXPECT_EQ(database.last_id(), 2);
    EXPECT_EQ(*database.number("PRAGMA user_version"), 3);
    EXPECT_EQ(*database.number("SELECT id FROM person WHERE name = ?", {"nobody"}), 0);
}

TEST(Database, comes_back_from_its_image)
{
    const std::string image = *two_people().image();
    auto again = Database::from_image(image);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(names(*again).size(), 2U);
    EXPECT_TRUE(again->run("INSERT INTO person(name) VALUES('Paul')").ok());
    EXPECT_EQ(names(*again).size(), 3U);
}

TEST(Database, refuses_an_image_that_is_none_or_is_damaged)
{
    EXPECT_EQ(Database::from_image("this is no database, though it is long enough to be one").error().code, ErrorCode::malformed);
    std::string image = *two_people().image();
    for (std::size_t at = 4096 + 8; at < image.size(); at += 3) {
        image[at] = '\x7f';
    }
    EXPECT_EQ(Database::from_image(image).error().code, ErrorCode::malformed);
    EXPECT_EQ(Database::from_image(std::string_view(*two_people().image()).substr(0, 5000)).error().code, ErrorCode::malformed);
}

TEST(Database, says_what_it_cannot_do)
{
    Database database = two_people();
    EXPECT_EQ(database.run("SELEKT").error().code, ErrorCode::malformed);
    EXPECT_EQ(database.run("INSERT INTO nothing VALUES(?)", {"x"}).error().code, ErrorCode::malformed);
    EXPECT_FALSE(database.run("ATTACH '/tmp/asepsie-test-attached.db' AS more").ok());
}

TEST(Transaction, undoes_what_was_not_committed)
{
    Database database = two_people();
    {
        auto transaction = Transaction::begin(database);
        ASSERT_TRUE(transaction.ok());
        EXPECT_TRUE(database.run("DELETE FROM person").ok());
    }
    EXPECT_EQ(names(database).size(), 2U);
    {
        auto transaction = Transaction::begin(database);
        EXPECT_TRUE(database.run("DELETE FROM person").ok());
        EXPECT_TRUE(transaction->commit().ok());
    }
    EXPECT_TRUE(names(database).empty());
}

}  // namespace
}  // namespace asepsie::storage
