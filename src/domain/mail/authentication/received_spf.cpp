#include "domain/mail/authentication/received_spf.h"

#include "domain/mail/authentication/authentication_results.h"
#include "domain/mail/authentication/field_cursor.h"
#include "foundation/base/text.h"

namespace asepsie::authentication {

Result<ReceivedSpf> parse_received_spf(std::string_view raw_value)
{
    if (raw_value.size() > longest_received_spf_bytes) {
        return fail(ErrorCode::too_large, "Received-SPF: longer than a field");
    }
    if (!is_clean(raw_value)) {
        return fail(ErrorCode::malformed, "Received-SPF: a control character");
    }
    FieldCursor cursor(raw_value);
    TRY(cursor.skip_blanks_and_comments());
    ReceivedSpf read;
    read.outcome = outcome_named(cursor.take_word(";="));
    if (read.outcome == mail::Authentication::Outcome::not_said) {
        return fail(ErrorCode::malformed, "Received-SPF: no result");
    }
    std::string helo;
    while (true) {
        TRY(cursor.skip_blanks_and_comments());
        if (cursor.at_end()) {
            break;
        }
        if (cursor.take(';')) {
            continue;
        }
        const auto key = TRY(cursor.take_value("=;"));
        TRY(cursor.skip_blanks_and_comments());
        if (!cursor.take('=')) {
            continue;
        }
        TRY(cursor.skip_blanks_and_comments());
        const auto value = TRY(cursor.take_value(";"));
        if (text::equals_ignoring_case(key, "envelope-from") && read.domain.empty()) {
            read.domain = host_in(value);
        } else if (text::equals_ignoring_case(key, "helo") && helo.empty()) {
            helo = host_in(value);
        } else if (text::equals_ignoring_case(key, "receiver") && read.receiver.empty()) {
            read.receiver = text::lower(value);
        }
    }
    if (read.domain.empty()) {
        read.domain = helo;
    }
    return read;
}

}  // namespace asepsie::authentication
