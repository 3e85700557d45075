#include "domain/mail/files/file_kind.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>

namespace asepsie::mail {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_ending = 40;  // bytes

struct Magic {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
};
// The first that fits. What is only two letters long stands in kind_of_few_letters.
constexpr std::array magics{
    Magic{0, "%PDF-"sv, FileKind::pdf},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, FileKind::picture},
    Magic{0, "\xFF\xD8\xFF"sv, FileKind::picture},
    Magic{0, "GIF8"sv, FileKind::picture},
    Magic{0, "II*\0"sv, FileKind::picture},
    Magic{0, "MM\0*"sv, FileKind::picture},
    Magic{8, "WEBP"sv, FileKind::picture},
    Magic{4, "ftypheic"sv, FileKind::picture},
    Magic{4, "ftypavif"sv, FileKind::picture},
    Magic{4, "ftypmif1"sv, FileKind::picture},
    Magic{4, "ftyp"sv, FileKind::sound_or_film},
    Magic{0, "RIFF"sv, FileKind::sound_or_film},
    Magic{0, "ID3"sv, FileKind::sound_or_film},
    Magic{0, "OggS"sv, FileKind::sound_or_film},
    Magic{0, "fLaC"sv, FileKind::sound_or_film},
    Magic{0, "\x1A\x45\xDF\xA3"sv, FileKind::sound_or_film},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::old_office},
    Magic{0, "{\\rt"sv, FileKind::rich_text},
    Magic{0, "Rar!\x1A\x07"sv, FileKind::archive},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, FileKind::archive},
    Magic{0, "\x1F\x8B"sv, FileKind::archive},
    Magic{0, "BZh"sv, FileKind::archive},
    Magic{0, "\xFD" "7zXZ\0"sv, FileKind::archive},
    Magic{0, "\x28\xB5\x2F\xFD"sv, FileKind::archive},
    Magic{0, "MSCF"sv, FileKind::archive},
    Magic{7, "**ACE**"sv, FileKind::archive},
    Magic{2, "-lh"sv, FileKind::archive},
    Magic{257, "ustar"sv, FileKind::archive},
    Magic{0, "vhdxfile"sv, FileKind::disk_image},
    Magic{0, "conectix"sv, FileKind::disk_image},
    Magic{3, "NTFS    "sv, FileKind::disk_image},
    Magic{32'769, "CD001"sv, FileKind::disk_image},
    Magic{32'769, "BEA01"sv, FileKind::disk_image},
    Magic{0, "\x7F" "ELF"sv, FileKind::program},
    Magic{0, "\xCF\xFA\xED\xFE"sv, FileKind::program},
    Magic{0, "\xCE\xFA\xED\xFE"sv, FileKind::program},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, FileKind::program},
    Magic{0, "dex\n"sv, FileKind::program},
    Magic{0, "!<arch>\ndebian"sv, FileKind::program},
    Magic{0, "\xED\xAB\xEE\xDB"sv, FileKind::program},
    Magic{0, "L\0\0\0\x01\x14\x02\0"sv, FileKind::shortcut},
    Magic{0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3"sv, FileKind::notebook},
    Magic{0, "ITSF"sv, FileKind::help_file},
    Magic{0, "-----BEGIN PGP SIGNATURE"sv, FileKind::signature},
    Magic{0, "#!/"sv, FileKind::script},
};

struct Endings {
    FileKind kind;
    bool start;  // opening one runs something
    std::string_view list;
};
constexpr std::array endings{
    Endings{FileKind::pdf, false, " pdf "},
    Endings{FileKind::picture, false, " png jpg jpeg jpe jfif gif webp bmp tif tiff heic avif "},
    Endings{FileKind::sound_or_film, false, " mp3 mp4 m4a m4v wav avi mov mkv ogg oga flac wmv wma mpg mpeg webm aac amr 3gp "},
    Endings{FileKind::old_office, false, " doc dot xls xlt ppt pps pot xlsb pub vsd mpp "},
    Endings{FileKind::open_office, false, " docx docm dotx dotm xlsx xlsm xltx xltm pptx pptm ppsx ppsm potx potm odt ods odp ott ots otp odg "},
    Endings{FileKind::rich_text, false, " rtf "},
    Endings{FileKind::text, false, " txt csv log md xml json "},
    Endings{FileKind::web_page, false, " htm html xhtml xht shtml mht mhtml "},
    Endings{FileKind::drawing, false, " svg svgz "},
    Endings{FileKind::archive, false, " zip rar 7z tar gz tgz bz2 tbz xz txz zst cab ace arj lzh lha z r00 uue "},
    Endings{FileKind::disk_image, true, " iso img vhd vhdx dmg wim "},
    Endings{FileKind::program, true,
        " exe scr com pif cpl dll ocx sys msi msp mst msix msixbundle appx appxbundle jar xll wll ppam xlam slk apk app pkg deb rpm appimage gadget diagcab application xpi crx appinstaller msu ipa mcf xbap accde accda accdu mde ade xla shs shb pyz pyzw efi vsix workflow "},
    Endings{FileKind::script, true, " bat cmd ps1 ps1xml ps2 psm1 psc1 psc2 ws wsb ksh csh vbs vbe vb js jse mjs wsf wsc wsh sct hta reg inf msc sh bash py pyw pl rb csproj command applescript scpt ahk au3 "},
    Endings{FileKind::shortcut, true,
        " lnk url scf website webloc desktop settingcontent-ms appref-ms library-ms search-ms searchconnector-ms theme themepack rdp iqy oqy odc jnlp udl contact-ms mobileconfig ins isp prf printerexport terminal fxp rgs "},
    Endings{FileKind::notebook, true, " one onepkg onetoc2 "},
    Endings{FileKind::help_file, true, " chm hlp "},
    Endings{FileKind::calendar, false, " ics ical vcs "},
    Endings{FileKind::contact_card, false, " vcf "},
    Endings{FileKind::message, false, " eml msg "},
    Endings{FileKind::signature, false, " p7s p7m p7c asc sig "},
};

const Endings* group_of(std::string_view ending)
{
    if (ending.empty() || ending.size() > longest_ending) {
        return nullptr;
    }
    // Without blanks within: a name that was folded has some, which programs take out.
    std::string word = text::lower(ending);
    word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }), word.end());
    word = ' ' + word + ' ';
    const auto group = std::find_if(endings.begin(), endings.end(), [&](const Endings& one) { return text::contains(one.list, word); });
    return group == endings.end() ? nullptr : &*group;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
        number = number << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    return number;
}

