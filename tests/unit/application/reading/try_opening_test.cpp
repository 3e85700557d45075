#include "application/reading/try_opening.h"

#include "foundation/compression/zip.h"
#include "foundation/storage/database.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

std::string database_image()
{
    auto database = storage::Database::create();
    EXPECT_TRUE(database->run("CREATE TABLE patient(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO patient(name) VALUES('a'), ('b');").ok());
    return *database->image();
}

TEST(TryOpening, OpensADatabaseAndFindsADamagedOne)
{
    std::string image = database_image();
    EXPECT_EQ(try_opening(image, "patients.dat"), Opening::opened);
    std::string logged = image;
    logged[18] = logged[19] = 2;  // with a write-ahead log
    EXPECT_EQ(try_opening(logged, "patients.sqlite"), Opening::opened);
    image.replace(4096, 200, std::string(200, '\xFF'));
    EXPECT_EQ(try_opening(image, "patients.dat"), Opening::broken);
}

TEST(TryOpening, IsNotContentWithADatabaseThatHoldsNothing)
{
    auto database = storage::Database::create();
    ASSERT_TRUE(database->run("PRAGMA user_version = 1").ok());
    EXPECT_EQ(try_opening(*database->image(), "patients.db"), Opening::not_tried);
}

TEST(TryOpening, TriesTheChecksumsOfWhatIsInAZip)
{
    std::string zip = compression::zip_of({{compression::ZipEntry::Method::stored, "word/document.xml", std::string(2000, 'a')}}, *parse_moment("2026-11-28T10:00:00Z")).value();
    EXPECT_EQ(try_opening(zip, "lettre.docx"), Opening::opened);
    zip.replace(1000, 4, "\x11\x22\x33\x44");
    EXPECT_EQ(try_opening(zip, "lettre.docx"), Opening::broken);
}

TEST(TryOpening, SaysThatWhatIsNoPdfIsBroken)
{
    EXPECT_EQ(try_opening(std::string(5000, 'x'), "lettre.pdf"), Opening::broken);
    EXPECT_EQ(try_opening("%PDF-1.4\ncut", "lettre.pdf"), Opening::broken);
}

TEST(TryOpening, LeavesWhatItDoesNotKnow)
{
    EXPECT_EQ(try_opening("anything", "notes.xyz"), Opening::not_tried);
    EXPECT_EQ(try_opening("", "lettre.pdf"), Opening::not_tried);
    EXPECT_EQ(try_opening("anything", "dossier.pdf/notes"), Opening::not_tried);
}

TEST(TryOpening, OpensMailAndRefusesNoise)
{
    EXPECT_EQ(try_opening("From: a@b.fr\r\nSubject: x\r\n\r\nBonjour\r\n", "a.eml"), Opening::opened);
    EXPECT_EQ(try_opening(std::string("\x01\x02\x03\x04", 4), "a.eml"), Opening::broken);
}

}  // namespace
}  // namespace asepsie::application
