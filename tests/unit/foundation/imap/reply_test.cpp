#include "foundation/imap/folder_name.h"
#include "foundation/imap/reply.h"

#include <gtest/gtest.h>

namespace asepsie::imap {
namespace {

using namespace std::string_literals;

Reply only(const std::string& bytes)
{
    ReplyReader reader;
    reader.take_in(bytes);
    auto reply = reader.next();
    EXPECT_TRUE(reply.ok() && reply->has_value()) << bytes;
    EXPECT_TRUE(reader.is_empty()) << bytes;
    return reply.ok() && *reply ? **reply : Reply{};
}

ErrorCode refusal(const std::string& bytes)
{
    ReplyReader reader;
    reader.take_in(bytes);
    auto reply = reader.next();
    EXPECT_FALSE(reply.ok()) << bytes.substr(0, 80);
    return reply.ok() ? ErrorCode::busy : reply.error().code;
}

TEST(Reply, is_a_status)
{
    const Reply no = only("a7 NO [authenticationfailed] Wrong {3}\r\n");
    EXPECT_EQ(no.kind, Reply::Kind::tagged);
    EXPECT_EQ(no.tag, "a7");
    EXPECT_EQ(no.name, "NO");
    EXPECT_EQ(no.code, "AUTHENTICATIONFAILED");
    EXPECT_EQ(no.text, "Wrong {3}");
    EXPECT_EQ(only("* BYE see you\r\n").name, "BYE");
    EXPECT_EQ(only("+ \r\n").kind, Reply::Kind::go_on);
    EXPECT_EQ(only("+\r\n").kind, Reply::Kind::go_on);
}

TEST(Reply, holds_numbers_and_values)
{
    EXPECT_EQ(only("* 12 exists\r\n").number, 12U);
    EXPECT_EQ(numbers_in(only("* SEARCH 3 5 x 4294967296 0\r\n")), (std::vector<std::uint32_t>{3, 5}));
    EXPECT_TRUE(numbers_in(only("* SEARCH\r\n")).empty());
    const Reply list = only("* LIST (\\HasNoChildren) \"/\" \"a \\\"b\\\\\" {3}\r\n\r\na NIL\r\n");
    ASSERT_EQ(list.values.size(), 5U);
    EXPECT_EQ(list.values[0].items.at(0).text, "\\HasNoChildren");
    EXPECT_EQ(list.values[2].text, "a \"b\\");
    EXPECT_EQ(list.values[3].text, "\r\na");
    EXPECT_EQ(list.values[4].text, "NIL");
}

TEST(Reply, brings_a_message)
{
    const auto fetched = fetched_in(only("* 4 FETCH (FLAGS (\\Seen) BODY[HEADER.FIELDS (DATE)] \"x\" UID 9 RFC822.SIZE 5 BODY[] {7}\r\na1 OK\r\n)\r\n"));
    ASSERT_TRUE(fetched.ok());
    EXPECT_EQ(fetched->uid, 9U);
    EXPECT_EQ(fetched->bytes, 5U);
    EXPECT_EQ(fetched->body, "a1 OK\r\n");
    EXPECT_FALSE(fetched_in(only("* 4 FETCH (UID)\r\n")).ok());
    EXPECT_FALSE(fetched_in(only("* 4 FETCH UID 3\r\n")).ok());
    const auto odd = fetched_in(only("* 4 FETCH (UID (1) RFC822.SIZE -3 BODY[] NIL)\r\n"));
    ASSERT_TRUE(odd.ok());
    EXPECT_FALSE(odd->uid || odd->bytes || odd->body);
}

TEST(Reply, is_the_same_however_it_comes)
{
    const std::string bytes = "* OK hi\r\n* 4 FETCH (UID 9 BODY[] {10}\r\n0123\r\n6789)\r\n* SEARCH 1\r\na1 OK\r\n";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        ReplyReader reader;
        std::vector<std::string> names;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            reader.take_in(bytes.substr(at, piece));
            for (auto reply = reader.next(); reply.ok() && *reply; reply = reader.next()) {
                names.push_back((*reply)->name);
            }
        }
        EXPECT_EQ(names, (std::vector<std::string>{"OK", "FETCH", "SEARCH", "OK"})) << piece;
        EXPECT_TRUE(reader.is_empty());
    }
}

TEST(Reply, has_limits)
{
    EXPECT_EQ(refusal(std::string(longest_line_bytes + 1, 'x')), ErrorCode::too_large);
    EXPECT_EQ(refusal("* 1 FETCH (BODY[] {65537}\r\n"), ErrorCode::too_large);
    EXPECT_EQ(refusal("* 1 FETCH (A {65000}\r\n" + std::string(65'000, 'x') + " B {1000}\r\n"), ErrorCode::too_large);
    EXPECT_EQ(refusal("* 1 FETCH (BODY[] {9223372036854775807}\r\n"), ErrorCode::too_large);
    EXPECT_EQ(refusal("* LIST " + std::string(deepest_list + 1, '(') + "\r\n"), ErrorCode::too_large);
    std::string many = "* LIST";
    for (std::size_t i = 0; i <= most_values; ++i) {
        many += " x";
    }
    EXPECT_EQ(refusal(many + "\r\n"), ErrorCode::too_large);
    std::string literals = "* LIST";
    for (std::size_t i = 0; i <= most_literals; ++i) {
        literals += " {0}\r\n";
    }
    EXPECT_EQ(refusal(literals), ErrorCode::too_large);
}

TEST(Reply, is_refused_where_it_is_none)
{
    for (const std::string& bytes : {"\r\n"s, "*\r\n"s, "HTTP/1.1 200 OK\r\n"s, "* 4294967296 EXISTS\r\n"s, "a1 FETCH (UID 1)\r\n"s, "* LIST (\r\n"s, "* LIST )\r\n"s, "* LIST \"a\r\n"s, "* LIST \"a\\\r\n"s,
             "* LIST A[b\r\n"s, "* OK\n"s, "* OK a\rb\r\n"s, "* OK a\0b\r\n"s, std::string(33, 't') + " OK\r\n"}) {
        EXPECT_EQ(refusal(bytes), ErrorCode::malformed) << bytes;
    }
}

TEST(FolderName, is_written_as_servers_do)
{
    EXPECT_EQ(to_folder_name("INBOX").value_or(""), "INBOX");
    EXPECT_EQ(to_folder_name("Courrier indésirable").value_or(""), "Courrier ind&AOk-sirable");
    EXPECT_EQ(to_folder_name("A&B").value_or(""), "A&-B");
    EXPECT_EQ(to_folder_name("~peter/mail/台北/日本語").value_or(""), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");  // RFC 3501, section 5.1.3
    EXPECT_EQ(to_folder_name("\xF0\x9F\x98\x80").value_or(""), "&2D3eAA-");
    EXPECT_EQ(to_folder_name("a\r\nb").value_or(""), "a&AA0ACg-b");
    EXPECT_FALSE(to_folder_name("").ok());
    EXPECT_FALSE(to_folder_name("\xFF").ok());
    EXPECT_FALSE(to_folder_name(std::string(longest_folder_name + 1, 'a')).ok());
}

}  // namespace
}  // namespace asepsie::imap
