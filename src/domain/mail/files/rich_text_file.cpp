#include "domain/mail/files/addresses.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"
#include "foundation/containers/compound_file.h"
#include "foundation/containers/little_endian.h"
#include "foundation/containers/rtf_text.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_rich_text_bytes = 10'000'000;
constexpr std::size_t most_rtf_objects = 20;
constexpr std::size_t most_object_bytes = 1'000'000;
constexpr std::size_t most_object_bytes_in_all = 8'000'000;

// The bytes of {\*\objdata …}: hexadecimal, however it is broken up. Commands and braces in between are how somebody hides it; they are left out as Word does.
std::string object_bytes(std::string_view rest, std::size_t most)
{
    std::string out;
    int high = -1;
    int depth = 0;
    for (std::size_t i = 0; i < rest.size() && out.size() < most; ++i) {
        const char c = rest[i];
        if (c == '\\') {
            while (i + 1 < rest.size() && ((rest[i + 1] >= 'a' && rest[i + 1] <= 'z') || (rest[i + 1] >= '0' && rest[i + 1] <= '9') || rest[i + 1] == '-' || rest[i + 1] == '\'')) {
                ++i;
            }
            continue;
        }
        if (c == '{' || c == '}') {
            depth += c == '{' ? 1 : -1;
            if (depth < 0) {
                break;
            }
            continue;
        }
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) {
            continue;
        }
        if (high < 0) {
            high = digit;
        } else {
            out += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    return out;
}

// MS-OLEDS 2.2.4: version, format, the class's name, two more names, and the data.
bool object_starts(std::string_view object)
{
    std::size_t at = 8;
    std::string first_name;
    for (int names = 0; names < 3; ++names) {
        const std::size_t size = containers::u32_at(object, at);
        if (names == 0) {
            first_name = text::lower(containers::piece_of(object, at + 4, std::min<std::size_t>(size, 60)));
        }
        at += 4 + size;
    }
    const std::string_view data = containers::piece_of(object, at + 4, object.size());
    if (first_name.starts_with("package")) {
        // Without the length that precedes it in a stream of a compound file.
        return native_object_starts("\0\0\0\0" + std::string(data.substr(0, 64'000)));
    }
    if (first_name.starts_with("equation") || first_name.starts_with("htmlfile") || first_name.starts_with("scriptlet") || first_name.starts_with("otkloadr")) {
        return true;
    }
    const auto compound = containers::CompoundFile::open(data);
    return compound.ok() && native_object_starts(compound->read("\x01Ole10Native", 64'000));
}

void note_rtf_objects(Attachment& file, std::string_view bytes)
{
    const bool is_updated = text::contains(bytes, "\\objupdate");
    std::size_t left = most_object_bytes_in_all;
    std::size_t objects = 0;
    for (std::size_t at = bytes.find("\\objdata"); at != std::string_view::npos && objects < most_rtf_objects; at = bytes.find("\\objdata", at + 8), ++objects) {
        const std::string object = object_bytes(bytes.substr(at + 8, 4 * most_object_bytes), std::min(most_object_bytes, left));
        left -= object.size();
        if (is_updated || object_starts(object)) {
            file.add(FileTrait::embedded_program);
        }
    }
}

void note_template(Attachment& file, std::string_view bytes)
{
    constexpr std::string_view command = "\\*\\template";
    if (text::contains(bytes, "\\objautlink")) {
        file.add(FileTrait::distant_template);
    }
    for (std::size_t at = bytes.find(command), seen = 0; at != std::string_view::npos && seen < 20; at = bytes.find(command, at + 1), ++seen) {
        const std::string_view rest = bytes.substr(at, longest_address_bytes);
        const std::string target = containers::text_in_rtf(rest.substr(command.size(), rest.find('}') - command.size())).text;
        if (is_elsewhere(target)) {
            file.add(FileTrait::distant_template);
            add_link(file, LinkOrigin::document, text::trim(target));
        }
    }
}

}  // namespace

void look_into_rich_text(Attachment& file, std::string_view bytes)
{
    if (bytes.size() > most_rich_text_bytes) {
        bytes = bytes.substr(0, most_rich_text_bytes);
        file.add(FileTrait::cut_short);
    }
    note_rtf_objects(file, bytes);
    note_template(file, bytes);
    add_addresses_in(file, LinkOrigin::document, bytes);
}

}  // namespace asepsie::mail
