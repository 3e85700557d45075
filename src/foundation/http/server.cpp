#include "foundation/http/server.h"

#include "foundation/base/text.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <chrono>

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
    response.status = error.code == ErrorCode::too_large ? 413 : error.code == ErrorCode::unsupported ? 405 : 400;
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
        bool is_waiting = false;  // for a connection to end before another one is accepted
        bool is_over = false;
    };
    std::shared_ptr<Count> count = std::make_shared<Count>();
};

class Server::Implementation::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Implementation& server) : m_stream(std::move(socket)), m_server(server), m_count(server.count) { ++m_count->open; }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection()
    {
        --m_count->open;
        if (m_count->is_waiting && !m_count->is_over) {
            m_count->is_waiting = false;
            m_server.accept();
        }
    }

    void read()
    {
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_server.limits.header_bytes));
        // How much there may be is known with the head: Beast holds a stated length against the limit before that.
        m_parser->body_limit(boost::none);
        m_stream.expires_after(std::chrono::seconds(m_server.limits.seconds_to_ask));
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
        const std::size_t most = m_server.service->body_bytes(*m_request);
        if (m_parser->content_length().value_or(0) > most) {
            return answer_with(refusal(fail(ErrorCode::too_large, "more than is read here")), Then::close);
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
        if (!read.ok()) {
            return answer_with(refusal(read.error()), Then::close);
        }
        const bool is_last = !m_parser->get().keep_alive() || ++m_requests >= m_server.limits.requests_a_connection;
        answer_with(m_server.service->respond(*m_request), is_last ? Then::close : Then::go_on);
        m_server.wait_for_rest();
    }

    // What cannot be read to its end is answered where there is somebody to answer to.
    void refuse(beast::error_code error)
    {
        namespace problem = beast::http;
        const bool is_large = error == problem::error::body_limit || error == problem::error::header_limit;
        const bool is_gone = error.category() != make_error_code(problem::error::bad_method).category() || error == problem::error::end_of_stream || error == problem::error::partial_message;
        if (is_gone) {
            return close();
        }
        answer_with(refusal(is_large ? fail(ErrorCode::too_large, "more than is read here") : fail(ErrorCode::malformed, "no request of HTTP")), Then::close);
    }

    enum class Then : std::uint8_t { go_on, close };
    void answer_with(const Response& response, Then then)
    {
        m_response = raw_of(response, m_parser->get());
        m_response.keep_alive(then == Then::go_on);
        write();
    }

    void write()
    {
        m_stream.expires_after(std::chrono::seconds(m_server.limits.seconds_to_ask));
        beast::http::async_write(m_stream, m_response, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error || !self->m_response.keep_alive()) {
                return self->close();
            }
            self->read();
        });
    }

    void close()
    {
        beast::error_code ignored;  // the other side may be gone already
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        m_stream.expires_after(std::chrono::seconds(1));
        drain(1U << 20U);
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

    beast::tcp_stream m_stream;
    Implementation& m_server;
    std::shared_ptr<Count> m_count;
    beast::flat_buffer m_buffer;
    std::optional<beast::http::request_parser<beast::http::string_body>> m_parser;
    Result<Request> m_request = Request{};
    RawResponse m_response;
    unsigned m_requests = 0;
    std::array<char, 4'096> m_drain{};
};

void Server::Implementation::accept()
{
    if (count->open >= limits.connections) {
        count->is_waiting = true;
        return;
    }
    acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted) {
            return;
        }
        if (error) {
            return accept_later();
        }
        std::make_shared<Connection>(std::move(socket), *this)->read();
        accept();
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
