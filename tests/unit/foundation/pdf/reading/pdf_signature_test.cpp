#include "foundation/pdf/reading/pdf_signature.h"

#include "foundation/pdf/reading/pdf_form.h"

#include "support/signed_pdf.h"

#include <gtest/gtest.h>

namespace asepsie::pdf {
namespace {

using tests::Authority;
using tests::Identity;
using tests::noon;
using tests::PdfFile;
using tests::PdfSigning;
using tests::sample_form;

const Authority& authority()
{
    static const Authority made("Autorité d'essai");
    return made;
}

const Identity& supplier()
{
    static const Identity made = authority().issue({.name = "Marie Durand"});
    return made;
}

const crypto::TrustAnchors& anchors()
{
    static const std::string pem[] = {authority().certificate_pem()};
    static const crypto::TrustAnchors made = *crypto::TrustAnchors::create(pem);
    return made;
}

PdfSignatures judged(std::string_view bytes, const crypto::TrustAnchors& trusted = anchors())
{
    const auto found = read_pdf_signatures(bytes, trusted, noon);
    EXPECT_TRUE(found.ok()) << found.error().detail;
    return found.value_or({});
}

PdfFile signed_form(const PdfSigning& how = {})
{
    PdfFile file = sample_form();
    tests::sign(file, supplier(), how);
    return file;
}

// The form signed, then updated.
PdfSignatures after(const PdfFile::Objects& changed)
{
    PdfFile file = signed_form();
    file.update(changed);
    return judged(file.bytes());
}

std::vector<SignatureFlaw> flaws_of(std::string_view bytes)
{
    const PdfSignatures found = judged(bytes);
    EXPECT_EQ(found.state, SignatureState::broken);
    EXPECT_EQ(found.answers_length, 0U);
    return found.signatures.empty() ? found.flaws : found.signatures[0].flaws;
}

std::string replaced(std::string text, const std::string& piece, const std::string& other)
{
    const std::size_t at = text.rfind(piece);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, piece.size(), other);
}

using Flaws = std::vector<SignatureFlaw>;

TEST(PdfSignature, tells_who_signed_the_whole_file)
{
    const PdfFile file = signed_form();
    const PdfSignatures found = judged(file.bytes());
    EXPECT_EQ(found.state, SignatureState::signed_vouched_for);
    EXPECT_EQ(found.answers_length, file.bytes().size());
    EXPECT_EQ(found.later_change, LaterChange::nothing);
    ASSERT_EQ(found.signatures.size(), 1U);
    const PdfSignature& signature = found.signatures[0];
    EXPECT_EQ(signature.field, "signature20");
    EXPECT_EQ(signature.flaws, Flaws{});
    EXPECT_EQ(signature.report->signer.name, "Marie Durand");
    EXPECT_EQ(signature.report->signer.issuer, "Autorité d'essai");
    EXPECT_EQ(signature.report->claimed_time, noon);
    EXPECT_EQ(judged(file.bytes(), {}).state, SignatureState::signed_unverified) << "nobody is believed";
    EXPECT_EQ(judged(file.bytes() + "\r\n\n").state, SignatureState::signed_vouched_for) << "blanks at the end say nothing";
    EXPECT_EQ(judged(signed_form({.kind = "adbe.pkcs7.detached"}).bytes()).state, SignatureState::signed_vouched_for);
}

TEST(PdfSignature, says_that_a_form_is_not_signed)
{
    EXPECT_EQ(judged(sample_form().bytes()).state, SignatureState::not_signed);
    PdfFile file = sample_form();
    file.update({{5, file.with(5, "[6 0 R", "[30 0 R 6 0 R")}, {30, "<< /FT /Sig /T (here) >>"}});
    const PdfSignatures empty = judged(file.bytes());
    EXPECT_EQ(empty.state, SignatureState::not_signed);
    EXPECT_EQ(empty.unsigned_fields, 1U);
    EXPECT_EQ(read_pdf_signatures("hello", {}, noon).error().code, ErrorCode::malformed);
    EXPECT_EQ(judged("%PDF-1.7\nbadly written").state, SignatureState::not_signed);
}

TEST(PdfSignature, breaks_with_every_flipped_byte)
{
    const PdfFile file = signed_form();
    const std::string& whole = file.bytes();
    const std::size_t hole_begin = whole.find("/Contents <3") + 10;
    const std::size_t hole_end = whole.find('>', hole_begin);
    std::size_t looked_at = 0;
    for (std::size_t at = 0; at < whole.size(); at += whole[at] == '0' ? 211 : 13) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        const auto found = read_pdf_signatures(flipped, anchors(), noon);
        const bool is_vouched_for = found.ok() && found->state == SignatureState::signed_vouched_for;
        // Within the value, the copy of the authority's certificate may be damaged: the anchor itself stands in for it.
        const bool may_hold = at > hole_begin && at < hole_end && found.ok() && found->answers_length == whole.size();
        EXPECT_TRUE(!is_vouched_for || may_hold) << "byte " << at;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 100U);
    EXPECT_EQ(flaws_of(replaced(whole, "Cabinet des Tilleuls", "Cabinet des Platanes")), Flaws{SignatureFlaw::content_changed});
}

