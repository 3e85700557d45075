#include "foundation/containers/vba.h"

#include "foundation/base/text.h"
#include "foundation/containers/code_page.h"
#include "foundation/containers/little_endian.h"

#include <algorithm>
#include <array>
#include <utility>

namespace asepsie::containers {
namespace {

constexpr std::size_t chunk_bytes = 4096;
constexpr std::size_t most_dir_bytes = 1'000'000;
constexpr std::size_t most_module_stream_bytes = 4'000'000;
constexpr std::size_t most_workbook_bytes = 4'000'000;
constexpr std::size_t most_workbook_records = 50'000;

// One chunk of at most 4,096 bytes, of literals and of copies from itself (MS-OVBA 2.4.1.3.4 to .19).
void expand_chunk(std::string_view tokens, std::string& out)
{
    const std::size_t begin = out.size();
    for (std::size_t at = 0; at < tokens.size();) {
        const std::uint32_t kinds = byte_at(tokens, at++);
        for (std::uint32_t bit = 0; bit < 8 && at < tokens.size(); ++bit) {
            if (out.size() - begin >= chunk_bytes) {
                return;
            }
            if ((kinds >> bit & 1U) == 0) {
                out += tokens[at++];
                continue;
            }
            const std::uint32_t token = u16_at(tokens, at);
            at += 2;
            std::uint32_t offset_bits = 4;
            while ((std::size_t{1} << offset_bits) < out.size() - begin) {
                ++offset_bits;
            }
            const std::uint32_t length_mask = 0xFFFFU >> offset_bits;
            const std::size_t back = (token >> (16U - offset_bits)) + 1U;
            if (back > out.size() - begin) {
                return;
            }
            for (std::size_t left = (token & length_mask) + 3U; left > 0 && out.size() - begin < chunk_bytes; --left) {
                out += out[out.size() - back];
            }
        }
    }
}

struct Place {
    std::string stream;  // within the VBA storage
    std::uint32_t offset = 0;
};

struct Directory {
    std::vector<Place> modules;
    std::uint32_t code_page = windows_1252;
};

// MS-OVBA 2.3.4.2: records of a number, a length and their data; one of them says its length wrongly.
Directory read_directory(std::string_view dir)
{
    enum Record : std::uint16_t { project_code_page = 0x03, project_version = 0x09, module_name_stream = 0x1A, module_unicode_stream = 0x32, module_offset = 0x31, module_end = 0x2B };
    Directory found;
    Place current;
    for (std::size_t at = 0; at + 6 <= dir.size();) {
        const std::uint16_t record = u16_at(dir, at);
        const std::size_t size = record == project_version ? 6 : u32_at(dir, at + 2);
        const std::string_view data = piece_of(dir, at + 6, size);
        if (data.size() < size) {
            break;
        }
        if (record == project_code_page) {
            found.code_page = u16_at(data, 0);
        } else if (record == module_name_stream) {
            current.stream = to_utf8(data, found.code_page);
        } else if (record == module_unicode_stream) {
            current.stream = utf16_to_utf8(data);
        } else if (record == module_offset) {
            current.offset = u32_at(data, 0);
        } else if (record == module_end && found.modules.size() <= most_macro_modules) {  // one more than are read, which tells that there are more
            found.modules.push_back(std::exchange(current, {}));
        }
        at += 6 + size;
    }
    return found;
}

// Every module begins with "Attribute VB_Name": its first eight letters stand there uncompressed, after the container's first four bytes.
std::size_t container_in(std::string_view stream)
{
    constexpr std::string_view first_letters("\0Attribut", 9);
    for (std::size_t at = stream.find(first_letters); at != std::string_view::npos; at = stream.find(first_letters, at + 1)) {
        if (at >= 3 && stream[at - 3] == '\x01') {
            return at - 3;
        }
    }
    return std::string_view::npos;
}

class Surveyor {
public:
    explicit Surveyor(const CompoundFile& file) : m_file(file) { m_survey.is_cut_short = file.is_cut_short(); }