// PKWARE's APPNOTE 4.3.7: the name of the first member begins 30 bytes in.
FileKind kind_of_zip(std::string_view bytes)
{
    const std::string_view name = bytes.size() > 30 ? bytes.substr(30, number_at(bytes, 26, 2)) : std::string_view{};
    const bool is_office = name == "[Content_Types].xml" || name.starts_with("_rels/") || name.starts_with("word/") || name.starts_with("xl/") || name.starts_with("ppt/");
    const bool is_open_document = name == "mimetype" && bytes.substr(30).substr(8).starts_with("application/vnd.oasis");
    return is_office || is_open_document ? FileKind::open_office : FileKind::archive;
}

FileKind kind_of_few_letters(std::string_view bytes)
{
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
        return kind_of_zip(bytes);
    }
    if (bytes.starts_with("MZ") && bytes.size() >= 64) {
        return FileKind::program;
    }
    const std::uint32_t header = number_at(bytes, 14, 4);
    if (bytes.starts_with("BM") && (header == 12 || (header >= 40 && header <= 124))) {
        return FileKind::picture;
    }
    if (bytes.size() >= 512) {
        const std::string_view last = bytes.substr(bytes.size() - 512);
        const bool is_fat = bytes.substr(510, 2) == "\x55\xAA" && (bytes.substr(54, 3) == "FAT" || bytes.substr(82, 3) == "FAT");
        if (last.starts_with("conectix") || last.starts_with("koly") || is_fat) {
            return FileKind::disk_image;
        }
    }
    return FileKind::unknown;
}

bool is_mostly_text(std::string_view sample)
{
    return std::none_of(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) < 9 || (c > 13 && c < 27); });
}

FileKind kind_of_text(std::string_view bytes)
{
    constexpr std::size_t looked_at = 2'048;
    std::string sample(bytes.substr(0, looked_at));
    if (sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF")) {
        sample.erase(std::remove(sample.begin(), sample.end(), '\0'), sample.end());
        sample.erase(0, 2);
    }
    if (sample.starts_with("\xEF\xBB\xBF")) {
        sample.erase(0, 3);
    }
    if (sample.empty() || !is_mostly_text(sample)) {
        return FileKind::unknown;
    }
    const std::string folded = text::lower(text::trim(sample));
    const auto begins = [&](std::initializer_list<std::string_view> words) { return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded.starts_with(word); }); };
    if (begins({"begin:vcalendar"})) {
        return FileKind::calendar;
    }
    if (begins({"begin:vcard"})) {
        return FileKind::contact_card;
    }
    if (begins({"[internetshortcut"})) {
        return FileKind::shortcut;
    }
    if (begins({"return-path:", "received:", "delivered-to:", "mime-version:", "message-id:", "x-mozilla-status:"})) {
        return FileKind::message;
    }
    if (folded.starts_with('<')) {
        const std::size_t svg = std::min(folded.find("<svg"), folded.find("<!doctype svg"));
        std::size_t page = std::string::npos;
        for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<script"sv, "<meta "sv, "<title"sv, "<form"sv, "<iframe"sv, "<table"sv, "<div"sv, "<style"sv}) {
            page = std::min(page, folded.find(tag));
        }
        if (svg != std::string::npos && svg < page) {
            return FileKind::drawing;
        }
        if (page != std::string::npos) {
            return FileKind::web_page;
        }
    }
    return FileKind::text;
}

