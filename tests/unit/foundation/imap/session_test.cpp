#include "foundation/imap/session.h"

#include "support/scripted_server.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::imap {
namespace {

using namespace std::chrono_literals;
using tests::Identity;
using tests::noon;
using tests::ScriptedServer;

constexpr Patience short_patience{300ms, 300ms, 300ms, 60s};
constexpr Patience long_patience{60s, 60s, 60s, 60s};  // nothing waits for its end
const std::string letter = "Subject: a\r\n\r\na3 OK {4}\r\n";

const tests::Authority& authority()
{
    static const tests::Authority made("Autorité d'essai");
    return made;
}

const Identity& local()
{
    static const Identity made = authority().issue({.name = "127.0.0.1", .extended_usage = "serverAuth", .alternative_name = "DNS:localhost,IP:127.0.0.1"});
    return made;
}

std::string tag_of(const std::string& line) { return line.substr(0, line.find(' ')); }
std::string verb_of(const std::string& line) { return line.find(' ') == std::string::npos ? line : line.substr(line.find(' ') + 1); }
bool begins(const std::string& line, std::string_view verb) { return verb_of(line).starts_with(verb); }

// A well-behaved server with two messages.
std::string well_behaved(const std::string& line)
{
    const std::string done = tag_of(line) + " OK done\r\n";
    if (begins(line, "CAPABILITY")) {
        return "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + done;
    }
    if (begins(line, "AUTHENTICATE PLAIN")) {
        return "+ \r\n";
    }
    if (line == "AGFubmUAbW90") {  // "\0anne\0mot"
        return "a2 OK in\r\n";
    }
    if (begins(line, "EXAMINE \"INBOX\"")) {
        return "* 2 EXISTS\r\n* FLAGS (\\Seen)\r\n" + tag_of(line) + " OK [READ-ONLY] done\r\n";
    }
    if (begins(line, "UID SEARCH")) {
        return "* SEARCH 9 7\r\n" + done;
    }
    if (begins(line, "UID FETCH 7,9 ")) {
        return "* 2 FETCH (UID 9 RFC822.SIZE 41000000)\r\n* 1 FETCH (RFC822.SIZE 24 UID 7)\r\n* 3 FETCH (UID 11 RFC822.SIZE 5)\r\n" + done;
    }
    if (begins(line, "UID FETCH 7 ")) {
        return "* 9 FETCH (UID 8 BODY[] {2}\r\nno)\r\n* 1 FETCH (UID 7 BODY[] {" + std::to_string(letter.size()) + "}\r\n" + letter + ")\r\n" + done;
    }
    return tag_of(line) + " NO [NONEXISTENT] what?\r\n";
}

// The same, but for one command.
ScriptedServer::Answer except(std::string verb, std::string answer)
{
    return [verb = std::move(verb), answer = std::move(answer)](const std::string& line) { return begins(line, verb) ? answer : well_behaved(line); };
}

ScriptedServer::Play in_tls(ScriptedServer::Answer answer = well_behaved, const Identity& identity = local()) { return {"* OK hello\r\n", std::move(answer), &identity}; }
ScriptedServer::Play in_the_open(ScriptedServer::Answer answer, std::string greeting = "* OK hello\r\n") { return {std::move(greeting), std::move(answer), nullptr, false}; }

Server to(const ScriptedServer& server, Protection protection, std::string host = "127.0.0.1") { return {std::move(host), server.port(), protection, authority().certificate_pem(), noon}; }

crypto::Secret word(std::string_view text) { return crypto::Secret::copy_of(text); }

Result<Session> logged_in(const ScriptedServer& server)
{
    Session session = TRY(Session::connect(to(server, Protection::none), long_patience));
    TRY(session.log_in("anne", word("mot")));
    return session;
}

TEST(Session, reads_a_folder_and_changes_nothing)
{
    const ScriptedServer server(in_tls());
    auto session = Session::connect(to(server, Protection::tls), long_patience);
    ASSERT_TRUE(session.ok()) << session.error().detail;
    ASSERT_TRUE(session->log_in("anne", word("mot")).ok());
    EXPECT_EQ(session->examine("INBOX").value_or(0), 2U);
    const auto listed = session->newest(50);
    ASSERT_TRUE(listed.ok()) << listed.error().detail;
    EXPECT_EQ(*listed, (std::vector<Listed>{{7, 24}, {9, 41'000'000}}));
    EXPECT_EQ(session->message(7).value_or(""), letter);
    EXPECT_EQ(session->message(12).error().code, ErrorCode::not_found);
    for (const std::string& line : server.lines()) {
        EXPECT_FALSE(begins(line, "SELECT") || begins(line, "UID STORE") || line.find("BODY[") != std::string::npos) << line;
    }
}

TEST(Session, asks_for_the_newest_only)
{
    const ScriptedServer server(in_the_open(except("EXAMINE", "* 120 EXISTS\r\na3 OK\r\n")));
    auto session = logged_in(server);
    ASSERT_TRUE(session.ok());
    EXPECT_EQ(session->examine("INBOX").value_or(0), 120U);
    EXPECT_TRUE(session->newest(50).ok());
    EXPECT_TRUE(begins(server.lines().at(4), "UID SEARCH 71:120"));
}

TEST(Session, believes_no_other_certificate)
{
    static const Identity other = authority().issue({.name = "127.0.0.1", .extended_usage = "serverAuth", .alternative_name = "DNS:imap.example"});
    static const Identity nameless = authority().issue({.name = "localhost", .extended_usage = "serverAuth"});
    static const Identity own = tests::self_signed({.name = "127.0.0.1", .alternative_name = "IP:127.0.0.1"});
    static const Identity past = authority().issue({.name = "127.0.0.1", .until = noon - std::chrono::days(1), .alternative_name = "IP:127.0.0.1"});
    static const Identity client = authority().issue({.name = "127.0.0.1", .extended_usage = "clientAuth", .alternative_name = "IP:127.0.0.1"});
    for (const Identity* identity : {&other, &nameless, &own, &past, &client}) {
        const ScriptedServer server(in_tls(well_behaved, *identity));
        const auto session = Session::connect(to(server, Protection::tls, identity == &nameless ? "localhost" : "127.0.0.1"), long_patience);
        ASSERT_FALSE(session.ok());
        EXPECT_EQ(session.error().code, ErrorCode::denied) << session.error().detail;
        EXPECT_TRUE(server.lines().empty());
    }
    const ScriptedServer server(in_tls());
    EXPECT_TRUE(Session::connect(to(server, Protection::tls, "localhost"), long_patience).ok());
    Server by_system = to(server, Protection::tls);
    by_system.anchors_pem.clear();
    EXPECT_EQ(Session::connect(by_system, long_patience).error().code, ErrorCode::denied);
}

TEST(Session, says_nothing_in_the_open)
{
    const auto stripped = [](const std::string& line) { return "* CAPABILITY IMAP4rev1\r\n" + tag_of(line) + " OK\r\n"; };
    const ScriptedServer without(in_the_open(stripped));
    EXPECT_EQ(Session::connect(to(without, Protection::starttls), long_patience).error().code, ErrorCode::unsupported);
    Server elsewhere = to(without, Protection::none, "localhost");
    EXPECT_EQ(Session::connect(elsewhere, long_patience).error().code, ErrorCode::bad_usage);
    const ScriptedServer no_tls(in_the_open(well_behaved));
    const auto session = Session::connect(to(no_tls, Protection::tls), long_patience);
    EXPECT_EQ(session.error().code, ErrorCode::malformed) << session.error().detail;
}

ScriptedServer::Play starting_tls(std::string answer_to_it)
{
    auto answer = [said = std::move(answer_to_it)](const std::string& line) -> std::string {
        return line == "a1 CAPABILITY" ? "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n" : line == "a2 STARTTLS" ? said : well_behaved(line);
    };
    return {"* OK hello\r\n", std::move(answer), &local(), false, "a2 STARTTLS"};
}

TEST(Session, begins_tls_before_the_account_is_named)
{
    const ScriptedServer server(starting_tls("a2 OK go\r\n"));
    auto session = Session::connect(to(server, Protection::starttls), long_patience);
    ASSERT_TRUE(session.ok()) << session.error().detail;
    const ScriptedServer refusing(starting_tls("a2 NO\r\n"));
    EXPECT_EQ(Session::connect(to(refusing, Protection::starttls), long_patience).error().code, ErrorCode::unsupported);
    const ScriptedServer injected(starting_tls("a2 OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"));
    EXPECT_EQ(Session::connect(to(injected, Protection::starttls), long_patience).error().code, ErrorCode::malformed);
}

TEST(Session, says_why_it_was_not_let_in)
{
    const std::vector<std::pair<std::string, ErrorCode>> cases{{"a2 NO [AUTHENTICATIONFAILED] no\r\n", ErrorCode::wrong_key}, {"a2 NO wrong\r\n", ErrorCode::wrong_key},
        {"a2 NO [UNAVAILABLE] later\r\n", ErrorCode::busy}, {"a2 BAD what\r\n", ErrorCode::unsupported}, {"* BYE bye\r\n", ErrorCode::truncated}};
    for (const auto& [answer, code] : cases) {
        const ScriptedServer server(in_the_open(except("AUTHENTICATE", answer)));
        EXPECT_EQ(logged_in(server).error().code, code) << answer;
    }
    const ScriptedServer closed(in_the_open(except("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\na1 OK\r\n")));
    EXPECT_EQ(logged_in(closed).error().code, ErrorCode::unsupported);
}

TEST(Session, logs_in_without_a_way_to_authenticate)
{
    const auto answer = [](const std::string& line) -> std::string {
        if (begins(line, "CAPABILITY")) {
            return "* CAPABILITY IMAP4rev1\r\na1 OK\r\n";
        }
        return line.ends_with('}') ? "+ go\r\n" : "a2 OK in\r\n";
    };
    const ScriptedServer server(in_the_open(answer));
    auto session = Session::connect(to(server, Protection::none), long_patience);
    ASSERT_TRUE(session.ok());
    EXPECT_TRUE(session->log_in("an\"ne", word("é")).ok());
    EXPECT_EQ(server.lines(), (std::vector<std::string>{"a1 CAPABILITY", "a2 LOGIN \"an\\\"ne\" {2}", "é"}));
    EXPECT_EQ(session->log_in("anne\r\na3 DELETE INBOX", word("x")).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(session->log_in("anne", word("x\r\ny")).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(session->log_in("anne", {}).error().code, ErrorCode::bad_usage);
}

TEST(Session, says_that_a_folder_is_missing)
{
    const ScriptedServer server(in_the_open(well_behaved));
    auto session = logged_in(server);
    ASSERT_TRUE(session.ok());
    EXPECT_EQ(session->examine("Absent").error().code, ErrorCode::not_found);
    EXPECT_EQ(session->examine("").error().code, ErrorCode::bad_usage);
    EXPECT_TRUE(session->newest(5).ok());  // of no folder: none
}

TEST(Session, does_not_wait_for_ever)
{
    const ScriptedServer silent(in_the_open([](const std::string&) { return ""; }));
    EXPECT_EQ(Session::connect(to(silent, Protection::none), short_patience).error().code, ErrorCode::too_slow);
    const ScriptedServer mute(in_the_open(well_behaved, ""));
    EXPECT_EQ(Session::connect(to(mute, Protection::none), short_patience).error().code, ErrorCode::too_slow);
    EXPECT_EQ(Session::connect(to(mute, Protection::tls), short_patience).error().code, ErrorCode::too_slow);  // no answer to a handshake
    const ScriptedServer unfinished(in_the_open(except("CAPABILITY", "* CAPABILITY {9}\r\nIMAP")));
    EXPECT_EQ(Session::connect(to(unfinished, Protection::none), short_patience).error().code, ErrorCode::too_slow);
}

TEST(Session, ends_when_all_together_took_too_long)
{
    const ScriptedServer server(in_the_open([](const std::string&) { return ""; }));
    EXPECT_EQ(Session::connect(to(server, Protection::none), {60s, 60s, 60s, 300ms}).error().code, ErrorCode::too_slow);
}

TEST(Session, is_not_fooled_by_a_hostile_server)
{
    const std::vector<std::pair<ScriptedServer::Play, ErrorCode>> cases{
        {in_the_open(well_behaved, "* PREAUTH come in\r\n"), ErrorCode::malformed},
        {in_the_open(well_behaved, "* BYE full\r\n"), ErrorCode::busy},
        {in_the_open(well_behaved, "HTTP/1.1 400 Bad Request\r\n"), ErrorCode::malformed},
        {in_the_open(well_behaved, "+ go on\r\n"), ErrorCode::malformed},
        {in_the_open(except("CAPABILITY", "+ go on\r\n")), ErrorCode::malformed},
        {in_the_open(except("CAPABILITY", "b9 OK\r\n")), ErrorCode::malformed},
        {in_the_open(except("CAPABILITY", "a1 OK\r\n")), ErrorCode::unsupported},
        {in_the_open(except("CAPABILITY", std::string(100'000, 'x'))), ErrorCode::too_large},
        {in_the_open(except("CAPABILITY", "* CAPABILITY {70000}\r\n")), ErrorCode::too_large},
        {{"* OK bye\r\n", well_behaved, nullptr, false, {}, true}, ErrorCode::truncated},
    };
    for (const auto& [play, code] : cases) {
        const ScriptedServer server(play);
        const auto session = Session::connect(to(server, Protection::none), long_patience);
        ASSERT_FALSE(session.ok()) << play.greeting;
        // A visitor who is left while he speaks may learn it either way.
        EXPECT_TRUE(session.error().code == code || (play.ends_after_greeting && session.error().code == ErrorCode::io_failed)) << play.greeting << session.error().detail;
    }
}

TEST(Session, bounds_what_a_folder_and_a_message_bring)
{
    const ScriptedServer many(in_the_open(except("UID SEARCH", "* SEARCH 1 2 3 4 5 6 7\r\na4 OK\r\n")));
    auto first = logged_in(many);
    ASSERT_TRUE(first.ok() && first->examine("INBOX").ok());
    EXPECT_EQ(first->newest(2).error().code, ErrorCode::malformed);
    const ScriptedServer huge(in_the_open(except("UID FETCH", "* 1 FETCH (UID 7 BODY[] {40000001}\r\n")));
    auto second = logged_in(huge);
    ASSERT_TRUE(second.ok() && second->examine("INBOX").ok());
    EXPECT_EQ(second->message(7).error().code, ErrorCode::too_large);
}

TEST(Session, says_that_nobody_is_there)
{
    std::uint16_t port = 0;
    {
        const ScriptedServer gone(in_the_open(well_behaved));
        port = gone.port();
    }
    EXPECT_EQ(Session::connect({"127.0.0.1", port, Protection::none}, long_patience).error().code, ErrorCode::io_failed);
}

}  // namespace
}  // namespace asepsie::imap
