#include "application/leaks/leak_lines.h"

#include "leaks_fixture.h"

namespace asepsie::leaks {
namespace {

constexpr std::string_view sha1 = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";  // of "password"

LineWorth worth_of(std::string_view line, std::uint64_t& key) { return LineReading::of(LineKind::sha1)->read(line, std::nullopt, key); }

TEST(LineReading, reads_what_is_published)
{
    const std::string whole(sha1);
    for (const std::string& line : {whole, whole + ":1", whole + ":52256179", std::string("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8:3"), whole + ":18446744073709551615", whole + ":3  ", whole + "\t"}) {
        std::uint64_t key = 0;
        EXPECT_EQ(worth_of(line, key), LineWorth::key) << line;
        EXPECT_EQ(key, 0x5BAA61E4C9B93F3FU) << line;
    }
    std::uint64_t key = 0;
    EXPECT_EQ(worth_of("", key), LineWorth::nothing);
    EXPECT_EQ(worth_of("   ", key), LineWorth::nothing);
    EXPECT_EQ(worth_of(whole + ":0", key), LineWorth::nothing) << "padding";
}

TEST(LineReading, tells_what_is_broken)
{
    const std::string whole(sha1);
    for (const std::string& line : {whole.substr(1), whole + "A", whole + ":", whole + ":x", whole + ":-1", whole + ";1", whole + ":1:1", whole + ":123456789012345678901",
             "G" + whole.substr(1), whole.substr(0, 39) + "g", std::string("password"), std::string(40, '\0'), whole.substr(8) + ":12"}) {
        std::uint64_t key = 0;
        EXPECT_EQ(worth_of(line, key), LineWorth::broken) << line;
    }
}

TEST(LineReading, takes_a_password_as_it_is)
{
    std::uint64_t key = 0;
    auto reading = LineReading::of(LineKind::password);
    ASSERT_TRUE(reading.ok());
    EXPECT_EQ(reading->read("password", std::nullopt, key), LineWorth::key);
    EXPECT_EQ(key, 0x5BAA61E4C9B93F3FU);
    EXPECT_EQ(reading->read("", std::nullopt, key), LineWorth::nothing);
}

TEST(LineReading, puts_the_name_of_a_range_before_its_lines)
{
    EXPECT_EQ(beginning_in("/tmp/5BAA6.txt"), 0x5BAA6U);
    EXPECT_EQ(beginning_in("5baa6"), 0x5BAA6U);
    for (const char* other : {"5BAA.txt", "5BAA61.txt", "5BAAG.txt", "5BAA6.csv", "5BAA6.txt.gz", "5BAA6/liste.txt", ""}) {
        EXPECT_FALSE(beginning_in(other)) << other;
    }
    auto reading = LineReading::of(LineKind::sha1);
    const std::string suffix(sha1.substr(beginning_digits));
    for (const std::string& line : {suffix, suffix + ":3", suffix + ":52256179  ", std::string(sha1)}) {
        std::uint64_t key = 0;
        EXPECT_EQ(reading->read(line, 0x5BAA6U, key), LineWorth::key) << line;
        EXPECT_EQ(key, 0x5BAA61E4C9B93F3FU) << line;
        EXPECT_EQ(reading->read(suffix, std::nullopt, key), LineWorth::broken) << "nobody knows how it begins";
    }
    std::uint64_t key = 0;
    EXPECT_EQ(reading->read(suffix + ":0", 0x5BAA6U, key), LineWorth::nothing) << "padding";
    for (const std::string& line : {suffix.substr(1), suffix + "A", suffix + ":", suffix + ";1", "G" + suffix.substr(1)}) {
        EXPECT_EQ(reading->read(line, 0x5BAA6U, key), LineWorth::broken) << line;
    }
}

TEST(LineReading, says_what_is_wrong_without_the_line)
{
    const std::string whole(sha1);
    EXPECT_EQ(flaw_of("32ED87BDB5FDC5E9CBA88547376818D4:3"), LineFlaw::ntlm);
    EXPECT_EQ(flaw_of("7BDB5FDC5E9CBA88547376818D4"), LineFlaw::ntlm) << "of a range";
    EXPECT_EQ(flaw_of(whole.substr(5) + ":3 "), LineFlaw::suffix);
    EXPECT_EQ(flaw_of(whole + ":x"), LineFlaw::count);
    EXPECT_EQ(flaw_of("motdepasse"), LineFlaw::other);
    for (const LineFlaw flaw : {LineFlaw::other, LineFlaw::too_long, LineFlaw::ntlm, LineFlaw::suffix, LineFlaw::count}) {
        EXPECT_EQ(line_flaw_named(name_of(flaw)), flaw);
    }
    EXPECT_FALSE(line_flaw_named("odd"));
}

TEST(LineReading, knows_at_first_sight_what_it_cannot_read)
{
    const std::string ntlm = "32ED87BDB5FDC5E9CBA88547376818D4:3\r\n";
    const std::string suffix = std::string(sha1.substr(beginning_digits)) + ":3\r\n";
    const std::string good = std::string(sha1) + ":3\r\n";
    EXPECT_EQ(look_at("\x1F\x8B\x08rest", "a", LineKind::sha1), FileLook::packed);
    EXPECT_EQ(look_at("PK\x03\x04rest", "a", LineKind::password), FileLook::packed);
    EXPECT_EQ(look_at(ntlm + ntlm + "32ED8", "a", LineKind::sha1), FileLook::ntlm) << "cut off within a line";
    EXPECT_EQ(look_at(ntlm, "a", LineKind::password), FileLook::lines) << "it may be one";
    EXPECT_EQ(look_at(ntlm + good, "a", LineKind::sha1), FileLook::lines) << "the reading tells";
    EXPECT_EQ(look_at(suffix, "liste.txt", LineKind::sha1), FileLook::suffixes);
    EXPECT_EQ(look_at(suffix, "5BAA6.txt", LineKind::sha1), FileLook::lines);
    EXPECT_EQ(look_at("", "a", LineKind::sha1), FileLook::lines);
}

class Streams : public Leaks {
protected:
    struct Got {
        std::string text;
        std::size_t file;
        std::uint64_t byte;
        std::uint64_t line;
        friend bool operator==(const Got&, const Got&) = default;
    };
    static std::vector<Got> all(const std::vector<storage::OpenFile>& files, const LinePlace& from, std::size_t piece_bytes)
    {
        LineStream stream(files, from, piece_bytes);
        std::vector<Got> got;
        Line line;
        for (auto more = stream.fill(); more.ok() && *more; more = stream.fill()) {
            while (stream.next(line)) {
                got.push_back({line.is_too_long ? "too long" : std::string(line.text), line.place.file, line.place.byte, line.place.line});
            }
        }
        return got;
    }
};

TEST_F(Streams, give_the_same_lines_in_whatever_pieces)
{
    const std::string most(max_line_bytes, 'm');
    const std::string more(max_line_bytes + 1, 'n');
    const std::string contents[] = {"\xEF\xBB\xBFone\r\n\ntwo", "", more + "\n" + most + "\r\n" + more + more + "\n" + "last\n", more, "\n"};
    std::vector<storage::OpenFile> files;
    for (const std::string& content : contents) {
        files.push_back(storage::OpenFile::open(write(std::to_string(files.size()), content), storage::Links::followed).value());
    }
    const auto expected = all(files, {}, usual_piece_bytes);
    ASSERT_EQ(expected.size(), 9U);
    EXPECT_EQ(expected[0], (Got{"one", 0, 0, 1}));
    EXPECT_EQ(expected[1], (Got{"", 0, 8, 2}));
    EXPECT_EQ(expected[2], (Got{"two", 0, 9, 3}));
    EXPECT_EQ(expected[3].text, "too long");
    EXPECT_EQ(expected[4], (Got{most, 2, max_line_bytes + 2, 2}));
    EXPECT_EQ(expected[5].text, "too long");
    EXPECT_EQ(expected[6].text, "last");
    EXPECT_EQ(expected[6].line, 4U);
    EXPECT_EQ(expected[7], (Got{"too long", 3, 0, 1}));
    EXPECT_EQ(expected[8], (Got{"", 4, 0, 1}));
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 4'096U, 5'000U}) {
        EXPECT_EQ(all(files, {}, piece), expected) << piece;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto rest = all(files, {expected[i].file, expected[i].byte, expected[i].line}, 100);
        EXPECT_EQ(rest, std::vector<Got>(expected.begin() + static_cast<std::ptrdiff_t>(i), expected.end())) << "on from line " << i;
    }
}

}  // namespace
}  // namespace asepsie::leaks