TEST(PdfSignature, calls_weak_or_refuses_what_can_be_forged)
{
    EXPECT_EQ(judged(signed_form({.cms = {.digest = "SHA1"}}).bytes()).state, SignatureState::signed_unverified);
    EXPECT_EQ(flaws_of(signed_form({.kind = "adbe.pkcs7.sha1"}).bytes()), Flaws{SignatureFlaw::refused_kind});
    EXPECT_EQ(flaws_of(signed_form({.ready_contents = "no CMS"}).bytes()), Flaws{SignatureFlaw::unreadable_cms});
    const Identity other = authority().issue({.name = "Paul Martin"});
    EXPECT_EQ(flaws_of(signed_form({.cms = {.names_instead = &other}}).bytes()), Flaws{SignatureFlaw::other_certificate});
}

TEST(PdfSignature, sees_universal_forgery)
{
    const auto with_dictionary = [](const std::string& dictionary) {
        PdfFile file = sample_form();
        file.update({{5, file.with(5, "[6 0 R", "[31 0 R 6 0 R")}, {30, dictionary}, {31, "<< /FT /Sig /T (s) /V 30 0 R >>"}});
        return file.bytes();
    };
    const std::string kind = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached ";
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/Contents <3000> >>")), Flaws{SignatureFlaw::no_byte_range});
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange null /Contents <3000> >>")), Flaws{SignatureFlaw::no_byte_range});
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange [0 10 20 30] >>")), Flaws{SignatureFlaw::no_contents});
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange [0 10 20 30] /Contents null >>")), Flaws{SignatureFlaw::no_contents});
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange [0 10 20 30] /Contents <> >>")), Flaws{SignatureFlaw::no_contents});
    EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange [0 10 20 30] /Contents <3000> >>")), Flaws{SignatureFlaw::hole_is_not_contents});
    for (const char* range : {"[0 -10 20 30]", "[1 10 20 30]", "[0 10 5 30]", "[0 10 20]", "[0 10 20 99999999]", "[0 10 20 0]", "[0 (a) 20 30]", "[0 0 20 30]", "7"}) {
        EXPECT_EQ(flaws_of(with_dictionary("<< " + kind + "/ByteRange " + range + " /Contents <3000> >>")), Flaws{SignatureFlaw::bad_byte_range}) << range;
    }
    EXPECT_EQ(flaws_of(with_dictionary("(text)")), Flaws{SignatureFlaw::no_dictionary});
    EXPECT_EQ(flaws_of(signed_form({.ready_contents = std::string(8, '\0')}).bytes()), Flaws{SignatureFlaw::no_contents});
}

