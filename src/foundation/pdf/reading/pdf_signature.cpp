#include "foundation/pdf/reading/pdf_signature.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/pdf/reading/byte_range.h"
#include "foundation/pdf/reading/fields.h"
#include "foundation/pdf/reading/later_changes.h"

#include <algorithm>

#include <fmt/core.h>

namespace asepsie::pdf {
namespace {

constexpr std::string_view blanks("\0\t\n\f\r ", 6);
constexpr std::size_t header_within = 1024;  // where other readers still look for "%PDF-"

// "D:20261123120000+01'00'" (ISO 32000-1, section 7.9.4), where it has the seconds.
std::optional<Moment> parse_pdf_date(std::string_view text)
{
    const auto number = [&](std::size_t at, std::size_t digits) { return text::to_integer(text.substr(at, digits)); };
    if (!text.starts_with("D:") || text.size() < 16) {
        return std::nullopt;
    }
    const auto date = parse_date(fmt::format("{}-{}-{}", text.substr(2, 4), text.substr(6, 2), text.substr(8, 2)));
    const auto hour = number(10, 2);
    const auto minute = number(12, 2);
    const auto second = number(14, 2);
    if (!date || !hour || !minute || !second) {
        return std::nullopt;
    }
    const Moment local = std::chrono::sys_days(*date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    if (text.size() < 22 || (text[16] != '+' && text[16] != '-')) {
        return local;
    }
    const auto offset_hours = number(17, 2);
    const auto offset_minutes = number(20, 2);
    if (!offset_hours || !offset_minutes) {
        return local;
    }
    const std::chrono::seconds offset = std::chrono::hours(*offset_hours) + std::chrono::minutes(*offset_minutes);
    return text[16] == '+' ? local - offset : local + offset;
}

// A signature dictionary and the indirect object it stands in.
struct Held {
    QPDFObjectHandle dictionary;
    QPDFObjGen holder;
};

Held held_by(const Field& field)
{
    for (QPDFObjectHandle node : field.lineage) {
        QPDFObjectHandle value = node.getKey("/V");
        if (!value.isNull()) {
            return {value, value.isIndirect() ? value.getObjGen() : node.getObjGen()};
        }
    }
    return {QPDFObjectHandle::newNull(), {}};
}

// The signed revision, opened on its own, where it holds the same signature.
std::shared_ptr<QPDF> revision_with(std::string_view revision, QPDFObjGen holder)
{
    const auto opened = open_pdf(revision, Repair::refused);
    if (!opened.ok()) {
        return nullptr;
    }
    const FieldTree tree = fields_of(**opened);
    for (const Field& field : tree.fields) {
        const Held held = held_by(field);
        if (field.is_of_type("/Sig") && held.holder == holder) {
            const Placing placing = place_signature(revision, **opened, held.dictionary, holder);
            return placing.placed && placing.placed->signed_length == revision.size() ? *opened : nullptr;
        }
    }
    return nullptr;
}

class Judge {
public:
    Judge(std::string_view bytes, QPDF& pdf, const crypto::TrustAnchors& anchors, Moment now) : m_bytes(bytes), m_pdf(pdf), m_anchors(anchors), m_now(now) {}

    PdfSignature judge(const Field& field, const Held& held)
    {
        PdfSignature signature;
        signature.field = field.name;
        const Placing placing = place_signature(m_bytes, m_pdf, held.dictionary, held.holder);
        if (!placing.placed) {
            signature.flaws.push_back(placing.flaw);
            return signature;
        }
        m_spans.emplace_back(placing.placed->object_begin, placing.placed->object_end);
        signature.signed_digest = crypto::sha256(std::string(placing.placed->signed_pieces[0]) + std::string(placing.placed->signed_pieces[1]));
        verify(signature, held.dictionary, *placing.placed);
        look_beyond(signature, held.holder, placing.placed->signed_length);
        if (signature.flaws.empty()) {
            signature.signed_length = placing.placed->signed_length;
            signature.state = state_of(signature);
        }
        return signature;
    }

    // A signature that is still in the file while no field holds it: its field was emptied or taken away.
    [[nodiscard]] bool has_orphan() const
    {
        constexpr std::string_view mark = "/ByteRange";
        for (std::size_t at = m_bytes.find(mark); at != std::string_view::npos; at = m_bytes.find(mark, at + mark.size())) {
            const std::size_t next = m_bytes.find_first_not_of(blanks, at + mark.size());
            const bool is_array = next != std::string_view::npos && m_bytes[next] == '[';
            const bool is_known = std::any_of(m_spans.begin(), m_spans.end(), [&](const auto& span) { return span.first <= at && at < span.second; });
            if (is_array && !is_known) {
                return true;
            }
        }
        return false;
    }

private:
    void verify(PdfSignature& signature, QPDFObjectHandle dictionary, const Placed& placed)
    {
        QPDFObjectHandle kind = dictionary.getKey("/SubFilter");
        QPDFObjectHandle date = dictionary.getKey("/M");
        const auto claimed = date.isString() ? parse_pdf_date(date.getUTF8Value()) : std::nullopt;
        const crypto::CmsQuestion question{placed.contents, placed.signed_pieces, m_anchors, m_now, claimed};
        if (kind.isNameAndEquals("/adbe.pkcs7.detached") || kind.isNameAndEquals("/ETSI.CAdES.detached")) {
            take(signature, crypto::verify_detached_cms(question));
        } else if (kind.isNameAndEquals("/ETSI.RFC3161")) {
            take(signature, crypto::verify_timestamp(question));
        } else {
            signature.flaws.push_back(SignatureFlaw::refused_kind);
        }
    }

    static void take(PdfSignature& signature, const Result<crypto::CmsReport>& report)
    {
        if (!report.ok()) {
            signature.flaws.push_back(SignatureFlaw::unreadable_cms);
            return;
        }
        signature.report = *report;
        if (!report->digest_holds) {
            signature.flaws.push_back(SignatureFlaw::content_changed);
        }
        if (!report->signature_holds) {
            signature.flaws.push_back(SignatureFlaw::signature_wrong);
        }
        if (report->certificate_named == crypto::CertificateNamed::another) {
            signature.flaws.push_back(SignatureFlaw::other_certificate);
        }
    }

    static void take(PdfSignature& signature, const Result<crypto::Timestamp>& timestamp)
    {
        if (!timestamp.ok()) {
            signature.flaws.push_back(SignatureFlaw::unreadable_cms);
            return;
        }
        signature.as_timestamp = *timestamp;
        if (!timestamp->holds) {
            signature.flaws.push_back(SignatureFlaw::content_changed);
        }
    }

    void look_beyond(PdfSignature& signature, QPDFObjGen holder, std::size_t signed_length)
    {
        if (m_bytes.find_first_not_of(blanks, signed_length) == std::string_view::npos) {
            return;
        }
        const auto revision = revision_with(m_bytes.substr(0, signed_length), holder);
        if (!revision) {
            signature.flaws.push_back(SignatureFlaw::not_in_its_revision);
            return;
        }
        // What follows without a table of objects of its own is read by those who guess, and by nobody else.
        const std::size_t last_table = m_bytes.rfind("startxref");
        const bool is_update = last_table != std::string_view::npos && last_table >= signed_length;
        signature.later_change = is_update ? later_change(*revision, m_pdf) : LaterChange::anything;
    }

    static SignatureState state_of(const PdfSignature& signature)
    {
        if (signature.later_change > LaterChange::signing_data) {
            return SignatureState::altered_after_signing;
        }
        const auto vouching = signature.report ? signature.report->vouching : signature.as_timestamp->vouching;
        const bool is_weak = !(signature.report ? signature.report->weaknesses : signature.as_timestamp->weaknesses).empty();
        return vouching == crypto::Vouching::vouched_for && !is_weak ? SignatureState::signed_vouched_for : SignatureState::signed_unverified;
    }

    std::string_view m_bytes;
    QPDF& m_pdf;
    const crypto::TrustAnchors& m_anchors;
    Moment m_now;
    std::vector<std::pair<std::size_t, std::size_t>> m_spans;  // of the signatures that were found
};

// The states stand in the order of their gravity, behind not_signed.
void worsen(SignatureState& whole, SignatureState one) { whole = whole == SignatureState::not_signed ? one : std::min(whole, one); }

void sum_up(PdfSignatures& found)
{
    std::sort(found.signatures.begin(), found.signatures.end(), [](const PdfSignature& a, const PdfSignature& b) { return a.signed_length < b.signed_length; });
    for (const PdfSignature& signature : found.signatures) {
        const bool holds = signature.flaws.empty();
        if (!holds || !signature.as_timestamp) {
            worsen(found.state, signature.state);
        }
        if (holds && !signature.as_timestamp) {
            found.answers_length = found.answers_length == 0 ? signature.signed_length : found.answers_length;
            found.later_change = signature.later_change;
        }
    }
    if (!found.flaws.empty()) {
        worsen(found.state, SignatureState::altered_after_signing);
    }
}

Result<PdfSignatures> signatures_in(std::string_view bytes, QPDF& pdf, const crypto::TrustAnchors& anchors, Moment now)
{
    PdfSignatures found;
    Judge judge(bytes, pdf, anchors, now);
    const FieldTree tree = fields_of(pdf);
    for (const Field& field : tree.fields) {
        if (!field.is_of_type("/Sig")) {
            continue;
        }
        Held held = held_by(field);
        if (held.dictionary.isNull()) {
            ++found.unsigned_fields;
            continue;
        }
        if (found.signatures.size() == most_signatures) {
            return fail(ErrorCode::too_large, fmt::format("pdf: more than {} signatures", most_signatures));
        }
        found.signatures.push_back(judge.judge(field, held));
    }
    if (judge.has_orphan() && std::none_of(found.signatures.begin(), found.signatures.end(), [](const PdfSignature& each) { return !each.flaws.empty(); })) {
        found.flaws.push_back(SignatureFlaw::signature_removed);
    }
    sum_up(found);
    return found;
}

// A file that cannot be read without guessing: it may be an ordinary one, badly written, but no signature in it counts.
Result<PdfSignatures> unreadable(std::string_view bytes, Error error)
{
    if (error.code != ErrorCode::malformed || !text::contains(bytes.substr(0, header_within), "%PDF-")) {
        return error;
    }
    PdfSignatures found;
    if (text::contains(bytes, "/ByteRange")) {
        found.flaws.push_back(SignatureFlaw::unreadable_file);
        found.state = SignatureState::broken;
    }
    return found;
}

}  // namespace

Result<PdfSignatures> read_pdf_signatures(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now)
{
    auto opened = open_pdf(bytes, Repair::refused);
    if (!opened.ok()) {
        return unreadable(bytes, std::move(opened).error());
    }
    auto found = fenced([&] { return signatures_in(bytes, **opened, anchors, now); });
    return found.ok() || found.error().code != ErrorCode::malformed ? found : unreadable(bytes, std::move(found).error());
}

}  // namespace asepsie::pdf
