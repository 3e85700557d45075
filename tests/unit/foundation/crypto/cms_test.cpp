#include "foundation/crypto/cms.h"

#include "support/signing_authority.h"

#include <gtest/gtest.h>

#include <openssl/err.h>

namespace asepsie::crypto {
namespace {

using std::chrono::days;
using tests::Authority;
using tests::Identity;
using tests::noon;
using tests::Signing;

const Authority& authority()
{
    static const Authority made("Autorité d'essai");
    return made;
}

const Identity& clock_of_tests()
{
    static const Identity made = authority().issue({.name = "Horodatage d'essai", .extended_usage = "critical,timeStamping"});
    return made;
}

TrustAnchors anchors()
{
    const std::string pem[] = {authority().certificate_pem()};
    return *TrustAnchors::create(pem);
}

Result<CmsReport> verified(std::string_view der, std::string_view content, const TrustAnchors& trusted = anchors(), Moment now = noon)
{
    const std::string_view pieces[] = {content.substr(0, 3), content.substr(3)};
    return verify_detached_cms({der, pieces, trusted, now});
}

TEST(Cms, tells_who_signed_and_who_vouches)
{
    const Identity signer = authority().issue({.name = "Marie Durand"});
    const std::string der = tests::sign(signer, "réponses du prestataire");
    const auto report = verified(der, "réponses du prestataire");
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_TRUE(report->digest_holds);
    EXPECT_TRUE(report->signature_holds);
    EXPECT_EQ(report->certificate_named, CertificateNamed::as_it_should);
    EXPECT_EQ(report->signer.name, "Marie Durand");
    EXPECT_EQ(report->signer.issuer, "Autorité d'essai");
    EXPECT_EQ(report->vouching, Vouching::vouched_for);
    EXPECT_TRUE(report->weaknesses.empty());
    EXPECT_EQ(report->claimed_time, noon);
    EXPECT_TRUE(report->was_valid_when_signed);
    EXPECT_FALSE(report->timestamp);
    EXPECT_EQ(verified(der + std::string(500, '\0'), "réponses du prestataire")->vouching, Vouching::vouched_for) << "the zeros of a placeholder";
}

TEST(Cms, tells_a_changed_content_from_a_changed_signature)
{
    std::string der = tests::sign(authority().issue({.name = "Marie Durand"}), "oui oui");
    const auto changed = verified(der, "oui non");
    EXPECT_FALSE(changed->digest_holds);
    EXPECT_TRUE(changed->signature_holds);
    der.back() = static_cast<char>(der.back() ^ 1);
    const auto flipped = verified(der, "oui oui");
    EXPECT_TRUE(flipped->digest_holds);
    EXPECT_FALSE(flipped->signature_holds);
}

TEST(Cms, vouches_only_for_what_an_anchor_stands_behind)
{
    const Identity signer = authority().issue({.name = "Marie Durand"});
    const std::string der = tests::sign(signer, "contenu");
    EXPECT_EQ(verified(der, "contenu", TrustAnchors{})->vouching, Vouching::no_anchor);
    const std::string pem[] = {Authority("Autorité d'essai").certificate_pem()};
    EXPECT_EQ(verified(der, "contenu", *TrustAnchors::create(pem))->vouching, Vouching::no_anchor) << "the same name, another key";
    const std::string alone = tests::sign(tests::self_signed({.name = "Marie Durand"}), "contenu");
    EXPECT_EQ(verified(alone, "contenu")->vouching, Vouching::no_anchor);
    const std::string itself[] = {tests::pem_of(signer)};
    EXPECT_EQ(verified(der, "contenu", *TrustAnchors::create(itself))->vouching, Vouching::vouched_for) << "a certificate may be an anchor itself";
}

TEST(Cms, holds_dates_and_uses_against_the_certificate)
{
    const Identity expired = authority().issue({.name = "Hier", .from = noon - days(400), .until = noon - days(35)});
    const auto late = verified(tests::sign(expired, "contenu", {.claimed = noon}), "contenu");
    EXPECT_EQ(late->vouching, Vouching::out_of_date);
    EXPECT_FALSE(late->was_valid_when_signed);
    const auto backdated = verified(tests::sign(expired, "contenu", {.claimed = noon - days(100)}), "contenu");
    EXPECT_EQ(backdated->vouching, Vouching::out_of_date) << "the signer's own word on the time hides no expiry";
    EXPECT_TRUE(backdated->was_valid_when_signed);
    const Identity server = authority().issue({.name = "www", .extended_usage = "serverAuth,clientAuth"});
    EXPECT_EQ(verified(tests::sign(server, "contenu"), "contenu")->vouching, Vouching::unfit);
    const Identity person = authority().issue({.name = "Marie Durand", .extended_usage = "clientAuth,1.3.6.1.5.5.7.3.36"});
    EXPECT_EQ(verified(tests::sign(person, "contenu"), "contenu")->vouching, Vouching::vouched_for) << "document signing, RFC 9336";
    const Identity lent = tests::self_signed({.name = "x"});
    const Identity issued_by_leaf{lent.key, lent.certificate, person.certificate};
    EXPECT_EQ(verified(tests::sign(issued_by_leaf, "contenu"), "contenu")->vouching, Vouching::no_anchor);
}

TEST(Cms, calls_weak_what_can_be_forged)
{
    const Identity signer = authority().issue({.name = "Marie Durand"});
    EXPECT_EQ(verified(tests::sign(signer, "contenu", {.digest = "SHA1"}), "contenu")->weaknesses, std::vector{Weakness::digest});
    const Identity short_key = authority().issue({.name = "Court", .key = tests::KeyKind::rsa_1024});
    const auto weak = verified(tests::sign(short_key, "contenu"), "contenu");
    EXPECT_TRUE(weak->signature_holds);
    EXPECT_EQ(weak->weaknesses, std::vector{Weakness::key});
    EXPECT_EQ(weak->vouching, Vouching::no_anchor) << "no link below 112 bits";
    const Identity old = authority().issue({.name = "Ancien", .digest = "SHA1"});
    EXPECT_EQ(verified(tests::sign(old, "contenu"), "contenu")->weaknesses, std::vector{Weakness::certificate});
    const Identity rsa = authority().issue({.name = "RSA", .key = tests::KeyKind::rsa_2048});
    EXPECT_TRUE(verified(tests::sign(rsa, "contenu"), "contenu")->weaknesses.empty());
    EXPECT_EQ(verified(tests::sign(rsa, "contenu"), "contenu")->vouching, Vouching::vouched_for);
}

TEST(Cms, sees_whether_the_certificate_is_named)
{
    const Identity signer = authority().issue({.name = "Marie Durand"});
    EXPECT_EQ(verified(tests::sign(signer, "contenu", {.names_certificate = false}), "contenu")->certificate_named, CertificateNamed::not_at_all);
    const Identity other = authority().issue({.name = "Paul Martin"});
    EXPECT_EQ(verified(tests::sign(signer, "contenu", {.names_instead = &other}), "contenu")->certificate_named, CertificateNamed::another);
    EXPECT_EQ(verified(tests::sign(signer, "contenu", {.names_instead = &signer}), "contenu")->certificate_named, CertificateNamed::as_it_should);
}

TEST(Cms, believes_a_timestamp_that_is_vouched_for)
{
    const Identity expired = authority().issue({.name = "Hier", .from = noon - days(400), .until = noon - days(35)});
    const auto in_time = verified(tests::sign(expired, "contenu", {.claimed = std::nullopt, .clock = &clock_of_tests(), .stamped_at = noon - days(40)}), "contenu");
    ASSERT_TRUE(in_time->timestamp);
    EXPECT_TRUE(in_time->timestamp->holds);
    EXPECT_EQ(in_time->timestamp->time, noon - days(40));
    EXPECT_EQ(in_time->timestamp->authority.name, "Horodatage d'essai");
    EXPECT_EQ(in_time->timestamp->vouching, Vouching::vouched_for);
    EXPECT_EQ(in_time->checked_at, noon - days(40));
    EXPECT_EQ(in_time->vouching, Vouching::vouched_for);
    EXPECT_TRUE(in_time->was_valid_when_signed);
}

TEST(Cms, believes_no_timestamp_of_a_stranger_of_the_future_or_over_something_else)
{
    const Identity expired = authority().issue({.name = "Hier", .from = noon - days(400), .until = noon - days(35)});
    const Identity stranger = tests::self_signed({.name = "Horloge", .extended_usage = "critical,timeStamping"});
    const auto strange = verified(tests::sign(expired, "contenu", {.clock = &stranger, .stamped_at = noon - days(40)}), "contenu");
    EXPECT_TRUE(strange->timestamp->holds);
    EXPECT_EQ(strange->timestamp->vouching, Vouching::no_anchor);
    EXPECT_EQ(strange->vouching, Vouching::out_of_date);
    const auto moved = verified(tests::sign(expired, "contenu", {.clock = &clock_of_tests(), .stamped_at = noon - days(40), .stamped_instead = "other"}), "contenu");
    EXPECT_FALSE(moved->timestamp->holds);
    EXPECT_EQ(moved->vouching, Vouching::out_of_date);
    const Identity ordinary = authority().issue({.name = "Marie Durand"});
    const auto no_clock = verified(tests::sign(ordinary, "contenu", {.clock = &ordinary}), "contenu");
    EXPECT_EQ(no_clock->timestamp->vouching, Vouching::unfit) << "its certificate is not for stamping";
    const Identity next = authority().issue({.name = "Demain", .from = noon + days(1), .until = noon + days(365)});
    const auto ahead = verified(tests::sign(next, "contenu", {.clock = &clock_of_tests(), .stamped_at = noon + days(2)}), "contenu");
    EXPECT_EQ(ahead->vouching, Vouching::out_of_date);
    EXPECT_EQ(ahead->checked_at, noon);
}

TEST(Cms, reads_a_timestamp_over_the_content_itself)
{
    const std::string token = tests::timestamp_token(clock_of_tests(), "document", noon);
    const std::string_view pieces[] = {"docu", "ment"};
    const auto timestamp = verify_timestamp({token, pieces, anchors(), noon});
    ASSERT_TRUE(timestamp.ok()) << timestamp.error().detail;
    EXPECT_TRUE(timestamp->holds);
    EXPECT_EQ(timestamp->time, noon);
    const std::string_view others[] = {"docu", "mens"};
    EXPECT_FALSE(verify_timestamp({token, others, anchors(), noon})->holds);
    EXPECT_FALSE(verify_timestamp({tests::sign(clock_of_tests(), "document"), pieces, anchors(), noon}).ok());
}

TEST(Cms, refuses_what_is_no_detached_signature)
{
    const Identity signer = authority().issue({.name = "Marie Durand"});
    const std::string der = tests::sign(signer, "contenu");
    EXPECT_EQ(verified("", "contenu").error().code, ErrorCode::malformed);
    EXPECT_EQ(verified(std::string(100, '\0'), "contenu").error().code, ErrorCode::malformed);
    EXPECT_EQ(verified(der.substr(0, der.size() - 1), "contenu").error().code, ErrorCode::malformed);
    EXPECT_EQ(verified(der + "x", "contenu").error().code, ErrorCode::malformed);
    EXPECT_EQ(verified(std::string(largest_cms_bytes + 1, '0'), "contenu").error().code, ErrorCode::too_large);
    EXPECT_EQ(verified(tests::sign(signer, "contenu", {.keeps_content = true}), "contenu").error().code, ErrorCode::unsupported);
    EXPECT_EQ(ERR_peek_error(), 0U) << "nothing is left behind in OpenSSL's queue";
}

TEST(Cms, refuses_anchors_that_are_no_certificates)
{
    const std::string none[] = {authority().certificate_pem(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"};
    EXPECT_EQ(TrustAnchors::create(none).error().code, ErrorCode::malformed);
    const std::string both[] = {authority().certificate_pem() + Authority("b").certificate_pem()};
    EXPECT_TRUE(TrustAnchors::create(both).ok());
    EXPECT_TRUE(TrustAnchors::create({})->empty());
}

}  // namespace
}  // namespace asepsie::crypto
