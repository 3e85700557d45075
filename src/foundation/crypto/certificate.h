// Reading X.509 certificates and following their chains. Only for the sources of this folder.
#pragma once

#include "foundation/crypto/openssl.h"
#include "foundation/crypto/trust.h"

#include <openssl/x509.h>

#include <optional>

namespace asepsie::crypto {

using CertificateList = Owned<STACK_OF(X509), [](STACK_OF(X509) * list) { sk_X509_pop_free(list, X509_free); }>;

enum class Use : std::uint8_t { sign_documents, sign_timestamps };

std::optional<Moment> moment_of(const ASN1_TIME* time);
Certificate describe(const X509* certificate);

// others: certificates that came along, from which the chain may be made.
Vouching vouching_for(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors, Use use, Moment at);

// MD5, SHA-1 and their like: collisions can be bought (ANSSI, Guide des mécanismes cryptographiques).
bool is_weak_digest(int nid);
// RSA below 2048 bits, curves below 224, DSA at all.
bool has_weak_key(const X509* certificate);
bool is_signed_weakly(const X509* certificate);

}  // namespace asepsie::crypto
