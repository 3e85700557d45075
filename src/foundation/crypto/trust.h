// Whom we believe: the certificates that may vouch for others, and what a certificate says of its owner.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct x509_store_st;

namespace asepsie::crypto {

constexpr std::size_t most_anchors = 2000;
constexpr std::size_t largest_anchor_bytes = 1U << 20U;  // of one text of certificates

class TrustAnchors {
public:
    TrustAnchors() = default;  // none: nobody is vouched for

    // Each a certificate in DER, or one or several in PEM. malformed, with its place in the list; too_large beyond the limits.
    static Result<TrustAnchors> create(std::span<const std::string> certificates);

    [[nodiscard]] bool empty() const { return m_store == nullptr; }
    [[nodiscard]] x509_store_st* store() const { return m_store.get(); }  // for this folder

private:
    std::shared_ptr<x509_store_st> m_store;
};

// Whether a chain of certificates leads to an anchor (RFC 5280, section 6; every link of at least 112 bits). Revocation is not looked up: nothing is fetched.
enum class Vouching : std::uint8_t {
    vouched_for,
    no_anchor,    // no chain that holds leads to an anchor
    out_of_date,  // one does, but a certificate of it was not yet valid, or no longer
    unfit,        // its certificate says that it is for something else than this
};

// As the certificate writes it, made safe to show.
struct Certificate {
    std::string name;    // common name, or organisation where there is none
    std::string issuer;  // who issued it, the same way
    Moment valid_from;
    Moment valid_until;
    std::string fingerprint{};  // SHA-256 over its DER: 32 bytes
};

}  // namespace asepsie::crypto
