#include "domain/mail/files/addresses.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"
#include "foundation/containers/little_endian.h"

namespace asepsie::mail {
namespace {

constexpr std::size_t most_started_objects = 1'000;
constexpr std::size_t most_shortcut_bytes = 1'000'000;

// Pictures, sounds and documents are what honest notebooks hold.
bool is_everyday(FileKind kind)
{
    return kind == FileKind::picture || kind == FileKind::sound_or_film || kind == FileKind::pdf || kind == FileKind::old_office || kind == FileKind::open_office;
}

// What stands between two marks, in each place.
template <typename Visit>
void for_each_between(std::string_view bytes, std::string_view before, std::string_view after, Visit visit)
{
    std::size_t seen = 0;
    for (std::size_t at = bytes.find(before); at != std::string_view::npos && seen < most_started_objects; at = bytes.find(before, at + before.size()), ++seen) {
        const std::string_view rest = bytes.substr(at + before.size(), longest_address_bytes);
        visit(text::trim(rest.substr(0, rest.find_first_of(after))));
    }
}

}  // namespace

// MS-ONESTORE 2.6.13: FileDataStoreObject, a mark, a length of eight bytes, twelve more, and the file.
void look_into_notebook(Attachment& file, std::string_view bytes)
{
    constexpr std::string_view mark("\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC", 16);
    constexpr std::size_t data_at = 36;
    constexpr std::size_t enough_to_tell = 40'000;
    std::size_t objects = 0;
    for (std::size_t at = bytes.find(mark); at != std::string_view::npos && objects < most_started_objects; at = bytes.find(mark, at + mark.size()), ++objects) {
        const std::size_t size = containers::u32_at(bytes, at + 16);
        const std::string_view object = containers::piece_of(bytes, at + data_at, std::min(size, enough_to_tell));
        if (!object.empty() && !is_everyday(kind_of_bytes(object))) {
            file.add(FileTrait::embedded_program);
        }
        add_addresses_in(file, LinkOrigin::document, object.substr(0, 10'000));
    }
    if (objects >= most_started_objects) {
        file.add(FileTrait::cut_short);
    }
}

// LNK, URL, searches and libraries, remote desktops: whatever they are written in, the address stands in letters.
void look_into_shortcut(Attachment& file, std::string_view bytes)
{
    if (bytes.size() > most_shortcut_bytes) {
        bytes = bytes.substr(0, most_shortcut_bytes);
        file.add(FileTrait::cut_short);
    }
    add_addresses_in(file, LinkOrigin::document, bytes);
    add_wide_addresses_in(file, LinkOrigin::document, bytes);
    const auto note = [&](std::string_view address) {
        if (is_elsewhere(address)) {
            add_link(file, LinkOrigin::document, address);
        }
    };
    for_each_between(bytes, "URL=", "\r\n", note);
    for_each_between(bytes, "IconFile=", "\r\n", note);
    for_each_between(bytes, "<url>", "<", note);
    for_each_between(bytes, "full address:s:", "\r\n", [&](std::string_view host) { add_link(file, LinkOrigin::document, host); });
}

}  // namespace asepsie::mail
