#include "application/reading/try_answers.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/ecdsa.h"
#include "foundation/document/answer_page.h"
#include "foundation/pdf/drawing/field_name.h"
#include "foundation/pdf/reading/pdf_form.h"
#include "foundation/pdf/reading/pdf_signature.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

using pdf::SignatureState;
using suppliers::Form;
using suppliers::Trust;

Result<ReadAnswers> try_page(std::string_view bytes)
{
    const document::AnswerPage page = TRY(document::read_answer_page(bytes));
    ReadAnswers answers;
    answers.form = Form::html;
    answers.fields = TRY(document::fields_of(page.payload));
    if (!page.is_draft()) {
        const bool holds = crypto::verify_ecdsa_p256(page.payload, page.signature, page.key).ok();
        // Whoever signs accepts the commitment: a signature without it was not made by our page.
        const auto accepts = answers.fields.find("signer.accepts");
        const bool is_accepted = accepts != answers.fields.end() && accepts->second == "yes";
        answers.trust = holds && is_accepted ? Trust::signed_unconfirmed : Trust::altered;
        answers.code = document::telephone_code(page.key, page.payload);
    }
    return answers;
}

Trust trust_in(SignatureState state)
{
    switch (state) {
    case SignatureState::not_signed: return Trust::not_signed;
    case SignatureState::broken: return Trust::broken;
    case SignatureState::altered_after_signing: return Trust::altered;
    case SignatureState::signed_unverified: return Trust::signed_unconfirmed;
    case SignatureState::signed_vouched_for: return Trust::signed_vouched;
    }
    return Trust::broken;
}

std::string_view name_of(pdf::LaterChange change)
{
    constexpr std::array<std::string_view, 5> names{"later_nothing", "later_signing_data", "later_form_values", "later_annotations", "later_anything"};
    return names.at(static_cast<std::size_t>(change));
}

std::string_view name_of(pdf::PdfTrait trait)
{
    constexpr std::array<std::string_view, 14> names{"encrypted", "needs_password", "javascript", "other_action", "web_link", "attachment", "xfa", "repaired", "without_form", "odd_structure",
        "differing_values", "foreign_choice", "unsafe_text", "cut_short"};
    return names.at(static_cast<std::size_t>(trait));
}

void take_signer(ReadAnswers& answers, const pdf::PdfSignatures& signatures)
{
    for (const pdf::PdfSignature& signature : signatures.signatures) {
        if (!signature.report) {
            continue;
        }
        answers.signer = signature.report->signer.name;
        if (signature.report->vouching == crypto::Vouching::vouched_for) {
            answers.vouched_by = signature.report->signer.issuer;
        }
        if (!signature.report->weaknesses.empty()) {
            answers.notes.emplace_back("weak");
        }
        if (signature.report->vouching == crypto::Vouching::out_of_date) {
            answers.notes.emplace_back("certificate_out_of_date");
        }
        if (signature.report->timestamp && signature.report->timestamp->holds) {
            answers.notes.emplace_back("timestamped");
        }
    }
}

// A PDF has no code of its own: its fingerprint stands for it, the same for whoever holds the very file.
std::string code_of(std::string_view bytes) { return document::telephone_code("pdf", crypto::sha256(bytes)); }

Result<ReadAnswers> try_pdf(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now)
{
    const pdf::PdfSignatures signatures = TRY(pdf::read_pdf_signatures(bytes, anchors, now));
    // Only what was signed was said by whoever signed.
    const std::string_view said = signatures.answers_length > 0 ? bytes.substr(0, signatures.answers_length) : bytes;
    const pdf::PdfForm form = TRY(pdf::read_pdf_form(said));
    ReadAnswers answers;
    answers.form = Form::pdf;
    answers.trust = trust_in(signatures.state);
    for (const auto& [name, value] : form.values) {
        answers.fields[pdf::from_pdf_name(name)] = value;
    }
    take_signer(answers, signatures);
    for (const pdf::PdfTrait trait : form.traits) {
        answers.notes.emplace_back(name_of(trait));
    }
    if (signatures.later_change != pdf::LaterChange::nothing) {
        answers.notes.emplace_back(name_of(signatures.later_change));
    }
    const bool is_signed = answers.trust == Trust::signed_unconfirmed || answers.trust == Trust::signed_vouched;
    if (is_signed && signatures.later_change == pdf::LaterChange::nothing && signatures.answers_length < bytes.size()) {
        answers.notes.emplace_back("later_bytes");
    }
    // The words of commitment stand in the form, to be accepted: who signs without has bound nobody yet.
    const auto accepts = answers.fields.find("signer.accepts");
    if (is_signed && (accepts == answers.fields.end() || accepts->second != "yes")) {
        answers.trust = Trust::not_signed;
        answers.notes.emplace_back("not_accepted");
    }
    const bool may_be_confirmed = answers.trust == Trust::signed_unconfirmed || answers.trust == Trust::signed_vouched;
    answers.code = may_be_confirmed ? code_of(bytes) : "";
    return answers;
}

}  // namespace

Result<ReadAnswers> try_answers(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now)
{
    constexpr std::size_t pdf_head = 1024;  // ISO 32000-1, annex H, note 13: readers accept the mark anywhere in the first 1,024 bytes
    const bool is_pdf = bytes.substr(0, pdf_head).find("%PDF-") != std::string_view::npos;
    return is_pdf ? try_pdf(bytes, anchors, now) : try_page(bytes);
}

}  // namespace asepsie::application
