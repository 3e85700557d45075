#include "domain/mail/authentication/dkim_verify.h"

#include "domain/mail/authentication/dkim_canonical.h"
#include "domain/mail/authentication/dkim_key.h"
#include "domain/mail/authentication/dkim_signature.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/rsa.h"
#include "foundation/crypto/signing.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace asepsie::authentication {
namespace {

class Verifier {
public:
    Verifier(const HeaderFields& fields, std::string_view body, const DnsAnswers& answers, Moment now) : m_fields(fields), m_body(body), m_answers(answers), m_now(now)
    {
        for (std::size_t i = 0; i < std::min(fields.size(), most_fields); ++i) {
            m_places[text::lower(text::trim(fields[i].name))].push_back(i);
        }
    }

    DkimVerdict verify(std::size_t place)
    {
        const auto signature = parse_dkim_signature(m_fields[place].raw_value);
        if (!signature.ok()) {
            return {signature.error().code == ErrorCode::unsupported ? DkimState::unsupported : DkimState::malformed, {}, {}};
        }
        return {state_of(*signature, place), signature->domain, signature->selector};
    }

private:
    DkimState state_of(const DkimSignature& signature, std::size_t place)
    {
        if (signature.method == SigningMethod::refused) {
            return DkimState::unsupported;
        }
        const auto records = m_answers.find(signature.key_name());
        if (records == m_answers.end()) {
            return DkimState::not_answered;
        }
        const auto key = first_key(records->second);
        if (!key) {
            return DkimState::without_key;
        }
        if (const auto flaw = flaw_of(*key, signature)) {
            return *flaw;
        }
        const DkimState state = check(signature, *key, place);
        if (key->is_for_tests) {
            return DkimState::for_tests;
        }
        const bool stands = state == DkimState::holds || state == DkimState::partly_holds;
        return stands && signature.expires && *signature.expires < m_now ? DkimState::expired : state;
    }

    static std::optional<DkimKey> first_key(const std::vector<std::string>& records)
    {
        for (const std::string& record : records) {
            auto key = parse_dkim_key(record);
            if (key.ok()) {
                return std::move(*key);
            }
        }
        return std::nullopt;
    }

    static std::optional<DkimState> flaw_of(const DkimKey& key, const DkimSignature& signature)
    {
        if (key.bytes.empty()) {
            return DkimState::revoked;
        }
        const KeyKind wanted = signature.method == SigningMethod::rsa_sha256 ? KeyKind::rsa : KeyKind::ed25519;
        const bool suits = key.kind == wanted && key.allows_sha256 && key.is_for_mail && (!key.is_for_domain_only || signature.identity_domain == signature.domain);
        return suits ? std::nullopt : std::optional(DkimState::unsuitable_key);
    }

    DkimState check(const DkimSignature& signature, const DkimKey& key, std::size_t place)
    {
        const BodyHash& body = body_hash(signature);
        const std::uint64_t signed_bytes = signature.body_length.value_or(body.canonical_bytes);
        if (body.digest != signature.body_hash || signed_bytes > body.canonical_bytes) {
            return DkimState::body_changed;
        }
        const auto place_of_from = m_places.find("from");
        const std::size_t froms = place_of_from == m_places.end() ? 0 : place_of_from->second.size();
        const auto signed_froms = static_cast<std::size_t>(std::count(signature.signed_fields.begin(), signature.signed_fields.end(), "from"));
        const DkimState state = check_signature(signature, key, signed_header(signature, place));
        const bool is_whole = signed_bytes == body.canonical_bytes && froms <= signed_froms;
        return state == DkimState::holds && !is_whole ? DkimState::partly_holds : state;
    }

    static DkimState check_signature(const DkimSignature& signature, const DkimKey& key, const std::string& content)
    {
        if (signature.method == SigningMethod::ed25519_sha256) {
            return crypto::is_signed_by(key.bytes, crypto::sha256(content), signature.signature) ? DkimState::holds : DkimState::signature_wrong;
        }
        const auto held = crypto::verify_rsa_sha256(content, signature.signature, key.bytes);
        if (held.ok()) {
            return DkimState::holds;
        }
        switch (held.error().code) {
        case ErrorCode::malformed: return DkimState::without_key;
        case ErrorCode::unsupported: return DkimState::unsuitable_key;
        case ErrorCode::wrong_key: return DkimState::weak_key;
        default: return DkimState::signature_wrong;
        }
    }

    // RFC 6376, sections 3.7 and 5.4.2: of several fields of a name the lowest is signed first; a name without a field (left) adds nothing.
    std::string signed_header(const DkimSignature& signature, std::size_t place) const
    {
        std::string content;
        std::map<std::string_view, std::size_t> used;
        for (const std::string& name : signature.signed_fields) {
            const auto places = m_places.find(name);
            std::size_t& gone = used[name];
            if (places == m_places.end() || gone >= places->second.size()) {
                continue;
            }
            const std::size_t i = places->second[places->second.size() - ++gone];
            if (i != place) {
                content += canonical_field(m_fields[i].name, m_fields[i].raw_value, signature.of_header) + "\r\n";
            }
        }
        return content + canonical_field(m_fields[place].name, without_signature_value(m_fields[place].raw_value), signature.of_header);
    }

    const BodyHash& body_hash(const DkimSignature& signature)
    {
        const auto [at, is_new] = m_bodies.try_emplace({signature.of_body, signature.body_length});
        if (is_new) {
            at->second = hash_of_body(m_body, signature.of_body, signature.body_length);
        }
        return at->second;
    }

    const HeaderFields& m_fields;
    std::string_view m_body;
    const DnsAnswers& m_answers;
    Moment m_now;
    std::map<std::string, std::vector<std::size_t>> m_places;
    std::map<std::pair<Canonicalisation, std::optional<std::uint64_t>>, BodyHash> m_bodies;
};

}  // namespace

std::string_view name_of(DkimState state)
{
    constexpr std::array<std::string_view, 13> names{"holds", "partly_holds", "for_tests", "expired", "body_changed", "signature_wrong", "not_answered", "without_key", "revoked", "unsuitable_key",
        "weak_key", "unsupported", "malformed"};
    return names.at(static_cast<std::size_t>(state));
}

std::vector<DkimVerdict> verify_dkim(const HeaderFields& fields, std::string_view body, const DnsAnswers& answers, Moment now)
{
    Verifier verifier(fields, body, answers, now);
    std::vector<DkimVerdict> verdicts;
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields) && verdicts.size() < most_signatures; ++i) {
        if (is_named(fields[i], "dkim-signature")) {
            verdicts.push_back(verifier.verify(i));
        }
    }
    return verdicts;
}

}  // namespace asepsie::authentication