TEST(PdfSignature, sees_wrapping)
{
    const PdfFile file = signed_form();
    // The old dictionary is kept for its bytes, and a new one in an update points at them.
    const std::size_t range_at = file.bytes().find("/ByteRange [") + 11;
    const std::string range = file.bytes().substr(range_at, file.bytes().find(']', range_at) + 1 - range_at);
    const std::size_t contents_at = file.bytes().find("/Contents <3") + 10;
    const std::string contents = file.bytes().substr(contents_at, file.bytes().find('>', contents_at) + 1 - contents_at);
    PdfFile wrapped = file;
    wrapped.update({{7, file.with(7, "Cabinet des Tilleuls", "Mallory")},
        {20, "<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange " + range + " /Contents " + contents + " >>"}});
    EXPECT_EQ(flaws_of(wrapped.bytes()), Flaws{SignatureFlaw::hole_is_not_contents});
    // Something put into the hole, beside the value.
    const std::string more = replaced(file.bytes(), " /Contents <3", "/Contents  <3");
    EXPECT_EQ(flaws_of(replaced(file.bytes(), std::string(40, '0') + "> >>", std::string(30, '0') + ">/X (123456)>>")), Flaws{SignatureFlaw::hole_is_not_contents});
    EXPECT_NE(flaws_of(more), Flaws{});
    EXPECT_EQ(flaws_of(signed_form({.more_entries = "/Contents <00> "}).bytes()), Flaws{SignatureFlaw::ambiguous});
    EXPECT_EQ(flaws_of(signed_form({.more_entries = "/ByteRange [0 1 2 3] "}).bytes()).size(), 1U);
}

TEST(PdfSignature, holds_only_over_a_whole_revision_that_has_it)
{
    // What is signed ends in the middle of the file's only revision.
    const PdfFile file = signed_form();
    const std::string& bytes = file.bytes();
    const std::size_t last = bytes.rfind(' ', bytes.find(']', bytes.find("/ByteRange [")));
    const std::string shorter = bytes.substr(0, last + 1) + "0000000099" + bytes.substr(last + 11);
    EXPECT_EQ(flaws_of(shorter), Flaws{SignatureFlaw::not_at_revision_end});
}

TEST(PdfSignature, tells_what_an_update_changed)
{
    const PdfFile file = signed_form();
    const auto value = after({{7, file.with(7, "Cabinet des Tilleuls", "Mallory")}});
    EXPECT_EQ(value.state, SignatureState::altered_after_signing);
    EXPECT_EQ(value.later_change, LaterChange::form_values);
    PdfFile changed = file;
    changed.update({{7, file.with(7, "Cabinet des Tilleuls", "Mallory")}});
    EXPECT_EQ(value.answers_length, file.bytes().size());
    EXPECT_EQ(read_pdf_form(std::string_view(changed.bytes()).substr(0, value.answers_length))->values.at("practice.name"), "Cabinet des Tilleuls")
        << "answers come from the signed revision";
    EXPECT_EQ(after({{8, file.with(8, "/V /Oui /AS /Oui", "/V /Off /AS /Off")}}).later_change, LaterChange::form_values);
    EXPECT_EQ(after({{13, tests::stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "other")}}).later_change, LaterChange::form_values) << "what a field shows";
    EXPECT_EQ(after({{5, file.with(5, "/Helv 12 0 R", "/Helv 40 0 R")}, {40, file.object(12)}}).later_change, LaterChange::form_values) << "what fields are drawn with";
    EXPECT_EQ(after({{5, file.with(5, "/Helv 12 0 R", "/Helv 12 0 R /New 40 0 R")}, {40, file.object(12)}}).later_change, LaterChange::signing_data) << "one more font";
    const std::string note = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (Tout va bien) >>";
    const auto overlaid = after({{3, file.with(3, "[7 0 R", "[40 0 R 7 0 R")}, {40, note}});
    EXPECT_EQ(overlaid.state, SignatureState::altered_after_signing);
    EXPECT_EQ(overlaid.later_change, LaterChange::annotations);
    EXPECT_EQ(after({{40, "<< /Title (Document) >>"}}).later_change, LaterChange::signing_data) << "nothing leads to it";
}

