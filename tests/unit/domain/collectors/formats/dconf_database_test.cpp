#include "domain/collectors/formats/dconf_database.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace asepsie::collectors::formats {
namespace {

std::string made_by_dconf()
{
    std::ifstream in(ASEPSIE_SOURCE_DIR "/tests/fuzz/seeds/dconf_database/four", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(DconfDatabase, is_read_as_dconf_wrote_it)
{
    const auto database = parse_dconf_database(made_by_dconf());
    ASSERT_TRUE(database.ok());
    EXPECT_EQ(std::get<std::int64_t>(*database->get("/org/gnome/desktop/session/idle-delay")), 300);
    EXPECT_EQ(std::get<bool>(*database->get("/org/gnome/desktop/screensaver/lock-enabled")), true);
    EXPECT_EQ(std::get<std::string>(*database->get("/org/gnome/deja-dup/last-backup")), "2026-11-20T10:00:00.000000Z");
    EXPECT_EQ(std::get<std::vector<std::string>>(*database->get("/org/gnome/deja-dup/include-list")), (std::vector<std::string>{"$HOME", "/srv/patients"}));
    EXPECT_EQ(database->get("/org/gnome/desktop/session"), std::nullopt);
}

TEST(DconfDatabase, is_refused_where_it_is_cut_or_another)
{
    const std::string whole = made_by_dconf();
    EXPECT_EQ(parse_dconf_database("").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_dconf_database("GVariant").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_dconf_database(whole.substr(0, 40)).error().code, ErrorCode::malformed);
    std::string looping = whole;
    for (std::size_t at = 24; at + 4 < looping.size(); at += 4) {
        looping.replace(at, 4, std::string(4, '\0'));
        static_cast<void>(parse_dconf_database(looping));  // whatever the offsets say, it ends
    }
}

TEST(DconfDatabase, reads_back_what_is_written)
{
    const std::map<std::string, SettingValue, std::less<>> settings{
        {"/a", true}, {"/b", std::int64_t{-5}}, {"/c", std::string("é")}, {"/d", std::vector<std::string>{"x", "", "y"}}, {"/e", std::vector<std::string>{}}, {"/f", 0.5}, {"/g", std::vector<std::string>(200, "long enough")}};
    EXPECT_EQ(parse_dconf_database(write_dconf_database(settings))->settings(), settings);
}

}  // namespace
}  // namespace asepsie::collectors::formats
