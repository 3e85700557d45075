#include "foundation/http/server.h"

#include "foundation/base/text.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <list>

namespace asepsie::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using RawRequest = beast::http::request<beast::http::string_body>;
using RawHead = beast::http::request_header<>;
using RawResponse = beast::http::response<beast::http::string_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// One header of that name, or nothing; malformed where there are several.
Result<std::optional<std::string>> only_one(const RawHead& raw, beast::http::field name)
{
    if (raw.count(name) > 1) {
        return fail(ErrorCode::malformed, "a header that stands twice");
    }
    const auto found = raw.find(name);
    return found == raw.end() ? std::optional<std::string>() : std::optional<std::string>(view(found->value()));
}

// All but the body.
Result<Request> understood(const RawHead& raw)
{
    Request request;
    if (raw.method() == beast::http::verb::post) {
        request.method = Method::post;
    } else if (raw.method() != beast::http::verb::get && raw.method() != beast::http::verb::head) {
        return fail(ErrorCode::unsupported, "a method that no page answers");
    }
    const auto host = TRY(only_one(raw, beast::http::field::host));
    if (!host) {
        return fail(ErrorCode::malformed, "no Host");
    }
    request.host = *host;
    request.origin = TRY(only_one(raw, beast::http::field::origin));
    request.fetch_site = view(raw["Sec-Fetch-Site"]);
    request.cookies = parse_cookies(view(raw[beast::http::field::cookie]));
    Target target = TRY(parse_target(view(raw.target())));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    return request;
}

Result<Done> read_body(Request& request, const RawRequest& raw)
{
    const std::string_view type = view(raw[beast::http::field::content_type]);
    if (request.method != Method::post) {
        return raw.body().empty() ? Result<Done>(Done{}) : fail(ErrorCode::malformed, "a body where none is read");
    }
    if (type.starts_with("multipart/form-data")) {
        Parts parts = TRY(parse_parts(type, raw.body()));
        request.form = std::move(parts.fields);
        request.files = std::move(parts.files);
        return Done{};
    }
    if (!type.starts_with("application/x-www-form-urlencoded")) {
        return fail(ErrorCode::malformed, "a form of another kind");
    }
    request.form = TRY(parse_form(raw.body()));
    return Done{};
}

Response refusal(const Error& error)
{
    Response response;
    response.status = error.code == ErrorCode::too_large ? 413 : error.code == ErrorCode::unsupported ? 405 : error.code == ErrorCode::io_failed ? 500 : 400;
    response.type = "text/plain; charset=utf-8";
    response.body = "asepsie: " + error.detail + "\n";
    return response;
}

RawResponse raw_of(const Response& response, const RawHead& request)
{
    RawResponse raw;
    raw.version(11);
    raw.result(response.status);
    raw.set(beast::http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) {
        ASSERT(is_header_value(name) && is_header_value(value));
        raw.insert(name, value);
    }
    raw.body() = response.body;
    raw.prepare_payload();
    if (request.method() == beast::http::verb::head) {
        raw.body().clear();
    }
    return raw;
}

}  // namespace

struct Server::Implementation {
    explicit Implementation(Limits with) : limits(with) {}

    class Connection;
    void accept();
    void accept_later();
    void wait_for_room();
    [[nodiscard]] Connection* oldest_idle_stranger() const;
    void wait_for_rest();

    Limits limits;
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    asio::signal_set signals{context};
    asio::steady_timer rest{context};
    asio::steady_timer retry{context};
    Service* service = nullptr;
    // Shared with the connections, which may outlive the rest.
    struct Count {
        unsigned open = 0;
        std::list<Connection*> strangers;  // oldest first: those that the service has not known yet
        bool is_waiting = false;  // for a connection to end before another one is accepted
        bool is_over = false;
    };
    std::shared_ptr<Count> count = std::make_shared<Count>();
};

