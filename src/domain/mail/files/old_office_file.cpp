#include "domain/mail/files/addresses.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/macros.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"
#include "foundation/containers/little_endian.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

using containers::CompoundEntry;
using containers::CompoundFile;

constexpr std::size_t most_searched_bytes = 8'000'000;
constexpr std::size_t most_native_bytes = 64'000;  // of each: names stand at the beginning
constexpr std::size_t most_native_objects = 100;

// MS-DOC 2.5.2: fEncrypted. MS-PPT 2.3.2: the mark of an encrypted document. MS-OFFCRYPTO 2.3.4.4 for the newer ones.
bool is_locked(const CompoundFile& compound)
{
    const std::string word = compound.read("WordDocument", 12);
    const bool is_locked_word = (containers::u16_at(word, 10) & 0x0100U) != 0;
    const bool is_locked_slides = containers::u32_at(compound.read("Current User", 16), 12) == 0xF3D1C4DF;
    return is_locked_word || is_locked_slides || compound.find("EncryptedPackage") != nullptr;
}

// MS-DOC 2.8.25: a field begins with 0x13; its instruction with the field's name.
bool has_dde_field(std::string_view text)
{
    std::size_t fields = 0;
    for (std::size_t at = text.find('\x13'); at != std::string_view::npos && fields < 50'000; at = text.find('\x13', at + 1), ++fields) {
        std::string instruction(text.substr(at + 1, 60));
        instruction.erase(std::remove(instruction.begin(), instruction.end(), '\0'), instruction.end());
        const auto words = text::words(instruction);
        if (!words.empty() && (text::equals_ignoring_case(words[0], "DDEAUTO") || text::equals_ignoring_case(words[0], "DDE"))) {
            return true;
        }
    }
    return false;
}

// Names of an installer's tables begin with this letter (U+4840).
bool is_installer(const CompoundFile& compound)
{
    return std::any_of(compound.entries().begin(), compound.entries().end(), [](const CompoundEntry& entry) { return entry.path.starts_with("\xE4\xA1\x80"); });
}

void note_objects(Attachment& file, const CompoundFile& compound)
{
    std::size_t objects = 0;
    for (const CompoundEntry& entry : compound.entries()) {
        if (!entry.is_storage && text::lower(entry.path).ends_with("\x01ole10native") && objects++ < most_native_objects && native_object_starts(compound.read(entry, most_native_bytes))) {
            file.add(FileTrait::embedded_program);
        }
    }
}

}  // namespace

// MS-OLEDS 2.3.6, and within it what the Packager writes: a label, a path, two numbers, a path, the bytes.
bool native_object_starts(std::string_view stream)
{
    constexpr std::size_t longest_path = 1'000;
    std::size_t at = 6;
    const auto next_text = [&] {
        const std::string_view rest = containers::piece_of(stream, at, longest_path);
        const std::string_view found = rest.substr(0, rest.find('\0'));
        at += found.size() + 1;
        return found;
    };
    const std::string_view label = next_text();
    const std::string_view path = next_text();
    at += 4;
    const std::size_t path_bytes = containers::u32_at(stream, at);
    const std::string_view content = containers::piece_of(stream, at + 4 + path_bytes + 4, 64);
    return starts_something(ending_of(label)) || starts_something(ending_of(path)) || kind_of_bytes(content) == FileKind::program;
}

void look_into_old_office(Attachment& file, std::string_view bytes)
{
    const auto compound = CompoundFile::open(bytes);
    if (!compound.ok()) {
        file.add(FileTrait::damaged);
        return;
    }
    if (compound->find("__properties_version1.0") != nullptr) {
        file.kind = FileKind::message;
        return;
    }
    if (is_installer(*compound)) {
        file.kind = FileKind::program;
        return;
    }
    if (compound->is_cut_short()) {
        file.add(FileTrait::cut_short);
    }
    if (compound->is_damaged()) {
        file.add(FileTrait::damaged);
    }
    if (is_locked(*compound)) {
        file.add(FileTrait::locked);
    }
    note_macros(file, *compound);
    note_objects(file, *compound);
    const std::string words = compound->read("WordDocument", most_searched_bytes);
    if (!file.has(FileTrait::locked) && has_dde_field(words)) {
        file.add(FileTrait::macros_that_start);
    }
    for (const std::string_view stream : {"WordDocument", "Workbook", "Book", "PowerPoint Document"}) {
        const std::string content = compound->read(stream, most_searched_bytes);
        add_addresses_in(file, LinkOrigin::document, content);
        add_wide_addresses_in(file, LinkOrigin::document, content);
    }
}

}  // namespace asepsie::mail
