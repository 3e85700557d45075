#include "application/mail/mail_provider.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::application {
namespace {

constexpr std::string_view provider_field = "mail_provider";
constexpr std::size_t longest_host = 253;  // bytes (RFC 1035)

// As Authentication-Results write it: letters, figures, hyphens, and a dot within.
bool is_server_name(std::string_view name)
{
    const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
    return is_plain && name.size() <= longest_host && name.find('.') != std::string_view::npos && name.find("..") == std::string_view::npos && name.front() != '.' && name.back() != '.';
}

}  // namespace

Result<std::optional<std::string>> mail_provider(const PracticeFile& file)
{
    std::optional<std::string> found;
    TRY(file.database().query("SELECT value FROM practice WHERE field = ?", {provider_field}, [&](const storage::Row& row) { found = row.text(0); }));
    return found;
}

Result<Done> set_mail_provider(PracticeFile& file, std::string_view name, Moment now)
{
    const std::string kept = text::lower(text::trim(name));
    if (!kept.empty() && !is_server_name(kept)) {
        return fail(ErrorCode::malformed, "the name of a server");
    }
    TRY(file.database().run("INSERT OR REPLACE INTO practice(field, value) VALUES(?, ?)", {provider_field, std::string_view(kept)}));
    return file.note_change("mail_provider_set", kept, now);
}

}  // namespace asepsie::application
