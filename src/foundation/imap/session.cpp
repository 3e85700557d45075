#include "foundation/imap/session.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/imap/folder_name.h"
#include "foundation/imap/reply.h"
#include "foundation/imap/wire.h"

#include <algorithm>
#include <functional>

namespace asepsie::imap {
namespace {

using platform::Deadline;

constexpr std::size_t most_replies = 20'000;    // to one command
constexpr std::size_t longest_said_bytes = 200; // of the server's words, in a detail
constexpr std::string_view own_computer = "127.0.0.1";

Deadline in(std::chrono::milliseconds wait) { return std::chrono::steady_clock::now() + wait; }

Error refused(ErrorCode code, const Reply& reply)
{
    const std::string words = (reply.code.empty() ? "" : "[" + reply.code + "] ") + reply.text;
    return fail(code, "imap: " + reply.name + " " + words.substr(0, longest_said_bytes));
}

bool has_code(const Reply& reply, std::string_view code) { return reply.code == code || reply.code.starts_with(std::string(code) + " "); }
// RFC 5530.
bool is_for_now(const Reply& reply) { return has_code(reply, "UNAVAILABLE") || has_code(reply, "INUSE") || has_code(reply, "LIMIT"); }

bool holds_control(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}
bool is_seven_bit(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void add_quoted(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    out += '"';
}

std::string quoted(std::string_view text)
{
    std::string out;
    add_quoted(out, text);
    return out;
}

std::string_view text_of(const crypto::Secret& secret) { return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()}; }

// What is sent of one command: each further part once the server asks for it. Wiped when done with, for one of them may be a password; the memory of each is taken at once, so that none
// is copied as it grows and left behind.
class Command {
public:
    explicit Command(std::string_view first)
    {
        m_parts.reserve(most_parts);
        then(first);
    }
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    ~Command()
    {
        for (std::string& part : m_parts) {
            crypto::wipe(part);
        }
    }
    void then(std::string_view part)
    {
        ASSERT(m_parts.size() < most_parts);
        m_parts.emplace_back().reserve(part.size() + longest_login);
        m_parts.back() += part;
    }
    // In quotes where that can be, otherwise as a literal (section 4.3).
    void add_text(std::string_view text)
    {
        if (is_seven_bit(text)) {
            m_parts.back() += ' ';
            add_quoted(m_parts.back(), text);
        } else {
            m_parts.back() += " {" + std::to_string(text.size()) + "}";
            then(text);
        }
    }
    [[nodiscard]] const std::vector<std::string>& parts() const { return m_parts; }

private:
    static constexpr std::size_t most_parts = 3;  // LOGIN with both as literals
    static constexpr std::size_t longest_login = 2 * (longest_account + longest_password) + 100;  // each sign perhaps quoted

    std::vector<std::string> m_parts;
};

using Visit = std::function<Result<Done>(Reply)>;
Result<Done> ignore(Reply) { return Done{}; }

}  // namespace

struct Session::Implementation {
    Implementation(Wire opened, const Patience& given) : wire(std::move(opened)), patience(given), last_moment(in(given.whole)) {}

    Result<Reply> next_reply(Deadline deadline);
    // The reply that ends the command; visit is told of the others.
    Result<Reply> ask(const Command& command, std::chrono::milliseconds wait, const Visit& visit);
    Result<Done> greet(Deadline deadline);
    Result<Done> learn_capabilities();
    Result<Done> start_tls(const crypto::TlsPeer& peer, Deadline deadline);
    [[nodiscard]] bool can(std::string_view capability) const { return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end(); }