    MacroSurvey survey()
    {
        for (const CompoundEntry& entry : m_file.entries()) {
            const std::string path = text::lower(entry.path);
            if (!entry.is_storage && (path == "vba/dir" || path.ends_with("/vba/dir"))) {
                read_project(entry.path.substr(0, entry.path.size() - 3));
            } else if (!entry.is_storage && path.ends_with("_vba_project")) {
                m_survey.has_project = true;
            }
        }
        if (m_survey.modules.empty()) {
            scan_streams();
        }
        read_workbook();
        return std::move(m_survey);
    }

private:
    void read_project(const std::string& folder)
    {
        m_survey.has_project = true;
        if (is_full()) {
            return;
        }
        const auto dir = decompress_vba(m_file.read(folder + "dir", most_dir_bytes), most_dir_bytes);
        m_streamed_bytes += dir.value_or("").size() + 1'000;
        if (!dir.ok()) {
            return;
        }
        const Directory directory = read_directory(*dir);
        for (const Place& place : directory.modules) {
            const CompoundEntry* const entry = m_file.find(folder + place.stream);
            if (entry != nullptr) {
                read_module(*entry, place.offset, directory.code_page);
            }
        }
    }

    [[nodiscard]] bool is_full()
    {
        const bool is = m_source_bytes >= most_macro_bytes || m_streamed_bytes >= 4 * most_module_stream_bytes || m_survey.modules.size() >= most_macro_modules;
        m_survey.is_cut_short = m_survey.is_cut_short || is;
        return is;
    }

    void read_module(const CompoundEntry& entry, std::size_t offset, std::uint32_t code_page)
    {
        if (is_full()) {
            return;
        }
        const std::string stream = m_file.read(entry, most_module_stream_bytes);
        m_streamed_bytes += stream.size() + 1'000;
        auto source = decompress_vba(piece_of(stream, offset, stream.size()), most_macro_bytes - m_source_bytes);
        if (!source.ok()) {
            const std::size_t found = container_in(stream);
            if (found == std::string_view::npos) {
                return;
            }
            source = decompress_vba(std::string_view(stream).substr(found), most_macro_bytes - m_source_bytes);
        }
        if (source.ok()) {
            m_source_bytes += source->size();
            m_survey.modules.push_back({entry.path, to_utf8(*source, code_page)});
        }
    }

    void scan_streams()
    {
        for (const CompoundEntry& entry : m_file.entries()) {
            const std::string path = text::lower(entry.path);
            const bool is_in_project = path.starts_with("vba/") || text::contains(path, "/vba/");
            const bool is_machine_code = text::contains(path, "__srp_") || path.ends_with("_vba_project") || path.ends_with("/dir");
            if (!entry.is_storage && is_in_project && !is_machine_code) {
                read_module(entry, most_module_stream_bytes, windows_1252);
            }
        }
        m_survey.has_project = m_survey.has_project || !m_survey.modules.empty();
    }

    // MS-XLS 2.4: records of a number, a length and their data; the first part of the stream describes the whole.
    void read_workbook()
    {
        enum Record : std::uint16_t { end_of_part = 0x0A, name = 0x18, file_password = 0x2F, sheet = 0x85 };
        const CompoundEntry* entry = m_file.find("Workbook");
        entry = entry != nullptr ? entry : m_file.find("Book");
        if (entry == nullptr) {
            return;
        }
        const std::string stream = m_file.read(*entry, most_workbook_bytes);
        std::size_t at = 0;
        for (std::size_t records = 0; at + 4 <= stream.size() && records < most_workbook_records; ++records) {
            const std::uint16_t record = u16_at(stream, at);
            const std::string_view data = piece_of(stream, at + 4, u16_at(stream, at + 2));
            at += 4 + static_cast<std::size_t>(u16_at(stream, at + 2));
            if (record == end_of_part) {
                break;
            }
            if (record == file_password) {
                m_survey.is_encrypted = true;
                break;
            }
            // 2.4.28: the kind of the sheet, in its sixth byte.
            if (record == sheet && byte_at(data, 5) == 1) {
                m_survey.has_macro_sheet = true;
            } else if (record == name && starts_itself(data)) {
                m_survey.sheet_starts_itself = true;
            }
        }
        m_survey.sheet_starts_itself = m_survey.sheet_starts_itself && m_survey.has_macro_sheet;
    }

