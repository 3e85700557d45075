#include "domain/mail/authentication/received_line.h"

#include "domain/mail/authentication/field_cursor.h"
#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace asepsie::authentication {
namespace {

constexpr std::string_view letters_of_addresses = "0123456789abcdefghijklmnopqrstuvwxyz.:-";

// The clauses of the line: what stands between "from" and "by", and behind.
struct Clauses {
    std::string from_words;     // the sender's own name for itself
    std::string from_comments;  // what the server found out
    std::string by;
    std::string protocol;
    std::size_t froms = 0;
    std::size_t bys = 0;
};

enum class Clause : std::uint8_t { none, from, by, protocol, other };

Clause clause_named(std::string_view word)
{
    if (text::equals_ignoring_case(word, "from")) {
        return Clause::from;
    }
    if (text::equals_ignoring_case(word, "by")) {
        return Clause::by;
    }
    if (text::equals_ignoring_case(word, "with")) {
        return Clause::protocol;
    }
    const bool is_other = text::equals_ignoring_case(word, "for") || text::equals_ignoring_case(word, "id") || text::equals_ignoring_case(word, "via");
    return is_other ? Clause::other : Clause::none;
}

void put(Clauses& clauses, Clause at, std::string_view word)
{
    if (at == Clause::from) {
        clauses.from_words += text::lower(word) + ' ';
    } else if (at == Clause::by && clauses.by.empty()) {
        clauses.by = text::lower(word);
    } else if (at == Clause::protocol && clauses.protocol.empty()) {
        clauses.protocol = text::lower(word);
    }
}

// Nothing where the line cannot be read without doubt.
std::optional<Clauses> clauses_of(std::string_view raw_value)
{
    if (raw_value.size() > longest_received_bytes || !is_clean(raw_value)) {
        return std::nullopt;
    }
    Clauses clauses;
    Clause at = Clause::none;
    FieldCursor cursor(raw_value);
    for (cursor.skip_blanks(); !cursor.at_end() && !cursor.stands_at(';'); cursor.skip_blanks()) {
        if (cursor.stands_at('(')) {
            const auto comment = cursor.take_comment();
            if (!comment.ok()) {
                return std::nullopt;
            }
            if (at == Clause::from) {
                clauses.from_comments += text::lower(*comment) + ' ';
            }
            continue;
        }
        const auto word = cursor.take_value(";");
        if (!word.ok()) {
            return std::nullopt;
        }
        const Clause next = clause_named(*word);
        clauses.froms += next == Clause::from ? 1 : 0;
        clauses.bys += next == Clause::by ? 1 : 0;
        if (next == Clause::none) {
            put(clauses, at, *word);
        } else {
            at = next;
        }
    }
    const bool is_plain = clauses.bys == 1 && clauses.froms <= 1 && !clauses.by.empty();
    return is_plain ? std::optional(clauses) : std::nullopt;
}

std::optional<std::array<std::int64_t, 4>> quad_of(std::string_view text)
{
    const auto pieces = text::split(text, '.');
    std::array<std::int64_t, 4> quad{};
    if (pieces.size() != quad.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < quad.size(); ++i) {
        const auto number = pieces[i].size() <= 3 ? text::to_integer(pieces[i]) : std::nullopt;
        if (!number || *number < 0 || *number > 255) {
            return std::nullopt;
        }
        quad[i] = *number;
    }
    return quad;
}

bool is_version_6(std::string_view text)
{
    return std::count(text.begin(), text.end(), ':') >= 2 && text.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
}

// Every number that is an address, in lower case.
std::vector<std::string> addresses_in(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        text.remove_prefix(std::min(text.find_first_of(letters_of_addresses), text.size()));
        std::string_view run = text.substr(0, text.find_first_not_of(letters_of_addresses));
        text.remove_prefix(run.size());
        if (run.starts_with("ipv6:")) {
            run.remove_prefix(5);
        }
        if (is_version_6(run)) {
            found.emplace_back(run);
        } else if (quad_of(run.substr(0, run.find(':')))) {  // perhaps with a port
            found.emplace_back(run.substr(0, run.find(':')));
        }
    }
    return found;
}

// The addresses of Exchange Online's own servers ("2603:10a6:20b:110::25"). Those that Azure rents out start otherwise. Its filters also send other customers'
// mail from 2a01:111:f400:7e…, but never to a mailbox's server ("by AM7PR04CA0015.outlook.office365.com"): only to another filter.
bool is_inside_microsoft(std::string_view address, std::string_view by)
{
    if (address.starts_with("2a01:111:f400:7e") && by.ends_with(".outlook.office365.com")) {
        return true;
    }
    constexpr std::array<std::string_view, 5> networks{"2603:1096:", "2603:10a6:", "2603:10b6:", "2603:10c6:", "2603:10d6:"};
    return std::any_of(networks.begin(), networks.end(), [&](std::string_view network) { return address.starts_with(network); });
}

bool is_last_delivery(std::string_view protocol)
{
    constexpr std::array<std::string_view, 8> protocols{"lmtp", "lmtpa", "lmtps", "lmtpsa", "http", "https", "mapi", "local"};
    return std::find(protocols.begin(), protocols.end(), protocol) != protocols.end();
}

Handover handover_of(const Clauses& clauses)
{
    if (clauses.froms == 0) {
        return Handover::inside;
    }
    const auto is_ours = [&](const std::string& address) { return is_private_address(address) || (is_of_microsoft(clauses.by) && is_inside_microsoft(address, clauses.by)); };
    const auto written = addresses_in(clauses.from_words);
    const auto found_out = addresses_in(clauses.from_comments);
    if (!std::all_of(written.begin(), written.end(), is_ours) || !std::all_of(found_out.begin(), found_out.end(), is_ours)) {
        return Handover::outside;
    }
    return !found_out.empty() || is_last_delivery(clauses.protocol) ? Handover::inside : Handover::outside;
}

}  // namespace

bool is_of_microsoft(std::string_view lower_case_host)
{
    return lower_case_host.ends_with(".outlook.com") || lower_case_host.ends_with(".outlook.office365.com");
}

bool is_private_address(std::string_view address)
{
    if (is_version_6(address)) {  // RFC 4291 (loopback, link-local), RFC 4193 (unique local)
        return address == "::1" || address.starts_with("fe80:") || ((address.starts_with("fc") || address.starts_with("fd")) && address.find(':') == 4);
    }
    const auto quad = quad_of(address);  // RFC 1918, RFC 1122, RFC 3927
    return quad && ((*quad)[0] == 10 || (*quad)[0] == 127 || ((*quad)[0] == 192 && (*quad)[1] == 168) || ((*quad)[0] == 172 && (*quad)[1] >= 16 && (*quad)[1] <= 31)
                       || ((*quad)[0] == 169 && (*quad)[1] == 254));
}

ReceivedLine read_received(std::string_view raw_value)
{
    const auto clauses = clauses_of(raw_value);
    return clauses ? ReceivedLine{clauses->by, handover_of(*clauses)} : ReceivedLine{};
}

}  // namespace asepsie::authentication