    Wire wire;
    Patience patience;
    Deadline last_moment;
    ReplyReader reader;
    std::vector<std::string> capabilities;
    unsigned commands = 0;
    std::uint32_t messages = 0;  // in the folder that is open
};

Result<Reply> Session::Implementation::next_reply(Deadline deadline)
{
    for (;;) {
        std::optional<Reply> reply = TRY(reader.next());
        if (reply) {
            return std::move(*reply);
        }
        const std::string bytes = TRY(wire.receive(deadline));
        reader.take_in(bytes);
    }
}

Result<Reply> Session::Implementation::ask(const Command& command, std::chrono::milliseconds wait, const Visit& visit)
{
    const Deadline deadline = std::min(in(wait), last_moment);
    const std::string tag = "a" + std::to_string(++commands);
    std::string first;
    first.reserve(tag.size() + command.parts().front().size() + 3);
    first.append(tag).append(" ").append(command.parts().front()).append("\r\n");
    const auto sent = wire.send(first, deadline);
    crypto::wipe(first);
    if (!sent.ok()) {
        return sent.error();
    }
    std::size_t said = 1;  // parts
    for (std::size_t i = 0; i < most_replies; ++i) {
        Reply reply = TRY(next_reply(deadline));
        if (reply.kind == Reply::Kind::tagged) {
            return reply.tag == tag ? Result<Reply>(std::move(reply)) : fail(ErrorCode::malformed, "imap: an answer to what was not asked");
        }
        if (reply.kind == Reply::Kind::go_on) {
            if (said == command.parts().size()) {
                return fail(ErrorCode::malformed, "imap: the server waits for what was not begun");
            }
            TRY(wire.send(command.parts()[said++], deadline));
            TRY(wire.send("\r\n", deadline));
            continue;
        }
        if (reply.name == "BYE") {
            return refused(ErrorCode::truncated, reply);
        }
        TRY(visit(std::move(reply)));
    }
    return fail(ErrorCode::too_large, "imap: answers without end");
}

Result<Done> Session::Implementation::greet(Deadline deadline)
{
    const Reply greeting = TRY(next_reply(deadline));
    if (greeting.kind == Reply::Kind::untagged && greeting.name == "BYE") {
        return refused(ErrorCode::busy, greeting);
    }
    // Whoever is let in before saying who he is (PREAUTH) may be in another's account; on an open line it keeps TLS from being begun.
    const bool is_greeting = greeting.kind == Reply::Kind::untagged && greeting.name == "OK";
    return is_greeting ? Result<Done>(Done{}) : fail(ErrorCode::malformed, "imap: no greeting of a mail server");
}

Result<Done> Session::Implementation::learn_capabilities()
{
    capabilities.clear();
    const Reply end = TRY(ask(Command("CAPABILITY"), patience.command, [&](Reply reply) -> Result<Done> {
        for (const Value& value : reply.values) {
            if (reply.name == "CAPABILITY") {
                capabilities.push_back(text::lower(value.text));
            }
        }
        return Done{};
    }));
    const bool speaks_it = end.name == "OK" && (can("imap4rev1") || can("imap4rev2"));
    return speaks_it ? Result<Done>(Done{}) : fail(ErrorCode::unsupported, "imap: not IMAP4rev1");
}

Result<Done> Session::Implementation::start_tls(const crypto::TlsPeer& peer, Deadline deadline)
{
    TRY(greet(deadline));
    TRY(learn_capabilities());
    if (!can("starttls")) {
        return fail(ErrorCode::unsupported, "imap: the server does not speak privately (no STARTTLS)");
    }
    const Reply end = TRY(ask(Command("STARTTLS"), patience.command, ignore));
    if (end.name != "OK") {
        return refused(ErrorCode::unsupported, end);
    }
    // What was slipped in before is not taken for what the server says in private (CVE-2021-38371 and its like).
    if (!reader.is_empty()) {
        return fail(ErrorCode::malformed, "imap: words from somebody else before TLS");
    }
    TRY(wire.make_private(peer, deadline));
    return learn_capabilities();
}

Session::Session(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::connect(const Server& server, const Patience& patience)
{
    if (server.protection == Protection::none && server.host != own_computer) {
        return fail(ErrorCode::bad_usage, "imap: in the open to another computer");
    }
    const Deadline deadline = in(std::min(patience.connecting, patience.whole));
    const crypto::TlsPeer peer{server.host, server.anchors_pem, server.now};
    Wire wire = TRY(Wire::open(server.host, server.port, deadline));
    auto made = std::make_unique<Implementation>(std::move(wire), patience);
    if (server.protection == Protection::starttls) {
        TRY(made->start_tls(peer, deadline));
        return Session(std::move(made));
    }
    if (server.protection == Protection::tls) {
        TRY(made->wire.make_private(peer, deadline));
    }
    TRY(made->greet(deadline));
    TRY(made->learn_capabilities());
    return Session(std::move(made));
}

Result<Done> Session::log_in(const std::string& account, const crypto::Secret& password)
{
    Implementation& i = *m_implementation;
    const std::string_view typed = text_of(password);
    if (account.empty() || account.size() > longest_account || typed.empty() || typed.size() > longest_password || holds_control(account) || holds_control(typed)) {
        return fail(ErrorCode::bad_usage, "imap: no account or no password");
    }
    const bool has_plain = i.can("auth=plain");
    if (!has_plain && i.can("logindisabled")) {
        return fail(ErrorCode::unsupported, "imap: the server takes no password");
    }
    Command command(has_plain ? "AUTHENTICATE PLAIN" : "LOGIN");
    if (has_plain) {
        std::string both;  // RFC 4616
        both.reserve(account.size() + typed.size() + 2);
        both.append(1, '\0').append(account).append(1, '\0').append(typed);
        std::string coded = text::to_base64(both);
        command.then(coded);
        crypto::wipe(both);
        crypto::wipe(coded);
    } else {
        command.add_text(account);
        command.add_text(typed);
    }
    const Reply end = TRY(i.ask(command, i.patience.command, ignore));
    if (end.name == "OK") {
        return Done{};
    }
    return refused(end.name == "BAD" ? ErrorCode::unsupported : is_for_now(end) ? ErrorCode::busy : ErrorCode::wrong_key, end);
}

Result<std::uint32_t> Session::examine(std::string_view folder)
{
    Implementation& i = *m_implementation;
    const std::string name = TRY(to_folder_name(folder));
    i.messages = 0;
    const Reply end = TRY(i.ask(Command("EXAMINE " + quoted(name)), i.patience.command, [&](Reply reply) -> Result<Done> {
        i.messages = reply.name == "EXISTS" && reply.number ? *reply.number : i.messages;
        return Done{};
    }));
    if (end.name != "OK") {
        return refused(has_code(end, "NOPERM") ? ErrorCode::denied : is_for_now(end) ? ErrorCode::busy : ErrorCode::not_found, end);
    }
    return i.messages;
}

Result<std::vector<Listed>> Session::newest(std::size_t most)
{
    Implementation& i = *m_implementation;
    const auto wanted = static_cast<std::uint32_t>(std::min({most, most_listed, static_cast<std::size_t>(i.messages)}));
    if (wanted == 0) {
        return std::vector<Listed>();
    }
    std::vector<std::uint32_t> uids;
    const std::string range = std::to_string(i.messages - wanted + 1) + ":" + std::to_string(i.messages);
    const Reply searched = TRY(i.ask(Command("UID SEARCH " + range), i.patience.command, [&](Reply reply) -> Result<Done> {
        if (reply.name == "SEARCH") {
            const auto found = numbers_in(reply);
            uids.insert(uids.end(), found.begin(), found.end());
        }
        return Done{};
    }));
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    if (searched.name != "OK" || uids.size() > wanted) {
        return searched.name != "OK" ? refused(ErrorCode::malformed, searched) : fail(ErrorCode::malformed, "imap: more messages than there are");
    }
    if (uids.empty()) {
        return std::vector<Listed>();
    }
    std::string set;
    for (const std::uint32_t uid : uids) {
        set += (set.empty() ? "" : ",") + std::to_string(uid);
    }
    std::vector<Listed> listed;
    const Reply end = TRY(i.ask(Command("UID FETCH " + set + " (UID RFC822.SIZE)"), i.patience.command, [&](Reply reply) -> Result<Done> {
        if (reply.name != "FETCH") {
            return Done{};
        }
        const Fetched fetched = TRY(fetched_in(std::move(reply)));
        if (fetched.uid && fetched.bytes && std::binary_search(uids.begin(), uids.end(), *fetched.uid)) {
            listed.push_back({*fetched.uid, *fetched.bytes});
        }
        return Done{};
    }));
    if (end.name != "OK") {
        return refused(ErrorCode::malformed, end);
    }
    std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) { return a.uid < b.uid; });
    listed.erase(std::unique(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) { return a.uid == b.uid; }), listed.end());
    return listed;
}

Result<std::string> Session::message(std::uint32_t uid)
{
    Implementation& i = *m_implementation;
    std::optional<std::string> body;
    i.reader.allow_literals(largest_message);
    const Reply end = TRY(i.ask(Command("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[])"), i.patience.message, [&](Reply reply) -> Result<Done> {
        if (reply.name != "FETCH") {
            return Done{};
        }
        Fetched fetched = TRY(fetched_in(std::move(reply)));
        if (fetched.uid == uid && fetched.body && !body) {
            body = std::move(fetched.body);
        }
        return Done{};
    }));
    i.reader.allow_literals(usual_literal_bytes);
    return body && end.name == "OK" ? Result<std::string>(std::move(*body)) : refused(ErrorCode::not_found, end);
}

void Session::log_out()
{
    constexpr std::chrono::milliseconds goodbye{1'000};
    static_cast<void>(m_implementation->wire.send("z LOGOUT\r\n", in(goodbye)));
}

}  // namespace asepsie::imap
