#include "foundation/crypto/tls_stream.h"

#include "foundation/late_library/late_library.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <climits>

namespace asepsie::crypto {
namespace {

constexpr int tls_security_level = 2;  // OpenSSL's name for 112 bits: no SHA-1, no RSA below 2048
constexpr std::size_t most_tls_anchors_bytes = 4U << 20U;

// libssl and what it needs, loaded when the first server is asked: nothing that stays at home waits for it.
struct TlsLibrary {
    decltype(&OPENSSL_init_ssl) start;
    decltype(&ERR_clear_error) clear_errors;
    decltype(&ERR_peek_last_error) last_error;
    decltype(&ERR_reason_error_string) reason_of;
    decltype(&TLS_client_method) client_method;
    decltype(&SSL_CTX_new) new_context;
    decltype(&SSL_CTX_free) free_context;
    decltype(&SSL_CTX_ctrl) control_context;
    decltype(&SSL_CTX_set_options) set_options;
    decltype(&SSL_CTX_set_security_level) set_security_level;
    decltype(&SSL_CTX_set_verify) set_verify;
    decltype(&SSL_CTX_set_default_verify_paths) use_system_anchors;
    decltype(&SSL_CTX_get_cert_store) store_of;
    decltype(&SSL_new) new_connection;
    decltype(&SSL_free) free_connection;
    decltype(&SSL_ctrl) control;
    decltype(&SSL_set_bio) set_bio;
    decltype(&SSL_set_connect_state) set_client;
    decltype(&SSL_do_handshake) shake_hands;
    decltype(&SSL_read) read;
    decltype(&SSL_write) write;
    decltype(&SSL_get_error) error_of;
    decltype(&SSL_get_verify_result) verify_result;
    decltype(&SSL_get0_param) parameters_of;
    decltype(&X509_VERIFY_PARAM_set1_host) expect_host;
    decltype(&X509_VERIFY_PARAM_set1_ip_asc) expect_address;
    decltype(&X509_VERIFY_PARAM_set_hostflags) set_host_flags;
    decltype(&X509_VERIFY_PARAM_set_time) set_time;
    decltype(&X509_verify_cert_error_string) verify_reason;
    decltype(&X509_STORE_add_cert) add_anchor;
    decltype(&X509_free) free_certificate;
    decltype(&PEM_read_bio_X509) read_certificate;
    decltype(&BIO_s_mem) memory;
    decltype(&BIO_new) new_bio;
    decltype(&BIO_new_mem_buf) new_bio_of;
    decltype(&BIO_free) free_bio;
    decltype(&BIO_read) read_bio;
    decltype(&BIO_write) write_bio;
    decltype(&BIO_ctrl_pending) pending;
};

bool look_up_connections(void* from, TlsLibrary& l)
{
    return look_up(from, "OPENSSL_init_ssl", l.start) && look_up(from, "TLS_client_method", l.client_method) && look_up(from, "SSL_CTX_new", l.new_context)
        && look_up(from, "SSL_CTX_free", l.free_context) && look_up(from, "SSL_CTX_ctrl", l.control_context) && look_up(from, "SSL_CTX_set_options", l.set_options)
        && look_up(from, "SSL_CTX_set_security_level", l.set_security_level) && look_up(from, "SSL_CTX_set_verify", l.set_verify)
        && look_up(from, "SSL_CTX_set_default_verify_paths", l.use_system_anchors) && look_up(from, "SSL_CTX_get_cert_store", l.store_of) && look_up(from, "SSL_new", l.new_connection)
        && look_up(from, "SSL_free", l.free_connection) && look_up(from, "SSL_ctrl", l.control) && look_up(from, "SSL_set_bio", l.set_bio)
        && look_up(from, "SSL_set_connect_state", l.set_client) && look_up(from, "SSL_do_handshake", l.shake_hands) && look_up(from, "SSL_read", l.read)
        && look_up(from, "SSL_write", l.write) && look_up(from, "SSL_get_error", l.error_of) && look_up(from, "SSL_get_verify_result", l.verify_result)
        && look_up(from, "SSL_get0_param", l.parameters_of);
}

bool look_up_certificates(void* from, TlsLibrary& l)
{
    return look_up(from, "ERR_clear_error", l.clear_errors) && look_up(from, "ERR_peek_last_error", l.last_error) && look_up(from, "ERR_reason_error_string", l.reason_of)
        && look_up(from, "X509_VERIFY_PARAM_set1_host", l.expect_host) && look_up(from, "X509_VERIFY_PARAM_set1_ip_asc", l.expect_address)
        && look_up(from, "X509_VERIFY_PARAM_set_hostflags", l.set_host_flags) && look_up(from, "X509_VERIFY_PARAM_set_time", l.set_time)
        && look_up(from, "X509_verify_cert_error_string", l.verify_reason) && look_up(from, "X509_STORE_add_cert", l.add_anchor) && look_up(from, "X509_free", l.free_certificate)
        && look_up(from, "PEM_read_bio_X509", l.read_certificate) && look_up(from, "BIO_s_mem", l.memory) && look_up(from, "BIO_new", l.new_bio)
        && look_up(from, "BIO_new_mem_buf", l.new_bio_of) && look_up(from, "BIO_free", l.free_bio) && look_up(from, "BIO_read", l.read_bio) && look_up(from, "BIO_write", l.write_bio)
        && look_up(from, "BIO_ctrl_pending", l.pending);
}

const TlsLibrary* tls_library()
{
    static TlsLibrary functions{};
    static const bool is_there = [] {
        void* loaded = load_library("libssl.so.3");
        return loaded != nullptr && look_up_connections(loaded, functions) && look_up_certificates(loaded, functions)
            && functions.start(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;  // no configuration file of the system is read
    }();
    return is_there ? &functions : nullptr;
}

bool looks_like_an_address(std::string_view host)
{
    return host.find(':') != std::string_view::npos || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Result<Done> add_anchors(const TlsLibrary& tls, SSL_CTX* context, const std::string& pem)
{
    if (pem.empty()) {
        return tls.use_system_anchors(context) == 1 ? Result<Done>(Done{}) : fail(ErrorCode::io_failed, "tls: the system's list of authorities");
    }
    if (pem.size() > most_tls_anchors_bytes) {
        return fail(ErrorCode::too_large, "tls: the list of authorities");
    }
    BIO* in = tls.new_bio_of(pem.data(), static_cast<int>(pem.size()));
    std::size_t added = 0;
    while (X509* certificate = in == nullptr ? nullptr : tls.read_certificate(in, nullptr, nullptr, nullptr)) {
        added += tls.add_anchor(tls.store_of(context), certificate) == 1 ? 1U : 0U;
        tls.free_certificate(certificate);
    }
    tls.free_bio(in);
    tls.clear_errors();
    return added > 0 ? Result<Done>(Done{}) : fail(ErrorCode::malformed, "tls: no authority in the list");
}

}  // namespace

struct TlsStream::Implementation {
    explicit Implementation(const TlsLibrary& library) : tls(library) {}
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;
    ~Implementation()
    {
        tls.free_connection(connection);  // and both memories with it
        tls.free_context(context);
    }

    Result<Done> prepare(const TlsPeer& peer);
    Result<Done> expect(const TlsPeer& peer);
    [[nodiscard]] std::string reason() const
    {
        const char* text = tls.reason_of(tls.last_error());
        return text == nullptr ? "the connection ended" : text;
    }

    const TlsLibrary& tls;
    SSL_CTX* context = nullptr;
    SSL* connection = nullptr;
    BIO* from_wire = nullptr;
    BIO* to_wire = nullptr;
    bool has_ended = false;
};

// Which name the certificate must bear, and when it must hold.
Result<Done> TlsStream::Implementation::expect(const TlsPeer& peer)
{
    X509_VERIFY_PARAM* expected = tls.parameters_of(connection);
    tls.set_host_flags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    if (peer.now) {
        tls.set_time(expected, static_cast<time_t>(peer.now->time_since_epoch().count()));
    }
    if (looks_like_an_address(peer.host)) {
        return tls.expect_address(expected, peer.host.c_str()) == 1 ? Result<Done>(Done{}) : fail(ErrorCode::bad_usage, "tls: no address");
    }
    // The name is sent too, for servers that answer for several (RFC 6066, section 3).
    const bool is_set = !peer.host.empty() && tls.expect_host(expected, peer.host.data(), peer.host.size()) == 1
        && tls.control(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(peer.host.c_str())) == 1;
    return is_set ? Result<Done>(Done{}) : fail(ErrorCode::bad_usage, "tls: no name of a host");
}

Result<Done> TlsStream::Implementation::prepare(const TlsPeer& peer)
{
    context = tls.new_context(tls.client_method());
    if (context == nullptr || tls.control_context(context, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr) != 1) {
        return fail(ErrorCode::unsupported, "tls: OpenSSL does not start");
    }
    tls.set_security_level(context, tls_security_level);
    tls.set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    tls.set_verify(context, SSL_VERIFY_PEER, nullptr);
    TRY(add_anchors(tls, context, peer.anchors_pem));
    connection = tls.new_connection(context);
    from_wire = tls.new_bio(tls.memory());
    to_wire = tls.new_bio(tls.memory());
    if (connection == nullptr || from_wire == nullptr || to_wire == nullptr) {
        tls.free_bio(from_wire);
        tls.free_bio(to_wire);
        return fail(ErrorCode::unsupported, "tls: OpenSSL does not start");
    }
    tls.set_bio(connection, from_wire, to_wire);
    tls.set_client(connection);
    return expect(peer);
}

TlsStream::TlsStream(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
TlsStream::TlsStream(TlsStream&&) noexcept = default;
TlsStream& TlsStream::operator=(TlsStream&&) noexcept = default;
TlsStream::~TlsStream() = default;

Result<TlsStream> TlsStream::create(const TlsPeer& peer)
{
    const TlsLibrary* library = tls_library();
    if (library == nullptr) {
        return fail(ErrorCode::unsupported, "tls: no libssl.so.3 here");
    }
    library->clear_errors();
    auto made = std::make_unique<Implementation>(*library);
    TRY(made->prepare(peer));
    return TlsStream(std::move(made));
}

void TlsStream::take_in(std::string_view received)
{
    Implementation& i = *m_implementation;
    while (!received.empty()) {
        const int written = i.tls.write_bio(i.from_wire, received.data(), static_cast<int>(std::min<std::size_t>(received.size(), INT_MAX)));
        ASSERT(written > 0);  // memory takes all of it
        received.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string TlsStream::take_out()
{
    Implementation& i = *m_implementation;
    std::string bytes(i.tls.pending(i.to_wire), '\0');
    if (!bytes.empty()) {
        const int got = i.tls.read_bio(i.to_wire, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX)));
        bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    return bytes;
}

Result<bool> TlsStream::shake_hands()
{
    Implementation& i = *m_implementation;
    i.tls.clear_errors();
    const int status = i.tls.shake_hands(i.connection);
    if (status == 1) {
        return true;
    }
    if (i.tls.error_of(i.connection, status) == SSL_ERROR_WANT_READ) {
        return false;
    }
    if (const long verdict = i.tls.verify_result(i.connection); verdict != X509_V_OK) {
        return fail(ErrorCode::denied, std::string("tls: ") + i.tls.verify_reason(verdict));
    }
    const int reason = ERR_GET_REASON(i.tls.last_error());
    const bool is_no_tls = reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_PACKET_LENGTH_TOO_LONG || reason == SSL_R_HTTP_REQUEST;
    return fail(is_no_tls ? ErrorCode::malformed : ErrorCode::unsupported, "tls: " + i.reason());
}

Result<Done> TlsStream::write(std::string_view plain)
{
    Implementation& i = *m_implementation;
    i.tls.clear_errors();
    while (!plain.empty()) {
        const int written = i.tls.write(i.connection, plain.data(), static_cast<int>(std::min<std::size_t>(plain.size(), INT_MAX)));
        if (written <= 0) {
            return fail(ErrorCode::io_failed, "tls: " + i.reason());
        }
        plain.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<std::string> TlsStream::read(std::size_t most)
{
    Implementation& i = *m_implementation;
    i.tls.clear_errors();
    std::string plain(std::min<std::size_t>(most, INT_MAX), '\0');
    const int got = i.tls.read(i.connection, plain.data(), static_cast<int>(plain.size()));
    plain.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got > 0) {
        return plain;
    }
    switch (i.tls.error_of(i.connection, got)) {
    case SSL_ERROR_WANT_READ: return plain;
    case SSL_ERROR_ZERO_RETURN: i.has_ended = true; return plain;
    default: return fail(ErrorCode::altered, "tls: " + i.reason());
    }
}

bool TlsStream::has_ended() const { return m_implementation->has_ended; }

}  // namespace asepsie::crypto
