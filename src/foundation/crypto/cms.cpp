#include "foundation/crypto/cms.h"

#include "foundation/crypto/certificate.h"

#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/ts.h>

#include <fmt/core.h>

namespace asepsie::crypto {
namespace {

constexpr int only_one = -3;  // for CMS_*_get0_data_by_OBJ: one attribute, of one value

using Cms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using Pieces = std::span<const std::string_view>;

// A SignedData with its one signer found.
struct SignedData {
    Cms cms;
    CertificateList certificates;
    CMS_SignerInfo* info;
    X509* signer;
    int digest;
};

std::string_view text_of(const ASN1_STRING* string) { return crypto::text_of(ASN1_STRING_get0_data(string), ASN1_STRING_length(string)); }

std::string digest_of(Pieces content, int nid)
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    const EVP_MD* kind = EVP_get_digestbynid(nid);
    const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    if (kind == nullptr || !context || EVP_DigestInit_ex(context.get(), kind, nullptr) != 1) {
        return {};
    }
    for (const std::string_view piece : content) {
        EVP_DigestUpdate(context.get(), piece.data(), piece.size());
    }
    if (EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), &length) != 1) {
        return {};
    }
    digest.resize(length);
    return digest;
}

Result<Cms> parse(std::string_view der)
{
    if (der.size() > largest_cms_bytes) {
        return fail(ErrorCode::too_large, fmt::format("cms: {} bytes", der.size()));
    }
    const unsigned char* at = bytes_of(der);
    Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
        return fail(ErrorCode::malformed, "cms: no SignedData");
    }
    const auto length = static_cast<std::size_t>(at - bytes_of(der));
    if (der.find_first_not_of('\0', length) != std::string_view::npos) {
        return fail(ErrorCode::malformed, fmt::format("cms: something follows at byte {}", length));
    }
    return cms;
}

Result<SignedData> signed_data_in(std::string_view der)
{
    Cms cms = TRY(parse(der));
    STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(cms.get());
    if (infos == nullptr || sk_CMS_SignerInfo_num(infos) != 1) {
        return fail(ErrorCode::unsupported, "cms: one signer is expected");
    }
    CMS_SignerInfo* info = sk_CMS_SignerInfo_value(infos, 0);
    // Without them the signature stands over the content alone, which can be passed off as attributes and the reverse.
    if (CMS_signed_get_attr_count(info) <= 0) {
        return fail(ErrorCode::unsupported, "cms: no signed attributes");
    }
    CertificateList certificates(CMS_get1_certs(cms.get()));
    if (sk_X509_num(certificates.get()) > most_certificates) {
        return fail(ErrorCode::too_large, fmt::format("cms: more than {} certificates", most_certificates));
    }
    CMS_set1_signers_certs(cms.get(), nullptr, 0);
    X509* signer = nullptr;
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, &signer, &digest, nullptr);
    if (signer == nullptr || digest == nullptr) {
        return fail(ErrorCode::not_found, "cms: the signer's certificate is not inside");
    }
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, digest);
    const int nid = OBJ_obj2nid(algorithm);
    return SignedData{std::move(cms), std::move(certificates), info, signer, nid};
}

// The DER of the only value of a signed attribute; nullptr where it is absent or of another type.
void* signed_attribute(const SignedData& data, int nid, int type) { return CMS_signed_get0_data_by_OBJ(data.info, OBJ_nid2obj(nid), only_one, type); }

// RFC 5652, sections 5.4 and 11: the signature stands over the attributes, the attributes over the digest of the content and its type.
bool digest_holds(const SignedData& data, Pieces content)
{
    const auto* expected = static_cast<const ASN1_OCTET_STRING*>(signed_attribute(data, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING));
    const std::string digest = digest_of(content, data.digest);
    return expected != nullptr && !digest.empty() && text_of(expected) == digest;
}

bool signature_holds(const SignedData& data, int content_type)
{
    const auto* type = static_cast<const ASN1_OBJECT*>(signed_attribute(data, NID_pkcs9_contentType, V_ASN1_OBJECT));
    return type != nullptr && OBJ_obj2nid(type) == content_type && OBJ_obj2nid(CMS_get0_eContentType(data.cms.get())) == content_type
        && CMS_SignerInfo_verify(data.info) == 1;
}

template <typename T, auto decode, auto free_it>
Owned<T, free_it> decoded_attribute(const SignedData& data, int nid)
{
    const auto* der = static_cast<const ASN1_STRING*>(signed_attribute(data, nid, V_ASN1_SEQUENCE));
    if (der == nullptr) {
        return nullptr;
    }
    const unsigned char* at = ASN1_STRING_get0_data(der);
    return Owned<T, free_it>(decode(nullptr, &at, ASN1_STRING_length(der)));
}