class Server::Implementation::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Implementation& server) : m_stream(std::move(socket)), m_buffer(server.limits.header_bytes + beyond_header_bytes), m_server(server), m_count(server.count)
    {
        ++m_count->open;
        m_place = m_count->strangers.insert(m_count->strangers.end(), this);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection()
    {
        --m_count->open;
        be_no_stranger();
        if (m_count->is_waiting && !m_count->is_over) {
            m_count->is_waiting = false;
            m_server.accept();
        }
    }

    // Whether it has had the time to ask something and did not: what it sent may still wait to be read.
    [[nodiscard]] bool is_idle() const
    {
        constexpr std::chrono::milliseconds time_to_begin{300};
        beast::error_code ignored;  // one that is gone has nothing to say
        return std::chrono::steady_clock::now() - m_begun >= time_to_begin && m_stream.socket().available(ignored) == 0;
    }

    // Makes room for another one. Whatever it waits for ends.
    void give_way()
    {
        be_no_stranger();
        m_stream.close();
    }

    void read()
    {
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_server.limits.header_bytes));
        // How much there may be is known with the head: Beast holds a stated length against the limit before that.
        m_parser->body_limit(boost::none);
        m_stream.expires_after(patience());
        beast::http::async_read_header(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, std::size_t) { self->read_rest(error); });
    }

private:
    void read_rest(beast::error_code error)
    {
        if (error) {
            return refuse(error);
        }
        m_request = understood(m_parser->get());
        if (!m_request.ok()) {
            return answer_with(refusal(m_request.error()), Then::close);
        }
        beast::error_code ignored;  // where it is gone there is nobody to answer
        m_request->peer_port = m_stream.socket().remote_endpoint(ignored).port();
        if (m_server.service->knows(*m_request)) {
            be_no_stranger();
            m_is_known = true;
        }
        const std::size_t most = m_server.service->body_bytes(*m_request);
        if (m_parser->content_length().value_or(0) > most) {
            return refuse_large();
        }
        m_parser->body_limit(most);
        beast::http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code problem, std::size_t) { self->answer(problem); });
    }

    void answer(beast::error_code error)
    {
        if (error) {
            return refuse(error);
        }
        const Result<Done> read = read_body(*m_request, m_parser->get());
        std::string().swap(m_parser->get().body());
        if (!read.ok()) {
            return answer_with(refusal(read.error()), Then::close);
        }
        const bool is_last = !m_parser->get().keep_alive() || ++m_requests >= m_server.limits.requests_a_connection;
        answer_with([&] { return m_server.service->respond(std::move(*m_request)); }, is_last ? Then::close : Then::go_on);
    }

    // What cannot be read to its end is answered where there is somebody to answer to.
    void refuse(beast::error_code error)
    {
        namespace problem = beast::http;
        const bool is_large = error == problem::error::body_limit || error == problem::error::header_limit || error == problem::error::buffer_overflow;
        const bool is_gone = error.category() != make_error_code(problem::error::bad_method).category() || error == problem::error::end_of_stream || error == problem::error::partial_message;
        if (is_gone) {
            return close();
        }
        if (is_large) {
            return refuse_large();
        }
        answer_with(refusal(fail(ErrorCode::malformed, "no request of HTTP")), Then::close);
    }

    void refuse_large()
    {
        if (m_is_known && m_request.ok()) {
            m_is_sending_on = true;
            return answer_with([&] { return m_server.service->too_large(*m_request); }, Then::close);
        }
        answer_with(refusal(fail(ErrorCode::too_large, "more than is read here")), Then::close);
    }

    enum class Then : std::uint8_t { go_on, close };
    void answer_with(const Response& response, Then then)
    {
        answer_with([&] { return response; }, then);
    }

    // Beast throws where a header is longer than it may be, and memory may be short: that ends one answer, not the program.
    template <typename Make>
    void answer_with(Make make, Then then)
    {
        try {
            m_response = raw_of(make(), m_parser->get());
        } catch (const std::exception&) {
            m_response = raw_of(refusal(fail(ErrorCode::io_failed, "no answer could be made")), m_parser->get());
        }
        m_response.keep_alive(then == Then::go_on);
        write();
    }

    void write()
    {
        m_stream.expires_after(std::chrono::seconds(m_server.limits.seconds_to_ask));
        beast::http::async_write(m_stream, m_response, [self = shared_from_this()](beast::error_code error, std::size_t) {
            const bool goes_on = !error && self->m_response.keep_alive();
            std::string().swap(self->m_response.body());
            goes_on ? self->read() : self->close();
        });
    }

    void close()
    {
        beast::error_code ignored;  // the other side may be gone already
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        // Whoever is known may be in the midst of sending a document that was refused, and reads the answer once it is sent.
        m_stream.expires_after(m_is_sending_on ? patience() : std::chrono::seconds(1));
        drain(m_is_sending_on ? 1U << 30U : 1U << 20U);
    }

    // Reads what is still on its way, for a while: closing before would take the answer back from the other side.
    void drain(std::size_t at_most)
    {
        m_stream.async_read_some(asio::buffer(m_drain), [self = shared_from_this(), at_most](beast::error_code error, std::size_t bytes) {
            if (!error && bytes < at_most) {
                self->drain(at_most - bytes);
            }
        });
    }

    [[nodiscard]] std::chrono::seconds patience() const { return std::chrono::seconds(m_server.limits.seconds_to_ask); }

    void be_no_stranger()
    {
        if (m_place) {
            m_count->strangers.erase(*m_place);
            m_place.reset();
        }
    }

    // What a chunk says of itself and trailers are kept whole until they are read: they are bounded with the rest.
    static constexpr std::size_t beyond_header_bytes = 64U << 10U;

    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    Implementation& m_server;
    std::shared_ptr<Count> m_count;
    std::optional<std::list<Connection*>::iterator> m_place;  // among the strangers
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    bool m_is_known = false;
    bool m_is_sending_on = false;  // somebody known, though the answer is given
    std::optional<beast::http::request_parser<beast::http::string_body>> m_parser;
    Result<Request> m_request = Request{};
    RawResponse m_response;
    unsigned m_requests = 0;
    std::array<char, 4'096> m_drain{};
};

