#include "domain/mail/authentication/dkim_key.h"

#include "domain/mail/authentication/tag_list.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::authentication {
namespace {

bool holds(std::string_view value, std::string_view wanted)
{
    const auto pieces = pieces_of(value);
    return std::find(pieces.begin(), pieces.end(), wanted) != pieces.end();
}

KeyKind kind_named(std::string_view name)
{
    if (name == "rsa" || name.empty()) {
        return KeyKind::rsa;
    }
    return name == "ed25519" ? KeyKind::ed25519 : KeyKind::other;
}

}  // namespace

Result<DkimKey> parse_dkim_key(std::string_view record)
{
    const auto tags = TRY(parse_tag_list(record));
    const bool is_first = !tags.empty() && tags.front().name == "v";
    if (!has_tag(tags, "p") || (has_tag(tags, "v") && (!is_first || value_of(tags, "v") != "DKIM1"))) {
        return fail(ErrorCode::malformed, "DKIM key: no key of this version");
    }
    DkimKey key;
    key.kind = kind_named(text::lower(value_of(tags, "k")));
    key.bytes = TRY(bytes_in(value_of(tags, "p")));
    key.allows_sha256 = !has_tag(tags, "h") || holds(value_of(tags, "h"), "sha256");
    key.is_for_mail = !has_tag(tags, "s") || holds(value_of(tags, "s"), "*") || holds(value_of(tags, "s"), "email");
    key.is_for_tests = holds(value_of(tags, "t"), "y");
    key.is_for_domain_only = holds(value_of(tags, "t"), "s");
    return key;
}

}  // namespace asepsie::authentication
