// Who is let in, for how long, and what a clock that is set changes: nothing.
#include "application/suppliers/supplier_book.h"
#include "interfaces/web/site/site.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

#include "interfaces/web/pages/all.h"

namespace asepsie::web {
namespace {

namespace fs = std::filesystem;
using std::chrono::minutes;

constexpr std::uint16_t our_port = 8'000;
constexpr std::uint16_t browser_port = 50'000;

class Doors : public testing::Test {
protected:
    Doors()
    {
        std::string pattern = testing::TempDir() + "door-XXXXXX";
        m_folder = ::mkdtemp(pattern.data());
        m_site = std::make_unique<Site>(Setting{knowledge::embedded_catalogue(), knowledge::Language::french, m_folder + "/v", crypto::least_cost, [this] { return m_now; }, {},
                                            [](const storage::VaultState&) {}, [] { return Result<std::unique_ptr<platform::Machine>>(fail(ErrorCode::unsupported, "not here")); },
                                            [this] { return m_since_boot; }, [](std::uint16_t port) { return port == browser_port; }, [this] { ++m_forgotten; }, nullptr},
            our_port);
        for (const pages::Unit& page : pages::all) {
            page.run(*m_site);
        }
    }
    ~Doors() override { fs::remove_all(m_folder); }

    [[nodiscard]] Request request(const std::string& path) const
    {
        Request request;
        request.host = "127.0.0.1:" + std::to_string(our_port);
        request.path = path;
        request.peer_port = browser_port;
        request.cookies = m_cookies;
        return request;
    }
    // Comes in as a browser does; how it was answered.
    Response enter()
    {
        Response response = m_site->respond(request(m_site->entry_path()));
        for (const auto& [name, value] : response.headers) {
            if (name == "Set-Cookie") {
                m_cookies = http::parse_cookies(value.substr(0, value.find(';')));
            }
        }
        return response;
    }
    Response post(const std::string& path, http::Fields form)
    {
        const std::string page = m_site->respond(request("/open")).body;
        constexpr std::string_view mark = "name=\"form\" value=\"";
        const std::size_t at = page.find(mark);
        form["form"] = at == std::string::npos ? "" : page.substr(at + mark.size(), 64);
        Request sent = request(path);
        sent.method = http::Method::post;
        sent.origin = "http://" + sent.host;
        sent.form = std::move(form);
        return m_site->respond(std::move(sent));
    }
    void create_file()
    {
        auto created = application::PracticeFile::create(storage::this_disk(), m_folder + "/v", crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, m_now);
        ASSERT_TRUE(created.ok());
        m_site->open(std::move(created->file));
    }

    std::string m_folder;
    Moment m_now = *parse_moment("2026-11-23T12:00:00Z");
    std::chrono::milliseconds m_since_boot{minutes(60)};
    int m_forgotten = 0;
    http::Fields m_cookies;
    std::unique_ptr<Site> m_site;
};

TEST_F(Doors, let_in_once_and_go_on_from_a_page_of_this_site)
{
    const Response response = enter();
    EXPECT_EQ(response.status, 200U) << "a redirect of one who comes from elsewhere would lose the cookie";
    EXPECT_TRUE(std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) { return header.first == "Refresh"; }));
    EXPECT_TRUE(m_site->knows(request("/")));
    EXPECT_NE(m_site->respond(request("/")).status, 403U);
    m_cookies.clear();
    EXPECT_EQ(enter().status, 403U);
}

TEST_F(Doors, do_not_know_another_account_by_its_cookie)
{
    Request first = request(m_site->entry_path());
    first.peer_port = 1;
    EXPECT_EQ(m_site->respond(first).status, 403U) << "the address opens to this account alone";
    enter();
    Request other = request("/");
    other.peer_port = 1;
    EXPECT_FALSE(m_site->knows(other));
    EXPECT_EQ(m_site->respond(other).status, 403U);
    EXPECT_LT(m_site->body_bytes(other), m_site->body_bytes(request("/")));
}