void Server::Implementation::accept()
{
    if (count->open >= limits.connections && oldest_idle_stranger() == nullptr) {
        return wait_for_room();
    }
    acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted) {
            return;
        }
        if (error) {
            return accept_later();
        }
        // Silent strangers keep nobody out: the one that has been silent for longest gives way.
        if (Connection* silent = count->open >= limits.connections ? oldest_idle_stranger() : nullptr) {
            silent->give_way();
        }
        std::make_shared<Connection>(std::move(socket), *this)->read();
        accept();
    });
}

Server::Implementation::Connection* Server::Implementation::oldest_idle_stranger() const
{
    const auto found = std::find_if(count->strangers.begin(), count->strangers.end(), [](const Connection* connection) { return connection->is_idle(); });
    return found == count->strangers.end() ? nullptr : *found;
}

// Until a connection ends, or has been silent for long enough.
void Server::Implementation::wait_for_room()
{
    count->is_waiting = true;
    retry.expires_after(std::chrono::milliseconds(50));
    retry.async_wait([this](beast::error_code error) {
        if (!error && count->is_waiting) {
            count->is_waiting = false;
            accept();
        }
    });
}

// Where the system has no descriptor left, asking again at once would only keep the processor busy.
void Server::Implementation::accept_later()
{
    retry.expires_after(std::chrono::milliseconds(100));
    retry.async_wait([this](beast::error_code error) {
        if (!error) {
            accept();
        }
    });
}

void Server::Implementation::wait_for_rest()
{
    rest.expires_after(limits.rest);
    rest.async_wait([this](beast::error_code error) {
        if (!error) {
            service->at_rest();
            wait_for_rest();
        }
    });
}

Server::Server(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::listen(std::uint16_t port, Limits limits)
{
    auto implementation = std::make_unique<Implementation>(limits);
    beast::error_code error;
    const tcp::endpoint here(asio::ip::address_v4::loopback(), port);
    implementation->acceptor.open(here.protocol(), error);
    if (!error) {
        implementation->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        implementation->acceptor.bind(here, error);
    }
    if (!error) {
        implementation->acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return fail(error == asio::error::address_in_use ? ErrorCode::busy : ErrorCode::io_failed, "port " + std::to_string(port) + ": " + error.message());
    }
    return Server(std::move(implementation));
}

std::uint16_t Server::port() const { return m_implementation->acceptor.local_endpoint().port(); }

void Server::run(Service& service)
{
    Implementation& server = *m_implementation;
    server.service = &service;
    server.signals.add(SIGINT);
    server.signals.add(SIGTERM);
    server.signals.async_wait([&server](beast::error_code error, int) {
        if (!error) {
            server.context.stop();
        }
    });
    server.accept();
    server.wait_for_rest();
    server.context.run();
    server.count->is_over = true;
}

void Server::stop()
{
    asio::post(m_implementation->context, [this] { m_implementation->context.stop(); });
}

}  // namespace asepsie::http
