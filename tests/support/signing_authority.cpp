#include "support/signing_authority.h"

#include "foundation/base/result.h"

#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <set>

namespace asepsie::tests {
namespace {

std::string taken_from(BIO* bio)
{
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<std::size_t>(length));
    BIO_free(bio);
    return text;
}

std::shared_ptr<EVP_PKEY> new_key(KeyKind kind)
{
    EVP_PKEY* key = kind == KeyKind::p256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(kind == KeyKind::rsa_1024 ? 1024U : 2048U);
    ASSERT(key != nullptr);
    return {key, EVP_PKEY_free};
}

void add_extension(X509* certificate, int nid, const std::string& value)
{
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
    ASSERT(extension != nullptr);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Identity make(const Wanted& wanted, const Identity* issuer, const std::string& usage, const std::string& constraints)
{
    Identity made{new_key(wanted.key), {X509_new(), X509_free}, issuer == nullptr ? nullptr : issuer->certificate};
    X509* certificate = made.certificate.get();
    static long serial = 1000;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    ASN1_TIME_set(X509_getm_notBefore(certificate), static_cast<time_t>(wanted.from.time_since_epoch().count()));
    ASN1_TIME_set(X509_getm_notAfter(certificate), static_cast<time_t>(wanted.until.time_since_epoch().count()));
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(wanted.name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, issuer == nullptr ? name : X509_get_subject_name(issuer->certificate.get()));
    X509_set_pubkey(certificate, made.key.get());
    add_extension(certificate, NID_basic_constraints, constraints);
    add_extension(certificate, NID_key_usage, usage);
    if (!wanted.extended_usage.empty()) {
        add_extension(certificate, NID_ext_key_usage, wanted.extended_usage);
    }
    if (!wanted.alternative_name.empty()) {
        add_extension(certificate, NID_subject_alt_name, wanted.alternative_name);
    }
    EVP_PKEY* by = issuer == nullptr ? made.key.get() : issuer->key.get();
    ASSERT(X509_sign(certificate, by, EVP_get_digestbyname(wanted.digest.c_str())) > 0);
    return made;
}

std::string der_of(CMS_ContentInfo* cms)
{
    unsigned char* der = nullptr;
    const int length = i2d_CMS_ContentInfo(cms, &der);
    std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return text;
}

// PAdES wants no signing-time, and OpenSSL 3.0 adds one unasked: it is taken out, and what is left signed anew (RFC 5652, section 5.4).
void sign_without_time(CMS_SignerInfo* info, const Identity& signer, const std::string& digest)
{
    X509_ATTRIBUTE_free(CMS_signed_delete_attr(info, CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1)));
    std::set<std::string> encoded;  // DER sorts a SET OF by its bytes
    std::size_t length = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(info); ++i) {
        unsigned char* der = nullptr;
        const int size = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(info, i), &der);
        encoded.emplace(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
        length += static_cast<std::size_t>(size);
        OPENSSL_free(der);
    }
    std::string attributes = "\x31";
    ASSERT(length > 127 && length < 65536);
    attributes += length < 256 ? std::string{'\x81', static_cast<char>(length)} : std::string{'\x82', static_cast<char>(length >> 8U), static_cast<char>(length & 0xFFU)};
    for (const std::string& each : encoded) {
        attributes += each;
    }
    unsigned char signature[1024];
    std::size_t size = sizeof signature;
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_get_digestbyname(digest.c_str()), nullptr, signer.key.get());
    ASSERT(EVP_DigestSign(context, signature, &size, reinterpret_cast<const unsigned char*>(attributes.data()), attributes.size()) == 1);
    EVP_MD_CTX_free(context);
    ASN1_STRING_set(CMS_SignerInfo_get0_signature(info), signature, static_cast<int>(size));
}

