#include "foundation/journal/journal.h"

#include "foundation/base/encoding.h"
#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"
#include "foundation/crypto/seal.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace asepsie::journal {
namespace {

constexpr std::string_view magic = "asepsie-journal-1";
constexpr std::string_view seal_mark = "seal";
constexpr std::size_t hash_signs = 2 * crypto::sha256_bytes;
constexpr std::size_t signature_signs = 2 * crypto::signature_bytes;
constexpr std::size_t code_signs = 12;  // 60 bits
constexpr std::size_t code_group = 4;

std::string hash_of(std::string_view previous_line, std::string_view body)
{
    std::string both(previous_line);
    both += '\n';
    both += body;
    return crypto::to_hex(crypto::sha256(both));
}

std::string sealed_text(std::string_view first_line, std::uint64_t n, std::string_view at, std::string_view last_line)
{
    return fmt::format("{}\n{} {} {}\n{}", first_line, seal_mark, n, at, last_line);
}

// signature: as it is written, in small letters and no other way.
bool holds(std::string_view public_key, std::string_view content, std::string_view signature)
{
    const auto bytes = crypto::from_hex(signature);
    return bytes.ok() && crypto::to_hex(*bytes) == signature && crypto::is_signed_by(public_key, content, *bytes);
}

bool is_id(std::string_view text)
{
    return !text.empty() && text.size() <= 64
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

// "HASH SIGNATURE BODY".
struct EntryLine {
    std::string_view whole;
    std::string_view hash;
    std::string_view signature;
    std::string_view body;
    Entry entry;

    [[nodiscard]] bool follows(std::string_view previous_line) const { return hash_of(previous_line, body) == hash; }
    [[nodiscard]] bool is_signed(std::string_view public_key) const
    {
        return holds(public_key, hash, signature);
    }
};

std::optional<EntryLine> entry_in(std::string_view line)
{
    constexpr std::size_t body_at = hash_signs + 1 + signature_signs + 1;
    if (line.size() < body_at || line.size() > max_line_bytes || line[hash_signs] != ' ' || line[body_at - 1] != ' ') {
        return std::nullopt;
    }
    EntryLine read{line, line.substr(0, hash_signs), line.substr(hash_signs + 1, signature_signs), line.substr(body_at), {}};
    auto parsed = json::parse(read.body);
    if (!parsed.ok() || !parsed->is_object()) {
        return std::nullopt;
    }
    json::Object& said = parsed->get_object();
    const auto n = json::integer_in(said, "n");
    const auto at = json::string_in(said, "at");
    const auto moment = at ? parse_moment(*at) : std::nullopt;
    if (!n || *n < 1 || !moment) {
        return std::nullopt;
    }
    read.entry = {static_cast<std::uint64_t>(*n), *moment, std::move(said)};
    return read;
}

// "seal N AT SIGNATURE".
struct SealLine {
    std::uint64_t n = 0;
    std::string_view at;
    std::string_view signature;
};

std::optional<SealLine> seal_in(std::string_view line)
{
    const auto parts = text::split(line, ' ');
    if (parts.size() != 4 || parts[0] != seal_mark) {
        return std::nullopt;
    }
    const auto n = text::to_integer(parts[1]);
    if (!n || *n < 0 || std::to_string(*n) != parts[1] || !parse_moment(parts[2])) {
        return std::nullopt;
    }
    return SealLine{static_cast<std::uint64_t>(*n), parts[2], parts[3]};
}

class Reader {
public:
    Reader(Reading& into, std::string_view first) : m_into(into), m_first(first), m_previous(first) {}

    void take(std::string_view line)
    {
        ++m_line;
        if (m_seal) {  // nothing follows a seal
            const auto after = entry_in(line);
            find(Flaw::misplaced, after ? after->entry.n : 0);
            return;
        }
        if (const auto seal = seal_in(line)) {
            m_seal = seal;
            m_seal_line = m_line;
            return;
        }
        auto read = entry_in(line);
        if (!read) {
            find(Flaw::unreadable, 0);
            m_previous = line;
            ++m_expected;
            return;
        }
        judge(*read);
        m_previous = read->whole;
        m_expected = read->entry.n + 1;
        m_into.entries.push_back(std::move(read->entry));
        m_lines.push_back({read->whole, read->hash, read->signature, m_line});
    }

    void finish()
    {
        if (!has_good_seal()) {
            // Who rebuilds hashes without the key cannot sign them: the first that is not signed tells from where on.
            blame_unsigned();
        }
        std::sort(m_into.findings.begin(), m_into.findings.end(), [](const Finding& a, const Finding& b) { return a.line < b.line; });
        m_into.code = m_lines.empty() ? "" : code_of(m_lines.back().whole);
    }

private:
    struct Kept {
        std::string_view whole;
        std::string_view hash;
        std::string_view signature;
        std::uint64_t line;
    };

    [[nodiscard]] bool is_signed(const Kept& kept) const
    {
        return holds(m_into.public_key, kept.hash, kept.signature);
    }

    void find(Flaw flaw, std::uint64_t entry) { m_into.findings.push_back({flaw, m_line, entry}); }

    void judge(const EntryLine& line)
    {
        const std::uint64_t n = line.entry.n;
        if (n == m_expected && line.follows(m_previous)) {
            return;
        }
        if (!line.is_signed(m_into.public_key)) {
            find(Flaw::forged, n);
        } else if (n > m_expected) {
            find(Flaw::missing, n);
        } else if (n < m_expected) {
            find(Flaw::misplaced, n);
        } else {
            // Signed in its place, and yet it does not follow: its body was changed, or the line before it. That one's content was judged already, its signature was not.
            const bool is_before_flawed = !m_into.findings.empty() && m_into.findings.back().line == m_line - 1;
            if (is_before_flawed) {
                return;
            }
            if (!m_lines.empty() && m_lines.back().line == m_line - 1 && !is_signed(m_lines.back())) {
                m_into.findings.push_back({Flaw::forged, m_line - 1, m_into.entries.back().n});
            } else {
                find(Flaw::altered, n);
            }
        }
    }

    bool has_good_seal()
    {
        if (!m_seal) {
            m_line += 1;
            find(Flaw::not_sealed, 0);
            return false;
        }
        m_into.sealed_at = *parse_moment(m_seal->at);
        if (holds(m_into.public_key, sealed_text(m_first, m_seal->n, m_seal->at, m_previous), m_seal->signature)) {
            // The code is of the last line, so its signature is no place to search for one that fits.
            return m_lines.empty() || is_signed(m_lines.back());
        }
        const std::uint64_t last = m_expected - 1;
        m_into.findings.push_back({m_seal->n > last ? Flaw::cut_off : Flaw::not_sealed, m_seal_line, last});
        return false;
    }

    void blame_unsigned()
    {
        std::set<std::uint64_t> known;
        for (const Finding& finding : m_into.findings) {
            known.insert(finding.line);
        }
        for (std::size_t place = 0; place < m_lines.size(); ++place) {
            const Kept& kept = m_lines[place];
            if (!known.contains(kept.line) && !is_signed(kept)) {
                m_into.findings.push_back({Flaw::forged, kept.line, m_into.entries[place].n});
            }
        }
    }

    Reading& m_into;
    std::string_view m_first;
    std::string_view m_previous;
    std::vector<Kept> m_lines;
    std::optional<SealLine> m_seal;
    std::uint64_t m_seal_line = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_expected = 1;
};

}  // namespace

std::string first_line(std::string_view id, std::string_view public_key)
{
    ASSERT(is_id(id) && public_key.size() == crypto::public_key_bytes);
    return fmt::format("{} {} {}", magic, id, crypto::to_hex(public_key));
}

Result<std::string> next_line(std::string_view previous_line, std::uint64_t n, Moment at, const json::Object& said, const crypto::Signer& signer)
{
    json::Object body;
    body["n"] = n;
    body["at"] = to_iso(at);
    for (const auto& member : said) {
        body.insert(member);
    }
    const std::string written = json::write_compact(body);
    const std::string hash = hash_of(previous_line, written);
    std::string line = fmt::format("{} {} {}", hash, crypto::to_hex(signer.sign(hash)), written);
    if (line.size() > max_line_bytes) {
        return fail(ErrorCode::too_large, "an entry of the journal");
    }
    // What could not be read back would stand in the journal for ever.
    if (!text::is_plain_utf8(written) || !entry_in(line)) {
        return fail(ErrorCode::malformed, "an entry of the journal");
    }
    return line;
}

std::string seal_line(std::string_view first_line, std::uint64_t n, Moment at, std::string_view last_line, const crypto::Signer& signer)
{
    const std::string moment = to_iso(at);
    return fmt::format("{} {} {} {}", seal_mark, n, moment, crypto::to_hex(signer.sign(sealed_text(first_line, n, moment, last_line))));
}

std::string code_of(std::string_view last_line)
{
    const std::string code = text::to_crockford(crypto::sha256(last_line), code_signs);
    return code.substr(0, code_group) + "-" + code.substr(code_group, code_group) + "-" + code.substr(2 * code_group);
}

std::string_view name_of(Flaw flaw)
{
    constexpr std::array<std::string_view, 7> names{"unreadable", "altered", "forged", "missing", "misplaced", "cut_off", "not_sealed"};
    return names.at(static_cast<std::size_t>(flaw));
}

Result<Reading> read_journal(std::string_view text, std::string_view expected_key)
{
    if (text.size() > max_journal_bytes) {
        return fail(ErrorCode::too_large, "a journal");
    }
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto parts = text::split(first, ' ');
    if (parts.size() != 3 || parts[0] != magic || !is_id(parts[1])) {
        return fail(ErrorCode::malformed, "the first line is no journal's");
    }
    const auto key = crypto::from_hex(parts[2]);
    if (!key.ok() || key->size() != crypto::public_key_bytes) {
        return fail(ErrorCode::malformed, "the journal's key");
    }
    if (!expected_key.empty() && *key != expected_key) {
        return fail(ErrorCode::malformed, "the journal's key is another one");
    }
    Reading reading{std::string(parts[1]), *key, {}, {}, "", {}};
    Reader reader(reading, first);
    std::string_view rest = first.size() < text.size() ? text.substr(first.size() + 1) : std::string_view();
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        reader.take(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    reader.finish();
    return reading;
}

}  // namespace asepsie::journal
