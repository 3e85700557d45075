// Signatures that stand beside what they sign (CMS, RFC 5652), as PDF carries them: adbe.pkcs7.detached, and PAdES (ETSI EN 319 142-1) with its timestamps.
#pragma once

#include "foundation/crypto/trust.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace asepsie::crypto {

constexpr std::size_t largest_cms_bytes = 1U << 20U;
constexpr int most_certificates = 64;  // that may come along

// What makes a signature that holds still worth little.
enum class Weakness : std::uint8_t {
    digest,       // MD5, SHA-1
    key,          // RSA below 2048 bits, a curve below 224, DSA
    certificate,  // the signer's certificate was itself signed with such a digest
};

// A third party's word on when something existed (RFC 3161).
struct Timestamp {
    Moment time;
    bool holds = false;  // over what it should stand over, and its own signature
    Certificate authority;
    Vouching vouching = Vouching::no_anchor;
    std::vector<Weakness> weaknesses;
};

// signing-certificate and signing-certificate-v2 (RFC 5035): the signature names the certificate it was made with, so that no other can be put in its place.
enum class CertificateNamed : std::uint8_t { not_at_all, as_it_should, another };

struct CmsReport {
    bool digest_holds = false;     // the content is what was signed
    bool signature_holds = false;  // the signer's key made it
    CertificateNamed certificate_named = CertificateNamed::not_at_all;
    Certificate signer;
    Vouching vouching = Vouching::no_anchor;
    std::vector<Weakness> weaknesses;
    std::optional<Moment> claimed_time;  // the signer's own word
    std::optional<Timestamp> timestamp;
    Moment checked_at;                   // the time of a timestamp that is vouched for, else the present
    bool was_valid_when_signed = false;  // the signer's certificate, at the timestamp's time, else at the claimed one, else now
};

// content: in pieces that follow each other. The chain is checked at the present unless a timestamp that is vouched for, weak in nothing and not of the future
// says when: a claimed time alone could hide an expired certificate.
struct CmsQuestion {
    std::string_view der;  // zeros may follow it, as in a PDF's placeholder
    std::span<const std::string_view> content;
    const TrustAnchors& anchors;
    Moment now;
    std::optional<Moment> claimed_time = std::nullopt;  // what stands around the signature; its own signing-time attribute goes before
};

// Errors: malformed (no such structure, or something other than zeros follows it), not_found (the signer's certificate is not inside), too_large, unsupported
// (several signers, no signed attributes, content inside).
Result<CmsReport> verify_detached_cms(const CmsQuestion& question);

// A timestamp token over the content itself (ETSI.RFC3161 in PDF). The same errors.
Result<Timestamp> verify_timestamp(const CmsQuestion& question);

}  // namespace asepsie::crypto