std::string signed_data(const Identity& signer, std::string_view content, const Signing& how, unsigned flags, int type)
{
    flags |= CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL;
    CMS_ContentInfo* cms = CMS_sign(nullptr, nullptr, nullptr, nullptr, flags);
    CMS_set1_eContentType(cms, OBJ_nid2obj(type));
    CMS_SignerInfo* info = CMS_add1_signer(cms, signer.certificate.get(), signer.key.get(), EVP_get_digestbyname(how.digest.c_str()),
        flags | (how.names_certificate && how.names_instead == nullptr ? static_cast<unsigned>(CMS_CADES) : 0U));
    ASSERT(info != nullptr);
    if (signer.issuer) {
        CMS_add1_cert(cms, signer.issuer.get());
    }
    if (how.names_instead != nullptr) {
        std::string naming("\x30\x26\x30\x24\x30\x22\x04\x20", 8);  // SigningCertificateV2 of one certHash, SHA-256
        naming.resize(naming.size() + 32);
        X509_digest(how.names_instead->certificate.get(), EVP_sha256(), reinterpret_cast<unsigned char*>(naming.data()) + 8, nullptr);
        CMS_signed_add1_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE, naming.data(), static_cast<int>(naming.size()));
    }
    if (how.claimed) {
        ASN1_TIME* time = ASN1_TIME_set(nullptr, static_cast<time_t>(how.claimed->time_since_epoch().count()));
        CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, time->type, time, -1);
        ASN1_TIME_free(time);
    }
    BIO* in = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
    ASSERT(CMS_final(cms, in, nullptr, flags) == 1);
    BIO_free(in);
    if (!how.claimed) {
        sign_without_time(info, signer, how.digest);
    }
    if (how.clock != nullptr) {
        const ASN1_OCTET_STRING* signature = CMS_SignerInfo_get0_signature(info);
        const std::string over(reinterpret_cast<const char*>(ASN1_STRING_get0_data(signature)), static_cast<std::size_t>(ASN1_STRING_length(signature)));
        const std::string token = timestamp_token(*how.clock, how.stamped_instead.empty() ? over : how.stamped_instead, how.stamped_at);
        CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(), static_cast<int>(token.size()));
    }
    const std::string der = der_of(cms);
    CMS_ContentInfo_free(cms);
    return der;
}

}  // namespace

Authority::Authority(const std::string& name) : m_self(make({.name = name, .from = noon - std::chrono::days(3650), .until = noon + std::chrono::days(3650)}, nullptr, "critical,keyCertSign,cRLSign", "critical,CA:TRUE")) {}

Identity Authority::issue(const Wanted& wanted) const { return make(wanted, &m_self, "critical,digitalSignature", "critical,CA:FALSE"); }

std::string Authority::certificate_pem() const { return pem_of(m_self); }

Identity self_signed(const Wanted& wanted) { return make(wanted, nullptr, "critical,digitalSignature", "critical,CA:FALSE"); }

std::string pem_of(const Identity& identity)
{
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(out, identity.certificate.get());
    return taken_from(out);
}

std::string sign(const Identity& signer, std::string_view content, const Signing& how)
{
    return signed_data(signer, content, how, how.keeps_content ? 0U : static_cast<unsigned>(CMS_DETACHED), NID_pkcs7_data);
}

std::string timestamp_token(const Identity& clock, std::string_view content, Moment at)
{
    TS_TST_INFO* info = TS_TST_INFO_new();
    TS_TST_INFO_set_version(info, 1);
    ASN1_OBJECT* policy = OBJ_txt2obj("1.2.3.4.1", 1);
    TS_TST_INFO_set_policy_id(info, policy);
    ASN1_OBJECT_free(policy);
    ASN1_INTEGER* serial = ASN1_INTEGER_new();
    ASN1_INTEGER_set(serial, 7);
    TS_TST_INFO_set_serial(info, serial);
    ASN1_INTEGER_free(serial);
    ASN1_GENERALIZEDTIME* time = ASN1_GENERALIZEDTIME_set(nullptr, static_cast<time_t>(at.time_since_epoch().count()));
    TS_TST_INFO_set_time(info, time);
    ASN1_GENERALIZEDTIME_free(time);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(content.data(), content.size(), digest, &length, EVP_sha256(), nullptr);
    TS_MSG_IMPRINT* imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR* algorithm = X509_ALGOR_new();
    X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
    TS_MSG_IMPRINT_set_algo(imprint, algorithm);
    X509_ALGOR_free(algorithm);
    TS_MSG_IMPRINT_set_msg(imprint, digest, static_cast<int>(length));
    TS_TST_INFO_set_msg_imprint(info, imprint);
    TS_MSG_IMPRINT_free(imprint);
    unsigned char* der = nullptr;
    const int size = i2d_TS_TST_INFO(info, &der);
    const std::string inside(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    TS_TST_INFO_free(info);
    return signed_data(clock, inside, {.claimed = at}, 0U, NID_id_smime_ct_TSTInfo);
}

}  // namespace asepsie::tests
