#include "application/reading/try_answers.h"

#include "foundation/crypto/digest.h"
#include "foundation/crypto/ecdsa.h"
#include "foundation/crypto/seal.h"
#include "foundation/document/answer_page.h"
#include "foundation/document/html_form.h"
#include "foundation/pdf/drawing/field_name.h"
#include "foundation/pdf/reading/pdf_form.h"
#include "foundation/pdf/reading/pdf_signature.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using pdf::SignatureState;
using suppliers::Form;
using suppliers::Trust;

Result<ReadAnswers> try_page(std::string_view bytes)
{
    ReadAnswers answers;
    answers.form = Form::html;
    const auto read = document::read_answer_page(bytes);
    if (!read.ok() && read.error().code == ErrorCode::not_found) {
        return answers;  // as it was sent
    }
    const document::AnswerPage page = TRY(read);
    answers.page = document::form_fingerprint(bytes);
    answers.fields = TRY(document::fields_of(page.payload));
    if (!page.is_draft()) {
        const bool holds = crypto::verify_ecdsa_p256(page.payload, page.signature, page.key).ok();
        // Whoever signs accepts the commitment: a signature without it was not made by our page.
        const auto accepts = answers.fields.find("signer.accepts");
        const bool is_accepted = accepts != answers.fields.end() && accepts->second == "yes";
        answers.trust = holds && is_accepted ? Trust::signed_unconfirmed : Trust::altered;
        answers.code = document::telephone_code(page.key, page.payload);
        // Not the signature: of each there is a second one that holds as well.
        answers.revision = holds ? crypto::to_hex(crypto::sha256(crypto::sha256(page.payload) + crypto::sha256(page.key))) : "";
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

Note note_of(pdf::LaterChange change)
{
    switch (change) {
    case pdf::LaterChange::signing_data: return Note::later_signing_data;
    case pdf::LaterChange::form_values: return Note::later_form_values;
    case pdf::LaterChange::annotations: return Note::later_annotations;
    case pdf::LaterChange::nothing:
    case pdf::LaterChange::anything: break;
    }
    return Note::later_anything;
}

Note note_of(pdf::PdfTrait trait)
{
    switch (trait) {
    case pdf::PdfTrait::encrypted: return Note::encrypted;
    case pdf::PdfTrait::needs_password: return Note::needs_password;
    case pdf::PdfTrait::javascript: return Note::javascript;
    case pdf::PdfTrait::other_action: return Note::other_action;
    case pdf::PdfTrait::web_link: return Note::web_link;
    case pdf::PdfTrait::attachment: return Note::attachment;
    case pdf::PdfTrait::xfa: return Note::xfa;
    case pdf::PdfTrait::repaired: return Note::repaired;
    case pdf::PdfTrait::without_form: return Note::without_form;
    case pdf::PdfTrait::odd_structure: return Note::odd_structure;
    case pdf::PdfTrait::differing_values: return Note::differing_values;
    case pdf::PdfTrait::foreign_choice: return Note::foreign_choice;
    case pdf::PdfTrait::unsafe_text: return Note::unsafe_text;
    case pdf::PdfTrait::cut_short: return Note::cut_short;
    case pdf::PdfTrait::differing_look: return Note::differing_look;
    }
    return Note::odd_structure;
}

void add(ReadAnswers& answers, Note note)
{
    if (std::find(answers.notes.begin(), answers.notes.end(), note) == answers.notes.end()) {
        answers.notes.push_back(note);
    }
}

// A timestamp says when the signature was there already: one that came later makes nothing younger.
std::optional<Moment> time_of(const crypto::CmsReport& report)
{
    const bool is_believed = report.timestamp && report.timestamp->holds && report.timestamp->vouching == crypto::Vouching::vouched_for;
    if (!is_believed) {
        return report.claimed_time;
    }
    return std::min(report.claimed_time.value_or(report.timestamp->time), report.timestamp->time);
}

// Who signed the answers: the signature over that very revision. Whoever signed later signed something more, and stands for nothing in it.
void take_signer(ReadAnswers& answers, const pdf::PdfSignatures& signatures)
{
    for (const pdf::PdfSignature& signature : signatures.signatures) {
        if (!signature.report) {
            continue;
        }
        if (signatures.answers_length > 0 && signature.signed_length != signatures.answers_length) {
            add(answers, Note::other_signer);
            continue;
        }
        const crypto::CmsReport& report = *signature.report;
        if (signatures.answers_length > 0) {
            answers.revision = crypto::to_hex(crypto::sha256(signature.signed_digest + report.signer.fingerprint));
            answers.signed_at = time_of(report);
        }
        answers.signer = report.signer.name;
        answers.vouched_by = report.vouching == crypto::Vouching::vouched_for ? report.signer.issuer : "";
        if (!report.weaknesses.empty()) {
            add(answers, Note::weak);
        }
        if (!report.was_valid_when_signed || report.vouching == crypto::Vouching::out_of_date) {
            add(answers, Note::certificate_out_of_date);
        }
        if (report.timestamp && report.timestamp->holds) {
            add(answers, Note::timestamped);
        }
    }
}

// A PDF has no code of its own: what was signed stands for it, the same for whoever holds it.
std::string code_of(const ReadAnswers& answers) { return document::telephone_code("pdf", answers.revision); }

// Two readers could read two things in it: whoever signed may have seen another one.
bool can_be_read_otherwise(const pdf::PdfForm& form)
{
    return std::any_of(form.traits.begin(), form.traits.end(), [](pdf::PdfTrait trait) {
        return trait == pdf::PdfTrait::differing_values || trait == pdf::PdfTrait::differing_look || trait == pdf::PdfTrait::xfa || trait == pdf::PdfTrait::odd_structure || trait == pdf::PdfTrait::cut_short;
    });
}

Result<ReadAnswers> try_pdf(std::string_view bytes, const crypto::TrustAnchors& anchors, Moment now)
{
    const pdf::PdfSignatures signatures = TRY(pdf::read_pdf_signatures(bytes, anchors, now));
    // Only what was signed was said by whoever signed.
    const std::string_view said = signatures.answers_length > 0 ? bytes.substr(0, signatures.answers_length) : bytes;
    pdf::PdfForm form = TRY(pdf::read_pdf_form(said));
    ReadAnswers answers;
    answers.form = Form::pdf;
    answers.trust = trust_in(signatures.state);
    for (const auto& [name, value] : form.values) {
        const auto [place, is_new] = answers.fields.emplace(pdf::from_pdf_name(name), value);
        if (!is_new && place->second != value) {
            place->second.clear();
            form.traits.insert(pdf::PdfTrait::differing_values);
        }
    }
    take_signer(answers, signatures);
    for (const pdf::PdfTrait trait : form.traits) {
        add(answers, note_of(trait));
    }
    if (answers.trust == Trust::signed_vouched && can_be_read_otherwise(form)) {
        answers.trust = Trust::signed_unconfirmed;
    }
    if (signatures.later_change != pdf::LaterChange::nothing) {
        add(answers, note_of(signatures.later_change));
    }
    const bool is_signed = answers.trust == Trust::signed_unconfirmed || answers.trust == Trust::signed_vouched;
    if (is_signed && signatures.later_change == pdf::LaterChange::nothing && signatures.answers_length < bytes.size()) {
        add(answers, Note::later_bytes);
    }
    // The words of commitment stand in the form, to be accepted: who signs without has bound nobody yet.
    const auto accepts = answers.fields.find("signer.accepts");
    if (is_signed && (accepts == answers.fields.end() || accepts->second != "yes")) {
        answers.trust = Trust::not_signed;
        add(answers, Note::not_accepted);
    }
    const bool may_be_confirmed = answers.trust == Trust::signed_unconfirmed || answers.trust == Trust::signed_vouched;
    answers.code = may_be_confirmed ? code_of(answers) : "";
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
