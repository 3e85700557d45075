#include "foundation/http/message.h"
#include "foundation/http/router.h"

#include <gtest/gtest.h>

namespace asepsie::http {
namespace {

TEST(Form, is_decoded_once)
{
    const auto fields = parse_form("name=Anne+Martin&note=1%2B1%3D2%26x&empty=&alone&accent=%C3%A9&twice=%2541");
    ASSERT_TRUE(fields.ok());
    EXPECT_EQ(fields->at("name"), "Anne Martin");
    EXPECT_EQ(fields->at("note"), "1+1=2&x");
    EXPECT_EQ(fields->at("empty"), "");
    EXPECT_EQ(fields->at("alone"), "");
    EXPECT_EQ(fields->at("accent"), "é");
    EXPECT_EQ(fields->at("twice"), "%41");
}

TEST(Form, is_refused_where_it_is_broken)
{
    for (const char* bad : {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%00", "%E9=1"}) {
        EXPECT_EQ(parse_form(bad).error().code, ErrorCode::malformed) << bad;
    }
    std::string many;
    for (std::size_t i = 0; i <= most_fields; ++i) {
        many += "f" + std::to_string(i) + "=1&";
    }
    EXPECT_EQ(parse_form(many).error().code, ErrorCode::too_large);
}

TEST(Parts, are_fields_and_files)
{
    const std::string body = "--xyz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\ntwo\r\nlines\r\n"
                             "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"contrat é.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\xFF\r\n--xy\r\n"
                             "--xyz\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--xyz--\r\n";
    const auto parts = parse_parts("multipart/form-data; boundary=xyz", body);
    ASSERT_TRUE(parts.ok());
    EXPECT_EQ(parts->fields.at("note"), "two\r\nlines");
    EXPECT_EQ(parts->files.at("file").name, "contrat é.pdf");
    EXPECT_EQ(parts->files.at("file").content, "%PDF\xFF\r\n--xy");
    EXPECT_EQ(parts->files.size(), 1U);
}

TEST(Parts, are_refused_where_they_are_broken)
{
    const std::string head = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
    EXPECT_EQ(parse_parts("multipart/form-data", head + "1\r\n--xyz--").error().code, ErrorCode::malformed);
    EXPECT_EQ(parse_parts("multipart/form-data; boundary=", head + "1\r\n--xyz--").error().code, ErrorCode::malformed);
    for (const std::string& body : {std::string(), std::string("--xyz"), head, head + "1", head + "1\r\n--xyz", head + "\xFF\r\n--xyz--",
             std::string("--xyz\r\nContent-Type: text/plain\r\n\r\n1\r\n--xyz--"), std::string("--xyz\r\nContent-Disposition: form-data\r\n\r\n1\r\n--xyz--")}) {
        EXPECT_EQ(parse_parts("multipart/form-data; boundary=xyz", body).error().code, ErrorCode::malformed) << body;
    }
    std::string many;
    for (std::size_t i = 0; i <= most_fields; ++i) {
        many += head + "1\r\n";
    }
    EXPECT_EQ(parse_parts("multipart/form-data; boundary=xyz", many + "--xyz--").error().code, ErrorCode::too_large);
}

TEST(Target, is_a_path_of_this_site)
{
    EXPECT_EQ(parse_target("/items/5?tab=a%20b")->path, "/items/5");
    EXPECT_EQ(parse_target("/items/5?tab=a%20b")->query.at("tab"), "a b");
    EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
    for (const char* bad : {"", "items", "http://evil/", "//evil/", "/../etc/passwd", "/a/%2e%2e/b", "/.%2e", "/a%00b", "/a%0ab", "/a\\b", "/%5c", "/%", "*"}) {
        EXPECT_EQ(parse_target(bad).error().code, ErrorCode::malformed) << bad;
    }
}

TEST(Cookies, are_read_one_by_one)
{
    const Fields cookies = parse_cookies("a=1;  b = two ; broken; a=2");
    EXPECT_EQ(cookies.at("a"), "1");
    EXPECT_EQ(cookies.at("b"), "two");
    EXPECT_EQ(cookies.size(), 2U);
}

TEST(Header, holds_no_line_end)
{
    EXPECT_TRUE(is_header_value("a b"));
    EXPECT_FALSE(is_header_value("a\r\nSet-Cookie: x"));
    EXPECT_FALSE(is_header_value(std::string_view("a\0b", 3)));
}

TEST(Router, takes_segments_by_name)
{
    Router router;
    router.get("/items/{item}", [](const Request&) { return Response{}; });
    router.post("/lock", [](const Request&) { return Response{}; });
    EXPECT_EQ(router.match(Method::get, "/items/5").parts.at("item"), "5");
    EXPECT_EQ(router.match(Method::get, "/items/").handler, nullptr);
    EXPECT_EQ(router.match(Method::get, "/items/5/6").handler, nullptr);
    EXPECT_EQ(router.match(Method::get, "/lock").handler, nullptr);
    EXPECT_TRUE(router.match(Method::get, "/lock").other_method);
    EXPECT_FALSE(router.match(Method::get, "/nothing").other_method);
}

}  // namespace
}  // namespace asepsie::http