TEST(PdfSignature, sees_shadow_attacks)
{
    const PdfFile file = signed_form();
    const std::map<std::string, PdfFile::Objects> attacks{
        {"replace: other content of the page", {{4, tests::stream("", "BT (other) Tj ET")}}},
        {"replace: a font that shows other letters", {{12, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"}}},
        {"hide: the page shows another stream", {{3, file.with(3, "/Contents 4 0 R", "/Contents 13 0 R")}}},
        {"hide and replace: another tree of pages", {{1, file.with(1, "/Pages 2 0 R", "/Pages 50 0 R")}, {50, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}}},
        {"kids moved", {{6, "<< /T (practice) /Kids [60 0 R] >>"}, {60, file.with(7, "Cabinet des Tilleuls", "Mallory")}}},
        {"a field renamed", {{8, file.with(8, "(backup)", "(other)")}}},
        {"a field moved", {{8, file.with(8, "/Rect [50 660 70 680]", "/Rect [50 620 70 640]")}}},
        {"other words for the same choice", {{9, file.with(9, "[(me) (supplier)]", "[(supplier) (me)]")}}},
        {"a field taken away", {{5, file.with(5, "6 0 R ", "")}}},
        {"a widget taken off the page", {{3, file.with(3, "7 0 R ", "")}}},
        {"a new field", {{5, file.with(5, "[6 0 R", "[60 0 R 6 0 R")}, {60, "<< /FT /Tx /T (more) /V (x) >>"}}},
        {"a widget of no field", {{3, file.with(3, "[7 0 R", "[60 0 R 7 0 R")}, {60, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (y) /Rect [0 0 9 9] >>"}}},
        {"an action", {{7, file.with(7, "/T (name)", "/T (name) /AA << /F << /S /JavaScript /JS (x) >> >>")}}},
        {"another catalog's action", {{1, file.with(1, "/Pages", "/OpenAction << /S /JavaScript /JS (x) >> /Pages")}}},
        {"a second form", {{5, file.with(5, "/DA", "/XFA [(a) 4 0 R] /DA")}}},
        {"the signature's own words", {{20, file.with(20, "/M (D:2026", "/Reason (ok) /M (D:2025")}}},
    };
    for (const auto& [name, objects] : attacks) {
        const PdfSignatures found = after(objects);
        EXPECT_TRUE(found.state == SignatureState::altered_after_signing || found.state == SignatureState::broken) << name;
        EXPECT_TRUE(found.state == SignatureState::broken || found.later_change == LaterChange::anything) << name;
    }
}

TEST(PdfSignature, sees_incremental_saving_without_a_table)
{
    const PdfFile file = signed_form();
    const std::string changed = "7 0 obj\n" + file.with(7, "Cabinet des Tilleuls", "Mallory") + "\nendobj\n";
    const PdfSignatures bare = judged(file.bytes() + changed);
    EXPECT_EQ(bare.state, SignatureState::altered_after_signing);
    EXPECT_EQ(bare.later_change, LaterChange::anything);
    EXPECT_EQ(flaws_of(file.bytes() + changed + "trailer << /Root 1 0 R >>\nstartxref\n7\n%%EOF\n"), Flaws{SignatureFlaw::unreadable_file});
    // A table that does not go back to the signed one: its objects are gone.
    PdfFile lost = file;
    lost.update({{7, file.with(7, "Cabinet des Tilleuls", "Mallory")}});
    EXPECT_NE(judged(replaced(lost.bytes(), "/Prev", "/Pre_")).state, SignatureState::signed_vouched_for);
}

TEST(PdfSignature, sees_that_a_signature_was_taken_out)
{
    const PdfFile file = signed_form();
    const auto emptied = after({{21, file.with(21, "/V 20 0 R", "")}});
    EXPECT_EQ(emptied.state, SignatureState::altered_after_signing);
    EXPECT_EQ(emptied.flaws, Flaws{SignatureFlaw::signature_removed});
    EXPECT_EQ(emptied.unsigned_fields, 1U);
    EXPECT_EQ(after({{5, sample_form().object(5)}}).flaws, Flaws{SignatureFlaw::signature_removed}) << "the field itself is gone";
    EXPECT_EQ(after({{20, "null"}}).flaws, Flaws{SignatureFlaw::signature_removed});
}

TEST(PdfSignature, judges_several_signatures_each_over_its_revision)
{
    PdfFile file = signed_form();
    const std::size_t first = file.bytes().size();
    const Identity second = authority().issue({.name = "Paul Martin"});
    tests::sign(file, second, {.number = 22});
    const PdfSignatures both = judged(file.bytes());
    EXPECT_EQ(both.state, SignatureState::signed_vouched_for);
    ASSERT_EQ(both.signatures.size(), 2U);
    EXPECT_EQ(both.signatures[0].later_change, LaterChange::signing_data);
    EXPECT_EQ(both.signatures[1].report->signer.name, "Paul Martin");
    EXPECT_EQ(both.answers_length, first) << "what both stand over";
    EXPECT_EQ(both.later_change, LaterChange::nothing);

    PdfFile validated = signed_form();
    validated.update({{1, validated.with(1, "/Pages", "/DSS << /Certs [70 0 R] >> /Pages")}, {70, tests::stream("", "certificate")}});
    EXPECT_EQ(judged(validated.bytes()).state, SignatureState::signed_vouched_for) << "material for verifying it later (PAdES B-LT)";

    PdfFile overlaid = signed_form();
    tests::sign(overlaid, tests::self_signed({.name = "Mallory"}), {.number = 22, .also = {{7, overlaid.with(7, "Cabinet des Tilleuls", "Mallory")}}});
    const PdfSignatures smuggled = judged(overlaid.bytes());
    EXPECT_EQ(smuggled.state, SignatureState::altered_after_signing) << "a stranger's signature covers no change of what the first one signed";
    EXPECT_EQ(smuggled.signatures[0].later_change, LaterChange::form_values);
    EXPECT_EQ(smuggled.signatures[1].state, SignatureState::signed_unverified);
    EXPECT_EQ(smuggled.answers_length, first);
}

TEST(PdfSignature, reads_timestamps_inside_and_over_the_document)
{
    const Identity clock = authority().issue({.name = "Horodatage d'essai", .extended_usage = "critical,timeStamping"});
    const PdfSignatures stamped = judged(signed_form({.cms = {.claimed = std::nullopt, .clock = &clock}}).bytes());
    EXPECT_EQ(stamped.state, SignatureState::signed_vouched_for);
    EXPECT_TRUE(stamped.signatures[0].report->timestamp->holds);
    EXPECT_EQ(stamped.signatures[0].report->claimed_time, noon) << "what /M says";
    PdfFile bad = sample_form();
    tests::sign(bad, supplier(), {.kind = "ETSI.RFC3161", .ready_contents = tests::timestamp_token(clock, "other", noon)});
    EXPECT_EQ(judged(bad.bytes()).signatures[0].flaws, Flaws{SignatureFlaw::content_changed});
}

TEST(PdfSignature, takes_no_more_signatures_than_the_limit)
{
    PdfFile file = sample_form();
    std::string fields = "[6 0 R";
    PdfFile::Objects many{{30, "<< /Type /Sig >>"}};
    for (int i = 100; i < 100 + static_cast<int>(most_signatures) + 1; ++i) {
        fields += " " + std::to_string(i) + " 0 R";
        many[i] = "<< /FT /Sig /T (s" + std::to_string(i) + ") /V 30 0 R >>";
    }
    many[5] = file.with(5, "[6 0 R", fields);
    file.update(many);
    EXPECT_EQ(read_pdf_signatures(file.bytes(), {}, noon).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace asepsie::pdf
