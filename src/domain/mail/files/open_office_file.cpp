#include "domain/mail/files/addresses.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/macros.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"
#include "foundation/containers/archive_listing.h"
#include "foundation/html/entities.h"
#include "foundation/html/markup.h"
#include "foundation/unicode/charset.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_part_bytes = 4'000'000;
constexpr std::size_t most_parts_bytes = 16'000'000;
constexpr std::size_t most_relations = 5'000;  // to what stands elsewhere, of one part

bool is_wanted(std::string_view name)
{
    const bool is_text = name == "content.xml" || name == "xl/workbook.xml" || name == "META-INF/manifest.xml" || (name.starts_with("word/document") && name.ends_with(".xml"))
        || name.starts_with("word/header") || name.starts_with("word/footer") || name.starts_with("xl/externalLinks/externalLink");
    const bool is_object = text::contains(name, "/embeddings/oleObject") && name.ends_with(".bin");
    return is_text || is_object || name.ends_with(".rels") || name.ends_with("vbaProject.bin");
}

// The name behind its prefix, which whoever wrote the document chose.
std::string_view bare(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::string value_of(const html::Tag& tag, std::string_view name)
{
    const auto found = std::find_if(tag.attributes.begin(), tag.attributes.end(), [&](const html::Attribute& attribute) { return bare(attribute.name) == name; });
    return found == tag.attributes.end() ? std::string() : tag.value(found->name);
}

// visit(tag) for each start tag of that name. Names are in lower case.
template <typename Visit>
void for_each_tag(Attachment& file, std::string_view xml, std::string_view name, Visit visit)
{
    html::Markup markup(xml, html::Markup::Kind::drawing);
    while (const auto piece = markup.next()) {
        if (piece->tag && !piece->tag->is_end && bare(piece->tag->name) == name) {
            if (piece->tag->is_cut_short) {
                file.add(FileTrait::cut_short);
            }
            visit(*piece->tag);
        }
    }
}

// ECMA-376 part 2, 9.3: what a part refers to. A template that stands on this computer's own disk is an everyday thing.
void note_relations(Attachment& file, std::string_view xml)
{
    std::size_t relations = 0;
    for_each_tag(file, xml, "relationship", [&](const html::Tag& tag) {
        const std::string target = value_of(tag, "target");
        if (!text::equals_ignoring_case(text::trim(value_of(tag, "targetmode")), "external") || !is_elsewhere(target)) {
            return;
        }
        if (++relations > most_relations) {
            file.add(FileTrait::cut_short);
            return;
        }
        const std::string type = value_of(tag, "type");
        const std::string kind(text::trim(std::string_view(type).substr(type.rfind('/') + 1)));
        const bool is_fetched = kind == "attachedTemplate" || kind == "oleObject" || kind == "frame" || kind == "subDocument" || kind == "aFChunk";
        if (is_fetched) {
            file.add(FileTrait::distant_template);
        }
        add_link(file, kind == "image" ? LinkOrigin::picture : LinkOrigin::document, target);
    });
}

bool names_dde(std::string_view instruction)
{
    const auto words = text::words(instruction.substr(0, 200));
    return !words.empty() && (text::equals_ignoring_case(words[0], "DDEAUTO") || text::equals_ignoring_case(words[0], "DDE"));
}

// ECMA-376 part 1, 17.16: the instruction of a field, which may be scattered over several runs.
void note_fields(Attachment& file, std::string_view xml)
{
    constexpr std::size_t longest_instruction = 500;  // its first word tells
    if (!text::contains(xml, "instrText") && !text::contains(xml, "fldSimple")) {
        return;
    }
    std::string scattered;
    const auto note = [&](std::string_view instruction) {
        if (names_dde(instruction)) {
            file.add(FileTrait::macros_that_start);
        }
    };
    bool is_instruction = false;
    html::Markup markup(xml, html::Markup::Kind::drawing);
    while (const auto piece = markup.next()) {
        if (!piece->tag) {
            if (is_instruction && scattered.size() < longest_instruction) {
                scattered += html::with_entities_resolved(piece->text.substr(0, html::longest_attribute));
            }
            continue;
        }
        const std::string_view name = bare(piece->tag->name);
        is_instruction = name == "instrtext" && !piece->tag->is_end;
        if (name == "fldchar") {
            note(scattered);
            scattered.clear();
        } else if (name == "fldsimple" && !piece->tag->is_end) {
            note(value_of(*piece->tag, "instr"));
        }
    }
    note(scattered);
}

// A link to another program's data: honest ones name the program that has them, the others a program that obeys commands.
void note_dde_links(Attachment& file, std::string_view xml)
{
    for_each_tag(file, xml, "ddelink", [&](const html::Tag& tag) {
        const std::string service = text::lower(value_of(tag, "ddeservice"));
        for (const std::string_view program : {"cmd", "powershell", "mshta", "wscript", "cscript", "rundll32", "regsvr32", "msiexec", "certutil", "bitsadmin"}) {
            if (text::contains(service, program)) {
                file.add(FileTrait::macros_that_start);
            }
        }
    });
}

// A name that Excel knows, as Auto_Open: of a macro it starts by itself.
void note_names(Attachment& file, std::string_view xml)
{
    for_each_tag(file, xml, "definedname", [&](const html::Tag& tag) {
        if (text::lower(value_of(tag, "name")).starts_with("_xlnm.auto_")) {
            file.add(FileTrait::macros_that_start);
        }
    });
}

void note_open_document(Attachment& file, std::string_view xml)
{
    // OpenDocument 1.3 part 3, 10.3.19: a script bound to an event of the whole document.
    for_each_tag(file, xml, "event-listener", [&](const html::Tag& tag) {
        const std::string event = value_of(tag, "event-name");
        if (event == "dom:load" || event == "office:open") {
            file.add(FileTrait::macros_that_start);
        }
    });
    for_each_tag(file, xml, "a", [&](const html::Tag& tag) {
        if (const std::string address = value_of(tag, "href"); is_elsewhere(address)) {
            add_link(file, LinkOrigin::document, address);
        }
    });
}

void note_compound(Attachment& file, const containers::ArchiveMember& member)
{
    const bool is_project = member.name.ends_with("vbaProject.bin");
    const auto compound = containers::CompoundFile::open(member.content);
    if (!compound.ok()) {
        file.add(is_project ? FileTrait::macros : FileTrait::damaged);
    } else if (is_project) {
        note_macros(file, *compound);
    } else if (native_object_starts(compound->read("\x01Ole10Native", most_part_bytes))) {
        file.add(FileTrait::embedded_program);
    }
}

void note_xml(Attachment& file, std::string_view name, std::string_view xml)
{
    if (name.ends_with(".rels")) {
        note_relations(file, xml);
    } else if (name.starts_with("word/")) {
        note_fields(file, xml);
    } else if (name == "xl/workbook.xml" && file.has(FileTrait::macros)) {
        note_names(file, xml);
    } else if (name.starts_with("xl/externalLinks/")) {
        note_dde_links(file, xml);
    } else if (name == "content.xml") {
        note_open_document(file, xml);
    } else if (name == "META-INF/manifest.xml" && text::contains(xml, "encryption-data")) {
        file.add(FileTrait::locked);
    }
}

void note_member(Attachment& file, const containers::ArchiveMember& member)
{
    if (member.name.ends_with(".bin")) {
        note_compound(file, member);
    } else if (unicode::has_utf16_mark(member.content)) {
        note_xml(file, member.name, unicode::to_utf8(member.content, "utf-16"));
    } else {
        note_xml(file, member.name, member.content);
    }
}

void note_part_name(Attachment& file, std::string_view name)
{
    const bool is_basic = name.starts_with("Basic/") && name.ends_with(".xml") && !name.ends_with("script-lc.xml") && !name.ends_with("script-lb.xml");
    const bool is_script = name.starts_with("Scripts/") && !name.ends_with('/');
    if (is_basic || is_script || name.starts_with("xl/macrosheets/")) {
        file.add(FileTrait::macros);
    }
    if (text::contains(name, "/embeddings/") && starts_something(ending_of(name))) {
        file.add(FileTrait::embedded_program);
    }
}

// What else comes as a ZIP that begins like a document.
FileKind kind_by_members(const containers::ArchiveListing& listing)
{
    const auto holds = [&](std::string_view name) {
        return std::any_of(listing.entries.begin(), listing.entries.end(), [&](const containers::ArchiveEntry& entry) { return entry.name == name; });
    };
    if (holds("AppxManifest.xml") || holds("AppxMetadata/AppxBundleManifest.xml") || holds("AndroidManifest.xml")) {
        return FileKind::program;
    }
    return FileKind::open_office;
}

}  // namespace

void look_into_open_office(Attachment& file, std::string_view bytes)
{
    auto zip = containers::read_zip(bytes, is_wanted, most_part_bytes, most_parts_bytes);
    if (!zip.ok()) {
        file.add(FileTrait::damaged);
        return;
    }
    file.kind = kind_by_members(zip->listing);
    if (file.kind != FileKind::open_office) {
        return;
    }
    for (const containers::ArchiveEntry& entry : zip->listing.entries) {
        note_part_name(file, entry.name);
        if (entry.is_encrypted) {
            file.add(FileTrait::locked);
        }
    }
    for (const containers::ArchiveMember& member : zip->members) {
        note_member(file, member);
        if (member.is_cut_short) {
            file.add(FileTrait::cut_short);
        }
    }
    if (zip->listing.is_cut_short) {
        file.add(FileTrait::cut_short);
    }
    if (zip->listing.is_damaged) {
        file.add(FileTrait::damaged);
    }
}

}  // namespace asepsie::mail
