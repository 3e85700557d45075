#include "domain/mail/authentication/dkim_canonical.h"

#include "foundation/base/text.h"
#include "foundation/crypto/digest.h"

#include <algorithm>
#include <limits>

namespace asepsie::authentication {
namespace {

constexpr std::size_t buffer_bytes = 65'536;

bool is_line_blank(char sign) { return sign == ' ' || sign == '\t'; }

// Calls visit(piece) for each run of signs that are no blanks of a line.
template <typename Visit>
void for_each_run(std::string_view line, Visit visit)
{
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        visit(line.substr(0, end));
        line.remove_prefix(std::min(line.find_first_not_of(" \t", end), line.size()));
    }
}

class BodyHasher {
public:
    explicit BodyHasher(std::optional<std::uint64_t> most) : m_left(most.value_or(std::numeric_limits<std::uint64_t>::max())) { m_buffer.reserve(buffer_bytes); }

    void add(std::string_view piece)
    {
        m_total += piece.size();
        const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), m_left));
        m_left -= taken;
        if (m_buffer.size() + taken > buffer_bytes) {
            flush();
        }
        if (taken > buffer_bytes) {
            m_hash.add(piece.substr(0, taken));
        } else {
            m_buffer += piece.substr(0, taken);
        }
    }

    BodyHash finish()
    {
        flush();
        return {m_hash.digest(), m_total};
    }

private:
    void flush()
    {
        m_hash.add(m_buffer);
        m_buffer.clear();
    }

    crypto::Sha256 m_hash;
    std::string m_buffer;
    std::uint64_t m_left;
    std::uint64_t m_total = 0;
};

// Runs of blanks become one, those at the end of the line go.
void add_relaxed(BodyHasher& hasher, std::string_view line)
{
    if (line.find('\t') == std::string_view::npos && line.find("  ") == std::string_view::npos && !line.ends_with(' ')) {
        hasher.add(line);  // as most lines are already
        return;
    }
    bool is_first = true;
    for_each_run(line, [&](std::string_view run) {
        if (!is_first) {
            hasher.add(" ");
        }
        hasher.add(run);
        is_first = false;
    });
}

std::string with_crlf(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) {
            out += '\r';
        }
        out += text[i];
    }
    return out;
}

std::string_view without_last_line_end(std::string_view value)
{
    if (value.ends_with('\n')) {
        value.remove_suffix(1);
    }
    if (value.ends_with('\r')) {
        value.remove_suffix(1);
    }
    return value;
}

}  // namespace

std::string canonical_field(std::string_view name, std::string_view raw_value, Canonicalisation form)
{
    raw_value = without_last_line_end(raw_value);
    if (form == Canonicalisation::simple) {
        return std::string(name) + ':' + with_crlf(raw_value);
    }
    std::string out = text::lower(text::trim(name)) + ':';
    bool waits = false;  // a blank that counts if something follows
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < raw_value.size(); ++i) {
        const char sign = raw_value[i];
        const bool is_line_end = sign == '\n' || (sign == '\r' && i + 1 < raw_value.size() && raw_value[i + 1] == '\n');
        if (is_line_end) {
            continue;
        }
        if (is_line_blank(sign)) {
            waits = true;
            continue;
        }
        if (waits && out.size() > start) {
            out += ' ';
        }
        waits = false;
        out += sign;
    }
    return out;
}

BodyHash hash_of_body(std::string_view body, Canonicalisation form, std::optional<std::uint64_t> most)
{
    BodyHasher hasher(most);
    std::size_t empty_lines = 0;  // that count if something follows
    bool is_any = false;
    text::for_each_line(body, [&](std::string_view line) {
        const bool is_relaxed = form == Canonicalisation::relaxed;
        if (line.empty() || (is_relaxed && line.find_first_not_of(" \t") == std::string_view::npos)) {
            ++empty_lines;
            return;
        }
        for (; empty_lines > 0; --empty_lines) {
            hasher.add("\r\n");
        }
        if (is_relaxed) {
            add_relaxed(hasher, line);
        } else {
            hasher.add(line);
        }
        hasher.add("\r\n");
        is_any = true;
    });
    if (!is_any && form == Canonicalisation::simple) {
        hasher.add("\r\n");  // RFC 6376, section 3.4.3; relaxed, an empty body stays empty
    }
    return hasher.finish();
}

}  // namespace asepsie::authentication