    // 2.4.150: a name that Excel knows is one character: Auto_Open 1, Auto_Close 2, Auto_Activate 10, Auto_Deactivate 11.
    static bool starts_itself(std::string_view data)
    {
        constexpr std::uint32_t built_in = 0x20;
        constexpr std::size_t text_at = 15;
        const std::uint32_t first = byte_at(data, text_at);
        if ((u16_at(data, 0) & built_in) != 0) {
            return data.size() > text_at && (first == 1 || first == 2 || first == 10 || first == 11);
        }
        return text::lower(piece_of(data, text_at, 9)) == "auto_open";
    }

    const CompoundFile& m_file;
    MacroSurvey m_survey;
    std::size_t m_source_bytes = 0;
    std::size_t m_streamed_bytes = 0;
};

constexpr std::array<std::string_view, 23> self_starting{"autoopen", "auto_open", "autoexec", "autonew", "autoclose", "auto_close", "autoexit", "auto_activate", "document_open", "documentopen",
    "document_new", "document_close", "documentbeforeclose", "document_contentcontrolonenter", "workbook_open", "workbook_activate", "workbook_close", "workbook_beforeclose", "workbook_deactivate",
    "worksheet_activate", "presentation_open", "slide_show_on_open", "onslideshowpagechange"};

}  // namespace

Result<std::string> decompress_vba(std::string_view container, std::size_t most)
{
    if (container.size() < 3 || container[0] != '\x01') {
        return fail(ErrorCode::malformed, "VBA: no compressed container");
    }
    std::string out;
    for (std::size_t at = 1; at + 2 <= container.size() && out.size() < most;) {
        const std::uint16_t header = u16_at(container, at);
        if ((header >> 12U & 7U) != 3U) {  // 2.4.1.1.5: the chunk's signature
            if (out.empty()) {
                return fail(ErrorCode::malformed, "VBA: no chunk");
            }
            break;
        }
        const std::size_t size = (header & 0xFFFU) + 3U;
        const std::string_view data = piece_of(container, at + 2, size - 2);
        if ((header & 0x8000U) != 0) {
            expand_chunk(data, out);
        } else {
            out += data.substr(0, chunk_bytes);
        }
        at += size;
    }
    out.resize(std::min(out.size(), most));
    return out;
}

MacroSurvey survey_macros(const CompoundFile& file) { return Surveyor(file).survey(); }

std::vector<std::string> self_starting_procedures(std::string_view source)
{
    std::vector<std::string> found;
    text::for_each_line(source, [&](std::string_view line) {
        const std::size_t at = line.find_first_not_of(" \t");
        if (at == std::string_view::npos || line[at] == '\'') {
            return;
        }
        std::vector<std::string_view> words = text::words(line.substr(at, 200));
        while (!words.empty() && (text::equals_ignoring_case(words[0], "private") || text::equals_ignoring_case(words[0], "public") || text::equals_ignoring_case(words[0], "static"))) {
            words.erase(words.begin());
        }
        if (words.size() < 2 || !(text::equals_ignoring_case(words[0], "sub") || text::equals_ignoring_case(words[0], "function"))) {
            return;
        }
        const std::string_view name = words[1].substr(0, words[1].find('('));
        const bool is_known = std::find(self_starting.begin(), self_starting.end(), text::lower(name)) != self_starting.end();
        if (is_known && std::find(found.begin(), found.end(), name) == found.end()) {
            found.emplace_back(name);
        }
    });
    return found;
}

}  // namespace asepsie::containers
