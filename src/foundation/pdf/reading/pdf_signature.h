// Whether a PDF is signed, by whom, over what, and what was done to it afterwards.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/base/result.h"
#include "foundation/crypto/cms.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::pdf {

constexpr std::size_t most_signatures = 16;

enum class SignatureState : std::uint8_t {
    not_signed,
    broken,                 // what pretends to be a signature stands over nothing that can be relied on
    altered_after_signing,  // it holds over the revision it signs, and something was changed in the file since, or a signature was taken out
    signed_unverified,      // it holds, but nobody we believe vouches for the signer, or it is weak
    signed_vouched_for,
};

// What is wrong. Names of attacks: Mladenov et al., "1 Trillion Dollar Refund" (2019), and Mainka et al., "Shadow Attacks" (2021).
enum class SignatureFlaw : std::uint8_t {
    no_dictionary,          // the field's value is no signature (universal signature forgery)
    no_byte_range,          // the same
    no_contents,            // the same
    bad_byte_range,         // not four numbers that begin with 0 and follow each other within the file
    hole_is_not_contents,   // it leaves out something other than its own value (signature wrapping)
    ambiguous,              // /ByteRange or /Contents stands twice in it: two readers could read two signatures
    not_at_revision_end,    // what is signed is no whole revision of the file
    not_in_its_revision,    // the revision that it signs does not hold it
    refused_kind,           // of a kind that is not verified here: adbe.pkcs7.sha1, adbe.x509.rsa_sha1, and whatever is unknown
    unreadable_cms,
    content_changed,        // the digest of the bytes is another
    signature_wrong,        // the signature was not made with the certificate's key
    other_certificate,      // it names another certificate than the one it came with
    unreadable_file,        // the whole cannot be read without guessing, and something in it pretends to be a signature
    signature_removed,      // a signature is left in the file that no field holds any more
};

// What came after a signature, the gravest first found last. Whatever it is, it was not signed.
enum class LaterChange : std::uint8_t {
    nothing,
    signing_data,  // other signatures, material for verifying them, the document's properties
    form_values,
    annotations,
    anything,
};

struct PdfSignature {
    std::string field;
    SignatureState state = SignatureState::broken;
    std::vector<SignatureFlaw> flaws;
    std::size_t signed_length = 0;  // the revision it signs is so many bytes from the beginning; 0 where it is broken
    LaterChange later_change = LaterChange::nothing;
    std::string signed_digest;   // SHA-256 over the bytes it signs, without its own value: the same however that value is spelt and whatever follows; empty where it is not placed
    std::optional<crypto::CmsReport> report;        // absent where it could not be read
    std::optional<crypto::Timestamp> as_timestamp;  // in place of the report: nobody's signature but a document timestamp (ETSI EN 319 142-1, 5.4.3)
};

struct PdfSignatures {
    SignatureState state = SignatureState::not_signed;  // the worst of its signatures; document timestamps alone are no signature
    std::vector<SignatureFlaw> flaws;                   // of the file
    std::vector<PdfSignature> signatures;               // in the order of what they sign
    std::size_t unsigned_fields = 0;                    // places for a signature that nobody has signed
    // READ ANSWERS FROM bytes.substr(0, answers_length) ALONE: what every signature that holds stands over. 0 where none holds: then nothing in it is signed.
    std::size_t answers_length = 0;
    LaterChange later_change = LaterChange::nothing;    // since the last signature that holds
};

// Errors: too_large (also: too many objects or signatures), malformed (no PDF). Not judged: revocation, and whether a certifying signature allowed a later change (DocMDP,
// FieldMDP): a change counts as one even where it was allowed.
Result<PdfSignatures> read_pdf_signatures(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now);

}  // namespace asepsie::pdf
