// A certification authority made for a test: it issues certificates, their owners sign, and its clock stamps.
#pragma once

#include "foundation/base/calendar.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie::tests {

constexpr Moment noon{std::chrono::sys_days(Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23))) + std::chrono::hours(12)};

enum class KeyKind { p256, rsa_1024, rsa_2048 };

struct Identity {
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;
    std::shared_ptr<X509> issuer;
};

struct Wanted {
    std::string name;
    Moment from = noon - std::chrono::days(30);
    Moment until = noon + std::chrono::days(335);
    KeyKind key = KeyKind::p256;
    std::string digest = "SHA256";
    std::string extended_usage = {};  // as OpenSSL's configuration writes it: "serverAuth"
    std::string alternative_name = {};  // the same way: "DNS:imap.example"
};

struct Signing {
    std::string digest = "SHA256";
    bool names_certificate = true;  // signing-certificate-v2
    const Identity* names_instead = nullptr;
    bool keeps_content = false;     // inside, where PDF wants none
    std::optional<Moment> claimed = noon;
    const Identity* clock = nullptr;  // who stamps it
    Moment stamped_at = noon;
    std::string stamped_instead = {};  // what the stamp stands over in place of the signature
};

class Authority {
public:
    explicit Authority(const std::string& name);
    [[nodiscard]] Identity issue(const Wanted& wanted) const;
    [[nodiscard]] std::string certificate_pem() const;

private:
    Identity m_self;
};

Identity self_signed(const Wanted& wanted);
std::string pem_of(const Identity& identity);
std::string sign(const Identity& signer, std::string_view content, const Signing& how = {});
std::string timestamp_token(const Identity& clock, std::string_view content, Moment at);

}  // namespace asepsie::tests