CertificateNamed certificate_named(const SignedData& data)
{
    const bool has_first = CMS_signed_get_attr_by_NID(data.info, NID_id_smime_aa_signingCertificate, -1) >= 0;
    const bool has_second = CMS_signed_get_attr_by_NID(data.info, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
    if (!has_first && !has_second) {
        return CertificateNamed::not_at_all;
    }
    const auto first = decoded_attribute<ESS_SIGNING_CERT, d2i_ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>(data, NID_id_smime_aa_signingCertificate);
    const auto second = decoded_attribute<ESS_SIGNING_CERT_V2, d2i_ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>(data, NID_id_smime_aa_signingCertificateV2);
    if (has_first != (first != nullptr) || has_second != (second != nullptr)) {
        return CertificateNamed::another;
    }
    // The signer's first, as the attribute names it first; the others it may name after came along.
    const Owned<STACK_OF(X509), [](STACK_OF(X509) * list) { sk_X509_free(list); }> chain(sk_X509_new_null());
    sk_X509_push(chain.get(), data.signer);
    for (int i = 0; i < sk_X509_num(data.certificates.get()); ++i) {
        X509* other = sk_X509_value(data.certificates.get(), i);
        if (X509_cmp(other, data.signer) != 0) {
            sk_X509_push(chain.get(), other);
        }
    }
    return OSSL_ESS_check_signing_certs(first.get(), second.get(), chain.get(), 1) > 0 ? CertificateNamed::as_it_should : CertificateNamed::another;
}

std::vector<Weakness> weaknesses_of(const SignedData& data)
{
    std::vector<Weakness> found;
    if (is_weak_digest(data.digest)) {
        found.push_back(Weakness::digest);
    }
    if (has_weak_key(data.signer)) {
        found.push_back(Weakness::key);
    }
    if (is_signed_weakly(data.signer)) {
        found.push_back(Weakness::certificate);
    }
    return found;
}

std::optional<Moment> signing_time(const SignedData& data)
{
    const int index = CMS_signed_get_attr_by_NID(data.info, NID_pkcs9_signingTime, -1);
    const ASN1_TYPE* value = index < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(data.info, index), 0);
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) {
        return std::nullopt;
    }
    return moment_of(value->value.asn1_string);
}

Result<Timestamp> timestamp_over(Pieces content, std::string_view token, const TrustAnchors& anchors, Moment now)
{
    const SignedData data = TRY(signed_data_in(token));
    ASN1_OCTET_STRING** inside = CMS_get0_content(data.cms.get());
    if (inside == nullptr || *inside == nullptr) {
        return fail(ErrorCode::malformed, "timestamp: nothing inside");
    }
    const std::string_view der = text_of(*inside);
    const unsigned char* at = bytes_of(der);
    const Owned<TS_TST_INFO, TS_TST_INFO_free> info(d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(der.size())));
    const std::optional<Moment> time = info ? moment_of(TS_TST_INFO_get_time(info.get())) : std::nullopt;
    if (!time) {
        return fail(ErrorCode::malformed, "timestamp: no TSTInfo");
    }
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const std::string digest = digest_of(content, OBJ_obj2nid(algorithm));
    const bool is_over_content = !digest.empty() && text_of(TS_MSG_IMPRINT_get_msg(imprint)) == digest;

    Timestamp timestamp;
    timestamp.time = *time;
    timestamp.holds = is_over_content && digest_holds(data, Pieces(&der, 1)) && signature_holds(data, NID_id_smime_ct_TSTInfo)
        && certificate_named(data) == CertificateNamed::as_it_should;  // RFC 3161, section 2.4.2, wants it named
    timestamp.authority = describe(data.signer);
    timestamp.vouching = vouching_for(data.signer, data.certificates.get(), anchors, Use::sign_timestamps, now);
    timestamp.weaknesses = weaknesses_of(data);
    if (is_weak_digest(OBJ_obj2nid(algorithm)) && !is_weak_digest(data.digest)) {
        timestamp.weaknesses.push_back(Weakness::digest);
    }
    return timestamp;
}

// id-aa-timeStampToken, unsigned, over the signature's value (RFC 3161, appendix A). One that cannot be read is one that does not hold.
std::optional<Timestamp> timestamp_beside(const SignedData& data, const CmsQuestion& question)
{
    const int index = CMS_unsigned_get_attr_by_NID(data.info, NID_id_smime_aa_timeStampToken, -1);
    if (index < 0) {
        return std::nullopt;
    }
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(data.info, index), 0);
    if (value == nullptr || value->type != V_ASN1_SEQUENCE) {
        return Timestamp{};
    }
    const std::string_view signature = text_of(CMS_SignerInfo_get0_signature(data.info));
    return timestamp_over(Pieces(&signature, 1), text_of(value->value.sequence), question.anchors, question.now).value_or(Timestamp{});
}

bool tells_the_time(const std::optional<Timestamp>& timestamp, Moment now)
{
    return timestamp && timestamp->holds && timestamp->vouching == Vouching::vouched_for && timestamp->weaknesses.empty() && timestamp->time <= now;
}

}  // namespace

Result<CmsReport> verify_detached_cms(const CmsQuestion& question)
{
    const OpensslCall call;
    const SignedData data = TRY(signed_data_in(question.der));
    ASN1_OCTET_STRING** inside = CMS_get0_content(data.cms.get());
    if (inside == nullptr || *inside != nullptr) {
        return fail(ErrorCode::unsupported, "cms: content of its own inside");
    }
    CmsReport report;
    report.digest_holds = digest_holds(data, question.content);
    report.signature_holds = signature_holds(data, NID_pkcs7_data);
    report.certificate_named = certificate_named(data);
    report.signer = describe(data.signer);
    report.weaknesses = weaknesses_of(data);
    const std::optional<Moment> attribute = signing_time(data);
    report.claimed_time = attribute ? attribute : question.claimed_time;
    report.timestamp = timestamp_beside(data, question);
    const bool is_timed = tells_the_time(report.timestamp, question.now);
    report.checked_at = is_timed ? report.timestamp->time : question.now;
    report.vouching = vouching_for(data.signer, data.certificates.get(), question.anchors, Use::sign_documents, report.checked_at);
    const Moment signed_at = is_timed ? report.timestamp->time : report.claimed_time.value_or(question.now);
    report.was_valid_when_signed = report.signer.valid_from <= signed_at && signed_at <= report.signer.valid_until;
    return report;
}

Result<Timestamp> verify_timestamp(const CmsQuestion& question)
{
    const OpensslCall call;
    return timestamp_over(question.content, question.der, question.anchors, question.now);
}

}  // namespace asepsie::crypto
