#include "domain/mail/files/addresses.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

// What formats name themselves by: no address that anybody follows.
constexpr std::array<std::string_view, 8> names_of_formats{"http://schemas.", "http://www.w3.org/", "https://www.w3.org/", "http://purl.", "http://ns.adobe.com/", "http://purl.oclc.org/",
    "http://openoffice.org/", "http://docs.oasis-open.org/"};

constexpr std::size_t most_found = 20'000;  // repeated ones included: so many are compared with those before

bool ends_address(char c)
{
    constexpr std::string_view ending = "\"'<>`{}|\\^";
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' || ending.find(c) != std::string_view::npos;
}

bool begins_address(std::string_view rest)
{
    const std::string scheme = text::lower(rest.substr(0, 8));
    return scheme.starts_with("http://") || scheme == "https://";
}

void add_found(Attachment& file, LinkOrigin origin, std::string_view address)
{
    address = address.substr(0, address.find_last_not_of(".,;:!?)]") + 1);
    if (address.size() > 10 && std::none_of(names_of_formats.begin(), names_of_formats.end(), [&](std::string_view name) { return address.starts_with(name); })) {
        add_link(file, origin, address);
    }
}

}  // namespace

void add_link(Attachment& file, LinkOrigin origin, std::string_view address, std::string_view text)
{
    address = address.substr(0, longest_address_bytes);
    if (file.links.size() >= most_links) {
        file.add(FileTrait::cut_short);
        return;
    }
    const auto is_same = [&](const FileLink& link) { return link.origin == origin && link.address == address && link.text == text; };
    if (address.empty() || std::any_of(file.links.begin(), file.links.end(), is_same)) {
        return;
    }
    file.links.push_back({origin, std::string(address), std::string(text)});
}

void add_addresses_in(Attachment& file, LinkOrigin origin, std::string_view bytes)
{
    std::size_t found = 0;
    for (std::size_t at = bytes.find("://"); found < most_found && at != std::string_view::npos; at = bytes.find("://", at + 3)) {
        const std::size_t begin = at >= 5 && begins_address(bytes.substr(at - 5)) ? at - 5 : at >= 4 ? at - 4 : at;
        if (!begins_address(bytes.substr(begin))) {
            continue;
        }
        ++found;
        const std::string_view rest = bytes.substr(begin, longest_address_bytes);
        add_found(file, origin, rest.substr(0, static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), ends_address) - rest.begin())));
    }
}

void add_wide_addresses_in(Attachment& file, LinkOrigin origin, std::string_view bytes)
{
    constexpr std::string_view mark("\0:\0/\0/\0", 7);
    const auto narrow_from = [&](std::size_t at, std::size_t most) {
        std::string narrow;
        for (std::size_t i = at; i + 1 < bytes.size() && narrow.size() < most && bytes[i + 1] == '\0' && !ends_address(bytes[i]); i += 2) {
            narrow += bytes[i];
        }
        return narrow;
    };
    std::size_t found = 0;
    for (std::size_t at = bytes.find(mark); found < most_found && at != std::string_view::npos; at = bytes.find(mark, at + mark.size())) {
        for (const std::size_t back : {std::size_t{9}, std::size_t{7}}) {  // "https" or "http", but for the last letter's upper byte
            if (at >= back && begins_address(narrow_from(at - back, 8))) {
                ++found;
                add_found(file, origin, narrow_from(at - back, longest_address_bytes));
                break;
            }
        }
    }
}

bool is_elsewhere(std::string_view address)
{
    std::string folded = text::lower(text::trim(address).substr(0, 200));
    std::replace(folded.begin(), folded.end(), '\\', '/');
    if (folded.starts_with("mhtml:")) {
        folded.erase(0, 6);
    }
    if (folded.starts_with("http://") || folded.starts_with("https://") || folded.starts_with("ftp://")) {
        return true;
    }
    const bool is_file = folded.starts_with("file:");
    const std::string_view rest = std::string_view(folded).substr(is_file ? 5 : 0);
    const std::size_t slashes = std::min(rest.find_first_not_of('/'), rest.size());
    const bool names_drive = rest.size() > slashes + 1 && rest[slashes + 1] == ':';
    // Of a file's address, three slashes mean this computer; two, or four and more, another.
    return slashes < rest.size() && !names_drive && slashes >= 2 && !(is_file && slashes == 3);
}

}  // namespace asepsie::mail
