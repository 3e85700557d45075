#include "domain/mail/files/addresses.h"
#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "domain/mail/files/macros.h"
#include "domain/mail/files/parts.h"
#include "foundation/base/text.h"
#include "foundation/containers/archive_listing.h"

#include <algorithm>
#include <optional>

namespace asepsie::mail {
namespace {

constexpr std::size_t most_part_bytes = 4'000'000;
constexpr std::size_t most_parts_bytes = 16'000'000;
constexpr std::size_t most_relations = 5'000;

bool is_wanted(std::string_view name)
{
    const bool is_text = name == "word/document.xml" || name == "content.xml" || name == "xl/workbook.xml" || name == "META-INF/manifest.xml" || name == "xl/sharedStrings.xml"
        || name.starts_with("word/header") || name.starts_with("word/footer") || name.starts_with("xl/externalLinks/externalLink");
    const bool is_object = text::contains(name, "/embeddings/oleObject") && name.ends_with(".bin");
    return is_text || is_object || name.ends_with(".rels") || name.ends_with("vbaProject.bin");
}

// The value of an attribute in a start tag, without entities but "&amp;".
std::optional<std::string> attribute_of(std::string_view tag, std::string_view name)
{
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const std::size_t quote_at = at + name.size() + 1;
        const bool begins = at > 0 && static_cast<unsigned char>(tag[at - 1]) <= ' ';
        if (!begins || quote_at >= tag.size() || tag[quote_at - 1] != '=' || (tag[quote_at] != '"' && tag[quote_at] != '\'')) {
            continue;
        }
        const std::string_view rest = tag.substr(quote_at + 1);
        std::string value(rest.substr(0, rest.find(tag[quote_at])));
        for (std::size_t amp = value.find("&amp;"); amp != std::string::npos; amp = value.find("&amp;", amp + 1)) {
            value.erase(amp + 1, 4);
        }
        return value;
    }
    return std::nullopt;
}

// visit(tag) for each start tag of that name, as far as its '>'.
template <typename Visit>
void for_each_tag(std::string_view xml, std::string_view name, std::size_t most, Visit visit)
{
    const std::string opening = '<' + std::string(name);
    for (std::size_t at = xml.find(opening); at != std::string_view::npos && most-- > 0; at = xml.find(opening, at)) {
        const std::size_t end = std::min(xml.find('>', at), xml.size());
        const char after = at + opening.size() < xml.size() ? xml[at + opening.size()] : '>';
        if (static_cast<unsigned char>(after) <= ' ' || after == '>' || after == '/') {
            visit(xml.substr(at, end - at), xml.substr(end == xml.size() ? end : end + 1));
        }
        at = end;
    }
}

// ECMA-376 part 2, 9.3: what a part refers to. A template that stands on this computer's own disk is an everyday thing.
void note_relations(Attachment& file, std::string_view xml)
{
    for_each_tag(xml, "Relationship", most_relations, [&](std::string_view tag, std::string_view) {
        const std::string target = attribute_of(tag, "Target").value_or("");
        const std::string type = attribute_of(tag, "Type").value_or("");
        if (attribute_of(tag, "TargetMode").value_or("") != "External" || !is_elsewhere(target)) {
            return;
        }
        const std::string kind = type.substr(type.rfind('/') + 1);
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
    std::string scattered;
    const auto note = [&](std::string_view instruction) {
        if (names_dde(instruction)) {
            file.add(FileTrait::macros_that_start);
        }
    };
    for_each_tag(xml, "w:fldSimple", most_relations, [&](std::string_view tag, std::string_view) { note(attribute_of(tag, "w:instr").value_or("")); });
    std::size_t at = 0;
    // Each is looked for again only once it was passed: a search that finds nothing runs to the end.
    std::size_t text_at = xml.find("<w:instrText");
    std::size_t mark_at = xml.find("<w:fldChar");
    const auto catch_up = [&](std::size_t& place, std::string_view word) {
        if (place != std::string_view::npos && place < at) {
            place = xml.find(word, at);
        }
    };
    for (std::size_t fields = 0; fields < 10 * most_relations; ++fields) {
        catch_up(text_at, "<w:instrText");
        catch_up(mark_at, "<w:fldChar");
        if (text_at == std::string_view::npos) {
            break;
        }
        if (mark_at < text_at) {
            note(scattered);
            scattered.clear();
            at = mark_at + 1;
            continue;
        }
        const std::size_t begin = xml.find('>', text_at);
        if (begin == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(xml.find('<', begin), xml.size());
        if (scattered.size() < 500) {
            scattered += xml.substr(begin + 1, end - begin - 1);
        }
        at = end;
    }
    note(scattered);
}

// A link to another program's data: honest ones name the program that has them, the others a program that obeys commands.
void note_dde_links(Attachment& file, std::string_view xml)
{
    for_each_tag(xml, "ddeLink", most_relations, [&](std::string_view tag, std::string_view) {
        const std::string service = text::lower(attribute_of(tag, "ddeService").value_or(""));
        for (const std::string_view program : {"cmd", "powershell", "mshta", "wscript", "cscript", "rundll32", "regsvr32", "msiexec", "certutil", "bitsadmin"}) {
            if (text::contains(service, program)) {
                file.add(FileTrait::macros_that_start);
            }
        }
    });
}

void note_words(Attachment& file, std::string_view xml)
{
    for (std::size_t at = xml.find('>'); at < xml.size() && file.text.size() < longest_file_text_bytes;) {
        const std::size_t open = std::min(xml.find('<', at), xml.size());
        const std::string_view piece = xml.substr(at + 1, open - at - std::min<std::size_t>(1, open - at));
        file.text += piece.substr(0, longest_file_text_bytes);
        const std::string_view tag = xml.substr(open, 8);
        if (tag.starts_with("</w:p>") || tag.starts_with("</text:p") || tag.starts_with("</si>")) {
            file.text += '\n';
        }
        at = xml.find('>', open);
    }
}

void note_member(Attachment& file, const containers::ArchiveMember& member)
{
    const std::string_view name = member.name;
    const std::string_view content = member.content;
    if (name.ends_with("vbaProject.bin") || name.ends_with(".bin")) {
        const auto compound = containers::CompoundFile::open(content);
        if (!compound.ok()) {
            file.add(name.ends_with("vbaProject.bin") ? FileTrait::macros : FileTrait::damaged);
        } else if (name.ends_with("vbaProject.bin")) {
            note_macros(file, *compound);
        } else if (native_object_starts(compound->read("\x01Ole10Native", most_part_bytes))) {
            file.add(FileTrait::embedded_program);
        }
    } else if (name.ends_with(".rels")) {
        note_relations(file, content);
    } else if (name.starts_with("word/")) {
        note_fields(file, content);
        note_words(file, content);
    } else if (name == "xl/workbook.xml") {
        if (file.has(FileTrait::macros) && text::contains(text::lower(content), "_xlnm.auto_")) {
            file.add(FileTrait::macros_that_start);
        }
    } else if (name == "xl/sharedStrings.xml") {
        note_words(file, content);
    } else if (name.starts_with("xl/externalLinks/")) {
        note_dde_links(file, content);
    } else if (name == "content.xml") {
        // OpenDocument 1.3 part 3, 10.3.19: a script bound to an event of the whole document.
        if (text::contains(content, "script:event-name=\"dom:load\"") || text::contains(content, "script:event-name=\"office:open\"")) {
            file.add(FileTrait::macros_that_start);
        }
        for_each_tag(content, "text:a", most_relations, [&](std::string_view tag, std::string_view) {
            if (const auto address = attribute_of(tag, "xlink:href"); address && is_elsewhere(*address)) {
                add_link(file, LinkOrigin::document, *address);
            }
        });
        note_words(file, content);
    } else if (name == "META-INF/manifest.xml" && text::contains(content, "encryption-data")) {
        file.add(FileTrait::locked);
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
