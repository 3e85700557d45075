#include "foundation/crypto/certificate.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"

#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <fmt/core.h>

#include <algorithm>

namespace asepsie::crypto {
namespace {

constexpr int longest_chain = 8;
constexpr int security_level = 2;  // OpenSSL's name for 112 bits: no SHA-1, no RSA below 2048

using CertificateOwned = Owned<X509, X509_free>;

Result<CertificateList> certificates_in(std::string_view text, std::size_t place)
{
    CertificateList list(sk_X509_new_null());
    const auto add = [&](CertificateOwned certificate) {
        if (sk_X509_push(list.get(), certificate.get()) > 0) {
            static_cast<void>(certificate.release());
        }
    };
    if (!text::contains(text, "-----BEGIN ")) {
        const unsigned char* at = bytes_of(text);
        CertificateOwned certificate(d2i_X509(nullptr, &at, static_cast<long>(text.size())));
        if (certificate && at == bytes_of(text) + text.size()) {
            add(std::move(certificate));
        }
    } else {
        const Owned<BIO, BIO_free> in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
        while (CertificateOwned certificate{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)}) {
            add(std::move(certificate));
        }
    }
    if (sk_X509_num(list.get()) == 0) {
        return fail(ErrorCode::malformed, fmt::format("anchor {}: no certificate", place));
    }
    return list;
}

std::string part_of(const X509_NAME* name, int nid)
{
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0) {
        return {};
    }
    unsigned char* utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    const std::string part(text_of(utf8, length));
    OPENSSL_free(utf8);
    std::string shown = text::made_safe_to_show(part);
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    std::replace(shown.begin(), shown.end(), '\t', ' ');
    return shown;
}

std::string short_name(const X509_NAME* name)
{
    const std::string common = part_of(name, NID_commonName);
    return common.empty() ? part_of(name, NID_organizationName) : common;
}

// RFC 5280, sections 4.2.1.3 and 4.2.1.12: where the certificate says what it is for, this must be among it.
bool may_sign_documents(X509* certificate)
{
    const std::uint32_t usage = X509_get_key_usage(certificate);  // all ones where it does not say
    if ((usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) {
        return false;
    }
    const Owned<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> uses(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    if (!uses) {
        return true;
    }
    for (int i = 0; i < sk_ASN1_OBJECT_num(uses.get()); ++i) {
        const int nid = OBJ_obj2nid(sk_ASN1_OBJECT_value(uses.get(), i));
        const bool is_for_something_else = nid == NID_server_auth || nid == NID_client_auth || nid == NID_OCSP_sign || nid == NID_time_stamp || nid == NID_code_sign;
        if (!is_for_something_else) {
            return true;
        }
    }
    return false;
}

enum class Dates : std::uint8_t { checked, passed_over };

int verification_error(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors, Use use, Moment at, Dates dates)
{
    const Owned<X509_STORE_CTX, X509_STORE_CTX_free> context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), anchors.store(), certificate, others) != 1) {
        return X509_V_ERR_OUT_OF_MEM;
    }
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    if (dates == Dates::checked) {
        X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at.time_since_epoch().count()));
    } else {
        X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_NO_CHECK_TIME);  // a time that is set would go before this flag
    }
    X509_VERIFY_PARAM_set_depth(parameters, longest_chain);
    X509_VERIFY_PARAM_set_auth_level(parameters, security_level);
    if (use == Use::sign_timestamps) {
        X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN);
    }
    return X509_verify_cert(context.get()) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
}

}  // namespace

Result<TrustAnchors> TrustAnchors::create(std::span<const std::string> certificates)
{
    const OpensslCall call;
    TrustAnchors anchors;
    std::size_t count = 0;
    for (std::size_t place = 0; place < certificates.size(); ++place) {
        if (certificates[place].size() > largest_anchor_bytes) {
            return fail(ErrorCode::too_large, fmt::format("anchor {}: {} bytes", place, certificates[place].size()));
        }
        const CertificateList list = TRY(certificates_in(certificates[place], place));
        count += static_cast<std::size_t>(sk_X509_num(list.get()));
        if (count > most_anchors) {
            return fail(ErrorCode::too_large, fmt::format("more than {} anchors", most_anchors));
        }
        if (!anchors.m_store) {
            anchors.m_store = std::shared_ptr<x509_store_st>(X509_STORE_new(), X509_STORE_free);
        }
        for (int i = 0; i < sk_X509_num(list.get()); ++i) {
            X509_STORE_add_cert(anchors.m_store.get(), sk_X509_value(list.get(), i));
        }
    }
    return anchors;
}

std::optional<Moment> moment_of(const ASN1_TIME* time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
        return std::nullopt;
    }
    const Date date(std::chrono::year(parts.tm_year + 1900), std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)), std::chrono::day(static_cast<unsigned>(parts.tm_mday)));
    return std::chrono::sys_days(date) + std::chrono::hours(parts.tm_hour) + std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
}

Certificate describe(const X509* certificate)
{
    return {short_name(X509_get_subject_name(certificate)), short_name(X509_get_issuer_name(certificate)),
        moment_of(X509_get0_notBefore(certificate)).value_or(Moment{}), moment_of(X509_get0_notAfter(certificate)).value_or(Moment{}),
        sha256(der_of(certificate, i2d_X509))};
}

Vouching vouching_for(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors, Use use, Moment at)
{
    if (anchors.empty()) {
        return Vouching::no_anchor;
    }
    // First without dates, so that "out of date" is said only of a chain whose every signature holds.
    const int error = verification_error(certificate, others, anchors, use, at, Dates::passed_over);
    if (error == X509_V_ERR_INVALID_PURPOSE) {
        return Vouching::unfit;
    }
    if (error != X509_V_OK) {
        return Vouching::no_anchor;
    }
    if (use == Use::sign_documents && !may_sign_documents(certificate)) {
        return Vouching::unfit;
    }
    const bool is_in_date = verification_error(certificate, others, anchors, use, at, Dates::checked) == X509_V_OK;
    return is_in_date ? Vouching::vouched_for : Vouching::out_of_date;
}

bool is_weak_digest(int nid)
{
    return nid == NID_undef || nid == NID_md2 || nid == NID_md4 || nid == NID_md5 || nid == NID_sha1 || nid == NID_md5_sha1 || nid == NID_mdc2 || nid == NID_ripemd160;
}

bool has_weak_key(const X509* certificate)
{
    const EVP_PKEY* key = X509_get0_pubkey(certificate);
    if (key == nullptr) {
        return true;
    }
    const int kind = EVP_PKEY_get_base_id(key);
    const bool is_rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
    return kind == EVP_PKEY_DSA || EVP_PKEY_get_bits(key) < (is_rsa ? 2048 : 224);
}

bool is_signed_weakly(const X509* certificate)
{
    int digest = NID_undef;
    // EdDSA has no digest of its own to name, so only a digest that is named can be weak.
    return X509_get_signature_info(const_cast<X509*>(certificate), &digest, nullptr, nullptr, nullptr) == 1 && digest != NID_undef && is_weak_digest(digest);
}

}  // namespace asepsie::crypto
