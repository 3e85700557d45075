#include "domain/mail/files/look_into.h"

#include "domain/mail/files/addresses.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"

#include <utility>

namespace asepsie::mail {
namespace {

bool is_document(FileKind kind)
{
    return kind == FileKind::pdf || kind == FileKind::picture || kind == FileKind::old_office || kind == FileKind::open_office || kind == FileKind::rich_text || kind == FileKind::text
        || kind == FileKind::sound_or_film;
}

FileKind kind_of_declared(std::string_view type)
{
    constexpr std::pair<std::string_view, FileKind> types[] = {{"text/html", FileKind::web_page}, {"application/xhtml+xml", FileKind::web_page}, {"image/svg+xml", FileKind::drawing},
        {"text/calendar", FileKind::calendar}, {"text/vcard", FileKind::contact_card}, {"message/rfc822", FileKind::message}, {"application/pkcs7-signature", FileKind::signature},
        {"application/x-pkcs7-signature", FileKind::signature}, {"application/pgp-signature", FileKind::signature}, {"application/javascript", FileKind::script}, {"text/javascript", FileKind::script},
        {"application/x-javascript", FileKind::script}, {"application/hta", FileKind::script}, {"application/x-msdownload", FileKind::program}, {"application/x-msdos-program", FileKind::program},
        {"application/x-dosexec", FileKind::program}, {"application/x-vbs", FileKind::script}, {"text/vbscript", FileKind::script}, {"application/x-ms-shortcut", FileKind::shortcut}};
    for (const auto& [declared, kind] : types) {
        if (type == declared) {
            return kind;
        }
    }
    return FileKind::unknown;
}

// What a program would take it for: its bytes where they tell, its name where they do not.
FileKind taken_for(FileKind by_bytes, FileKind by_name)
{
    if (by_name == FileKind::unknown) {
        return by_bytes;
    }
    const bool is_text = by_bytes == FileKind::text || by_bytes == FileKind::web_page || by_bytes == FileKind::drawing || by_bytes == FileKind::message || by_bytes == FileKind::rich_text;
    if (by_bytes == FileKind::unknown) {
        return by_name;
    }
    if (by_bytes == FileKind::text) {
        return is_document(by_name) ? by_bytes : by_name;
    }
    if (is_text && (by_name == FileKind::script || by_name == FileKind::shortcut)) {
        return by_name;
    }
    // A JAR is a ZIP, an installer a compound file: the name says what is done with it.
    const bool is_package = by_bytes == FileKind::archive || by_bytes == FileKind::open_office || by_bytes == FileKind::old_office;
    if (is_package && (by_name == FileKind::program || by_name == FileKind::notebook)) {
        return by_name;
    }
    if (by_bytes == FileKind::old_office && by_name == FileKind::message) {
        return by_name;
    }
    return by_bytes;
}

// Only where it matters: something else than a document behind a document's name. Programs write pages as .xls and .doc, and texts hold anything.
bool is_other_than_named(FileKind is, FileKind by_name)
{
    if (!is_document(by_name)) {
        return false;
    }
    switch (is) {
    case FileKind::program:
    case FileKind::shortcut:
    case FileKind::disk_image:
    case FileKind::notebook:
    case FileKind::help_file:
    case FileKind::archive: return true;
    case FileKind::script: return by_name != FileKind::text;
    case FileKind::web_page: return by_name == FileKind::pdf || by_name == FileKind::picture || by_name == FileKind::open_office || by_name == FileKind::rich_text;
    default: return false;
    }
}

// Whole messages and files in a wrapping that only some programs take off: Outlook's own (MS-OXTNEF 2.1.3.1), and signed or encrypted S/MIME (RFC 8551, 3.5).
bool is_sealed(const Attachment& file, std::string_view bytes)
{
    const std::string ending = ending_of(file.name);
    const bool is_tnef = bytes.starts_with("\x78\x9F\x3E\x22") || file.declared_type == "application/ms-tnef" || file.declared_type == "application/vnd.ms-tnef";
    const bool is_mime = file.declared_type == "application/pkcs7-mime" || file.declared_type == "application/x-pkcs7-mime" || ending == "p7m";
    return is_tnef || is_mime;
}

void look_at_content(Attachment& file, std::string_view bytes, int depth)
{
    switch (file.kind) {
    case FileKind::archive:
    case FileKind::disk_image: look_into_archive(file, bytes, depth); break;
    case FileKind::web_page:
    case FileKind::drawing: look_into_page(file, bytes); break;
    case FileKind::old_office: look_into_old_office(file, bytes); break;
    case FileKind::open_office: look_into_open_office(file, bytes); break;
    case FileKind::rich_text: look_into_rich_text(file, bytes); break;
    case FileKind::notebook: look_into_notebook(file, bytes); break;
    case FileKind::shortcut: look_into_shortcut(file, bytes); break;
    case FileKind::calendar: look_into_invitation(file, bytes); break;
    case FileKind::script: add_addresses_in(file, LinkOrigin::script, bytes); break;
    case FileKind::text:
        file.text = bytes.substr(0, longest_file_text_bytes);
        add_addresses_in(file, LinkOrigin::text, bytes);
        break;
    default: break;
    }
}

}  // namespace

Attachment look_into(std::string name, std::string declared_type, std::string_view bytes, int depth)
{
    Attachment file;
    file.name = std::move(name);
    file.declared_type = text::lower(declared_type);
    file.bytes = bytes.size();
    file.traits = traits_of_name(file.name);

    const FileKind by_bytes = kind_of_bytes(bytes);
    FileKind by_name = kind_of_ending(ending_of(file.name));
    const FileKind by_sender = kind_of_declared(file.declared_type);
    if (by_name == FileKind::unknown) {
        by_name = by_sender;
    }
    file.kind = taken_for(by_bytes, by_name);
    if (depth > deepest_look) {
        file.add(FileTrait::cut_short);
    } else {
        look_at_content(file, bytes, depth);
    }
    if (is_sealed(file, bytes)) {
        file.add(FileTrait::cut_short);
    }
    if (is_other_than_named(file.kind, by_name)) {
        file.add(FileTrait::other_than_named);
    }
    return file;
}

}  // namespace asepsie::mail