TEST_F(Doors, lock_after_a_while_whatever_the_clock_says)
{
    enter();
    create_file();
    m_now -= std::chrono::days(300);
    m_since_boot += minutes(14);
    m_site->at_rest();
    EXPECT_NE(m_site->file(), nullptr);
    m_cookies.clear();
    static_cast<void>(m_site->respond(request("/")));  // a stranger asks: that is no work of the practice
    m_since_boot += minutes(1);
    m_site->at_rest();
    EXPECT_EQ(m_site->file(), nullptr);
    EXPECT_EQ(m_forgotten, 1);
}

TEST_F(Doors, stay_open_while_somebody_works_though_the_clock_leaps)
{
    enter();
    create_file();
    for (int i = 0; i < 5; ++i) {
        m_now += std::chrono::days(1);
        m_since_boot += minutes(10);
        EXPECT_EQ(m_site->respond(request("/practice")).status, 200U);
    }
    EXPECT_NE(m_site->file(), nullptr);
}

TEST_F(Doors, make_who_guesses_wait_whatever_the_clock_says)
{
    enter();
    create_file();
    m_site->lock();
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(post("/open", {{"phrase", "essai"}}).status, 400U);
    }
    m_now += std::chrono::days(1);
    EXPECT_EQ(post("/open", {{"phrase", "sept mots au hasard"}}).status, 400U);
    EXPECT_EQ(m_site->file(), nullptr);
    m_since_boot += std::chrono::seconds(31);
    EXPECT_EQ(post("/open", {{"phrase", "sept mots au hasard"}}).status, 303U);
    EXPECT_NE(m_site->file(), nullptr);
}

TEST_F(Doors, use_up_no_version_for_a_wrong_code_and_wait_after_five)
{
    enter();
    create_file();
    m_site->lock();
    ASSERT_EQ(post("/open", {{"phrase", "sept mots au hasard"}}).status, 303U);
    application::PracticeFile& file = *m_site->file();
    application::SupplierBook book(file);
    const std::int64_t supplier = *file.put_entry({0, application::Register::supplier, "it", "Martin", "", "", "", {}, {}}, m_now);
    suppliers::Request asked;
    asked.id = std::string(32, 'a');
    asked.supplier = supplier;
    ASSERT_TRUE(book.add_request(asked, m_now).ok());
    suppliers::Return returned;
    returned.request = asked.id;
    returned.trust = suppliers::Trust::signed_unconfirmed;
    returned.code = "7KQ2-M9XT-04AB";
    returned.received = m_now;
    const std::int64_t answer = *book.add_return(returned, "<html>", m_now);
    ASSERT_TRUE(file.save(m_now).ok());
    const auto generation = file.vault().state().generation;
    const std::string path = "/suppliers/" + std::to_string(supplier) + "/confirm";
    const auto said = [&](const std::string& code) {
        http::Fields form{{"answer", std::to_string(answer)}, {"code", code}, {"by", "Claire"}};
        const std::string page = m_site->respond(request("/suppliers/" + std::to_string(supplier))).body;
        constexpr std::string_view mark = "name=\"form\" value=\"";
        form["form"] = page.substr(page.find(mark) + mark.size(), 64);
        Request sent = request(path);
        sent.method = http::Method::post;
        sent.origin = "http://" + sent.host;
        sent.form = std::move(form);
        const Response response = m_site->respond(std::move(sent));
        EXPECT_EQ(response.status, 303U);
        const std::string shown = m_site->respond(request("/suppliers/" + std::to_string(supplier))).body;
        return std::string(shown.find("Ce n’est pas le même code") != std::string::npos ? "differs" : shown.find("notice danger") != std::string::npos ? "paused" : "confirmed");
    };
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(said("0000-0000-0000"), "differs");
    }
    EXPECT_EQ(said("7KQ2-M9XT-04AB"), "paused");
    EXPECT_EQ(file.vault().state().generation, generation);
    m_since_boot += std::chrono::seconds(31);
    EXPECT_EQ(said("7KQ2-M9XT-04AB"), "confirmed");
    EXPECT_EQ(file.vault().state().generation, generation + 1);
}

TEST_F(Doors, say_in_the_readers_language_how_much_may_be_sent)
{
    enter();
    const Response response = m_site->too_large(request("/rules/backup_done/answer"));
    EXPECT_EQ(response.status, 413U);
    EXPECT_NE(response.body.find("32 Mo au plus"), std::string::npos) << response.body;
}

}  // namespace
}  // namespace asepsie::web