// The ending and what stands before it: "facture.pdf", "exe".
struct Parted {
    std::string_view before;
    std::string_view ending;
};
Parted parted(std::string_view name)
{
    const std::size_t last = name.find_last_not_of(" .\t\r\n");
    name = name.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const std::size_t slash = name.find_last_of("/\\");
    name = name.substr(slash == std::string_view::npos ? 0 : slash + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) {
        return {name, {}};
    }
    // "facture.js::$DATA" names the file's own content on Windows.
    const std::string_view ending = name.substr(dot + 1);
    return {name.substr(0, dot), text::trim(ending.substr(0, ending.find(':')))};
}

bool has_two_endings(std::string_view name)
{
    const Parted last = parted(name);
    const FileKind shown = kind_of_ending(ending_of(last.before));
    const FileKind real = kind_of_ending(last.ending);
    if (!starts_something(last.ending) && real != FileKind::web_page && real != FileKind::drawing) {
        return false;
    }
    return shown == FileKind::pdf || shown == FileKind::picture || shown == FileKind::old_office || shown == FileKind::open_office || shown == FileKind::rich_text || shown == FileKind::text
        || shown == FileKind::archive || shown == FileKind::sound_or_film;
}

// U+202A to U+202E, U+2066 to U+2069: what changes the direction. The marks of Arabic and Hebrew (U+200E, U+200F) are not among them.
bool turns_direction(std::string_view name)
{
    for (std::size_t at = name.find('\xE2'); at != std::string_view::npos && at + 2 < name.size(); at = name.find('\xE2', at + 1)) {
        const auto middle = static_cast<unsigned char>(name[at + 1]);
        const auto last = static_cast<unsigned char>(name[at + 2]);
        if ((middle == 0x80 && last >= 0xAA && last <= 0xAE) || (middle == 0x81 && last >= 0xA6 && last <= 0xA9)) {
            return true;
        }
    }
    return false;
}

// Bytes of the blank that stands there, or 0: space, tab, U+00A0, U+2000 to U+200A, U+2800, U+3000, U+3164.
std::size_t blank_at(std::string_view rest)
{
    if (rest.starts_with(' ') || rest.starts_with('\t')) {
        return 1;
    }
    if (rest.starts_with("\xC2\xA0")) {
        return 2;
    }
    const bool is_general = rest.size() >= 3 && rest.starts_with("\xE2\x80") && static_cast<unsigned char>(rest[2]) <= 0x8A;
    return is_general || rest.starts_with("\xE2\xA0\x80") || rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xE3\x85\xA4") ? 3 : 0;
}

bool is_padded(std::string_view name)
{
    constexpr std::size_t most_honest_blanks = 7;
    std::size_t run = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t blank = blank_at(name.substr(at));
        if (blank == 0 && run > most_honest_blanks) {
            return true;
        }
        run = blank == 0 ? 0 : run + 1;
        at += std::max<std::size_t>(blank, 1);
    }
    return false;
}

}  // namespace

FileKind kind_of_bytes(std::string_view bytes)
{
    if (bytes.empty()) {
        return FileKind::unknown;
    }
    for (const Magic& magic : magics) {
        if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes)) {
            return magic.kind;
        }
    }
    if (const FileKind kind = kind_of_few_letters(bytes); kind != FileKind::unknown) {
        return kind;
    }
    constexpr std::size_t pdf_begins_within = 1'024;  // as readers of PDF allow
    if (text::contains(bytes.substr(0, pdf_begins_within), "%PDF-")) {
        return FileKind::pdf;
    }
    return kind_of_text(bytes);
}

FileKind kind_of_ending(std::string_view ending)
{
    const Endings* const group = group_of(ending);
    return group == nullptr ? FileKind::unknown : group->kind;
}

bool starts_something(std::string_view ending)
{
    const Endings* const group = group_of(ending);
    return group != nullptr && group->start;
}

std::string ending_of(std::string_view name) { return text::lower(parted(name).ending); }

std::uint32_t traits_of_name(std::string_view name)
{
    Attachment found;
    if (has_two_endings(name)) {
        found.add(FileTrait::two_endings);
    }
    if (turns_direction(name)) {
        found.add(FileTrait::reversed_name);
    }
    if (is_padded(name)) {
        found.add(FileTrait::padded_name);
    }
    return found.traits;
}

}  // namespace asepsie::mail
