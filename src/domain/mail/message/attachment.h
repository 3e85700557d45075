// A file that came with a message, as far as it can be told without opening it in its program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsie::mail {

// What the bytes are, whatever the name or the declared type says.
enum class FileKind : std::uint8_t {
    unknown,
    text,
    web_page,       // HTML
    drawing,        // SVG
    pdf,
    picture,        // PNG, JPEG, GIF, WebP, BMP, TIFF
    sound_or_film,
    old_office,     // an OLE compound file: DOC, XLS, PPT
    open_office,    // OOXML or ODF in a ZIP
    rich_text,      // RTF
    archive,        // ZIP, RAR, 7z, tar, gzip, CAB, ACE
    disk_image,     // ISO, IMG, VHD, VHDX, DMG
    program,        // Windows, Linux, macOS, Java, Android programs and installers
    script,         // JS, VBS, PowerShell, batch, HTA…: told by the name, since bytes do not tell
    shortcut,       // LNK, URL, settings that start something (library-ms, search-ms, RDP)
    notebook,       // OneNote
    help_file,      // CHM
    calendar,
    contact_card,
    message,        // another e-mail
    signature,      // of the message: S/MIME, PGP
};

std::string_view name_of(FileKind kind);

// What can be said of a file beside its kind. Bits of Attachment::traits.
enum class FileTrait : std::uint32_t {
    macros = 1U << 0U,                // small programs in an office document
    macros_that_start = 1U << 1U,     // by themselves, when it is opened or closed
    distant_template = 1U << 2U,      // an office document that fetches a part of itself from elsewhere
    embedded_program = 1U << 3U,      // an office document, PDF or notebook that holds a program or a file to open
    locked = 1U << 4U,                // by a password: nothing can be said of what is inside
    builds_file = 1U << 5U,           // a page or drawing whose script makes a file, or another page, out of its own text
    script = 1U << 6U,                // a page, drawing or PDF with a script
    form = 1U << 7U,                  // that asks to type something and sends it
    password_form = 1U << 8U,
    two_endings = 1U << 9U,           // "facture.pdf.exe"
    reversed_name = 1U << 10U,        // a character in the name changes the direction of writing
    padded_name = 1U << 11U,          // many blanks hide the ending
    other_than_named = 1U << 12U,     // the bytes are another kind than the ending says
    holds_program = 1U << 13U,        // an archive or disk image with a program, script or shortcut in it
    holds_archive = 1U << 14U,        // an archive in an archive
    holds_page = 1U << 15U,           // an archive with a web page in it
    cut_short = 1U << 16U,            // a limit was met: the rest was not looked at
    damaged = 1U << 17U,              // it could not be read as what it is
};

// An address found in a file, with how it was found.
enum class LinkOrigin : std::uint8_t { anchor, text, form, forwarding, picture, script, qr_code, pdf, document, invitation };

std::string_view name_of(LinkOrigin origin);

struct FileLink {
    LinkOrigin origin = LinkOrigin::text;
    std::string address;  // as written
    std::string text;     // what a person sees of it, where there is something to see
};

struct Attachment {
    std::string name;           // decoded, UTF-8; not made safe to show
    std::string declared_type;  // lower case: "application/pdf"
    FileKind kind = FileKind::unknown;
    std::size_t bytes = 0;
    bool is_inline = false;     // shown in the message's body rather than listed
    std::uint32_t traits = 0;
    std::vector<std::string> inside;  // names in an archive or disk image
    std::vector<FileLink> links;
    std::string text;                 // what an invitation, a page or a plain text says, at its beginning

    [[nodiscard]] bool has(FileTrait trait) const { return (traits & static_cast<std::uint32_t>(trait)) != 0; }
    void add(FileTrait trait) { traits |= static_cast<std::uint32_t>(trait); }
};

}  // namespace asepsie::mail
