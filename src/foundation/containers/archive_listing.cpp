#include "foundation/containers/archive_listing.h"

#include "foundation/base/text.h"
#include "foundation/containers/code_page.h"
#include "foundation/containers/little_endian.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <clocale>
#include <locale.h>
#include <memory>
#include <utility>

namespace asepsie::containers {
namespace {

struct ReadFree {
    void operator()(struct archive* reader) const { ::archive_read_free(reader); }
};
using ArchiveReader = std::unique_ptr<struct archive, ReadFree>;

// libarchive asks the locale into what it may turn names. Loaded once; null where the system has none of UTF-8.
locale_t utf8_locale()
{
    static const locale_t loaded = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return loaded;
}

class Utf8Names {
public:
    Utf8Names() : m_before(utf8_locale() == locale_t{} ? locale_t{} : ::uselocale(utf8_locale())) {}
    ~Utf8Names()
    {
        if (m_before != locale_t{}) {
            ::uselocale(m_before);
        }
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t m_before;
};

// One by one: what libarchive calls "all" starts other programs for some of them.
void know_every_kind(struct archive* reader)
{
    ::archive_read_support_filter_gzip(reader);
    ::archive_read_support_filter_bzip2(reader);
    ::archive_read_support_filter_xz(reader);
    ::archive_read_support_filter_lzma(reader);
    ::archive_read_support_filter_zstd(reader);
    ::archive_read_support_format_zip(reader);
    ::archive_read_support_format_rar(reader);
    ::archive_read_support_format_rar5(reader);
    ::archive_read_support_format_7zip(reader);
    ::archive_read_support_format_tar(reader);
    ::archive_read_support_format_iso9660(reader);
    ::archive_read_support_format_cab(reader);
    ::archive_read_support_format_lha(reader);
}

std::string name_of(struct archive_entry* entry)
{
    const char* name = ::archive_entry_pathname(entry);
    if (name == nullptr) {
        name = ::archive_entry_pathname_utf8(entry);
    }
    if (name == nullptr) {
        return {};
    }
    std::string clean = name_to_utf8(std::string_view(name).substr(0, longest_archive_name_bytes));
    std::replace(clean.begin(), clean.end(), '\\', '/');
    return clean;
}

// A name that begins in the headers' bytes but whose headers are locked: the reader says so only in words.
bool says_encrypted(struct archive* reader)
{
    const char* const said = ::archive_error_string(reader);
    return ::archive_read_has_encrypted_entries(reader) == 1 || (said != nullptr && text::contains(said, "ncrypt"));
}

// As libarchive looks for it (APPNOTE 4.3.16): a ZIP without one is read from the front, where it may have to expand a member to find its end.
bool has_table_of_contents(std::string_view bytes)
{
    constexpr std::size_t end_record_bytes = 22;
    constexpr std::size_t looked_at = 16'384;
    constexpr std::string_view mark("PK\x05\x06");
    const std::size_t begin = bytes.size() - std::min(bytes.size(), looked_at);
    const std::size_t at = bytes.size() < end_record_bytes ? std::string_view::npos : bytes.rfind(mark, bytes.size() - end_record_bytes);
    if (at == std::string_view::npos || at < begin) {
        return false;
    }
    const bool is_of_one_disk = u16_at(bytes, at + 4) == 0 && u16_at(bytes, at + 8) == u16_at(bytes, at + 10);
    return is_of_one_disk && std::uint64_t{u32_at(bytes, at + 12)} + u32_at(bytes, at + 16) <= at;
}

// Their tables of contents stand in the open, or the bytes are all there: these are stepped through without expanding anything.
bool steps_without_expanding(struct archive* reader)
{
    const int format = ::archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK;
    const bool is_plain = ::archive_filter_count(reader) <= 1;  // the last is "none"
    return is_plain && (format == ARCHIVE_FORMAT_ZIP || format == ARCHIVE_FORMAT_ISO9660 || format == ARCHIVE_FORMAT_TAR);
}

enum class ContentEnd : std::uint8_t { whole, at_limit, broken };

// Its end tries the checksum.
std::string content_of(struct archive* reader, std::size_t most, ContentEnd& end)
{
    constexpr std::size_t step = 65'536;
    std::string content;
    while (true) {
        const std::size_t before = content.size();
        if (before >= most) {
            end = ContentEnd::at_limit;
            return content;
        }
        content.resize(std::min(before + step, most));
        const la_ssize_t got = ::archive_read_data(reader, content.data() + before, content.size() - before);
        content.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got <= 0) {
            end = got < 0 ? ContentEnd::broken : ContentEnd::whole;
            return content;
        }
    }
}

class Walk {
public:
    explicit Walk(ArchiveReader reader) : m_reader(std::move(reader)) {}

    // visit(entry, reader) for each.
    template <typename Visit>
    Result<ArchiveListing> run(std::string_view bytes, Visit visit)
    {
        const Utf8Names names;
        if (::archive_read_open_memory(m_reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
            return fail(ErrorCode::malformed, "archive: of no known kind");
        }
        m_is_read_from_the_front = bytes.starts_with("PK") && !has_table_of_contents(bytes);
        while (next()) {
            visit(m_listing.entries.back(), m_reader.get());
        }
        if (m_listing.entries.empty() && m_listing.is_damaged && !m_listing.is_whole_encrypted) {
            return fail(ErrorCode::malformed, "archive: broken before its first name");
        }
        return std::move(m_listing);
    }

private:
    // What is left of the member that the walk stands at, in a ZIP without a table of contents.
    void expand_over()
    {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        while (m_stepped_over <= most_stepped_over_bytes && ::archive_read_data_block(m_reader.get(), &block, &size, &offset) == ARCHIVE_OK) {
            m_stepped_over += size + 1;
        }
    }

    bool next()
    {
        if (m_is_read_from_the_front && !m_listing.entries.empty()) {
            expand_over();
        }
        const bool is_over = m_listing.entries.size() >= most_archive_entries || m_stepped_over > most_stepped_over_bytes;
        if (is_over) {
            m_listing.is_cut_short = true;
            return false;
        }
        struct archive_entry* entry = nullptr;
        const int outcome = ::archive_read_next_header(m_reader.get(), &entry);
        if (outcome == ARCHIVE_EOF) {
            return false;
        }
        if (outcome < ARCHIVE_WARN) {
            m_listing.is_whole_encrypted = says_encrypted(m_reader.get());
            m_listing.is_damaged = true;
            return false;
        }
        const std::int64_t declared = ::archive_entry_size_is_set(entry) != 0 ? ::archive_entry_size(entry) : 0;
        ArchiveEntry found{name_of(entry), declared > 0 ? static_cast<std::uint64_t>(declared) : 0, ::archive_entry_is_encrypted(entry) == 1, ::archive_entry_filetype(entry) == AE_IFDIR};
        if (!steps_without_expanding(m_reader.get())) {
            m_stepped_over += std::min(found.bytes, most_stepped_over_bytes + 1);
        }
        m_listing.entries.push_back(std::move(found));
        return true;
    }

    ArchiveReader m_reader;
    ArchiveListing m_listing;
    std::uint64_t m_stepped_over = 0;
    bool m_is_read_from_the_front = false;
};

}  // namespace

void prepare_archives() { utf8_locale(); }

Result<ArchiveListing> list_archive(std::string_view bytes)
{
    ArchiveReader reader(::archive_read_new());
    if (!reader) {
        return fail(ErrorCode::too_large, "archive: no memory");
    }
    know_every_kind(reader.get());
    return Walk(std::move(reader)).run(bytes, [](const ArchiveEntry&, struct archive*) {});
}

Result<ZipContent> read_zip(std::string_view bytes, const std::function<bool(std::string_view name)>& is_wanted, std::size_t most_each, std::size_t most_in_all)
{
    ArchiveReader reader(::archive_read_new());
    if (!reader) {
        return fail(ErrorCode::too_large, "archive: no memory");
    }
    ::archive_read_support_format_zip(reader.get());
    std::vector<ArchiveMember> members;
    std::size_t left = most_in_all;
    bool is_broken = false;
    auto listing = TRY(Walk(std::move(reader)).run(bytes, [&](const ArchiveEntry& entry, struct archive* at) {
        if (entry.is_folder || entry.is_encrypted || !is_wanted(entry.name)) {
            return;
        }
        ArchiveMember member{entry.name, {}, false};
        ContentEnd end = ContentEnd::whole;
        member.content = content_of(at, std::min(most_each, left), end);
        member.is_cut_short = end != ContentEnd::whole;
        is_broken |= end == ContentEnd::broken;
        left -= member.content.size();
        members.push_back(std::move(member));
    }));
    listing.is_damaged |= is_broken;
    return ZipContent{std::move(listing), std::move(members)};
}

Result<std::string> read_zip_member(std::string_view bytes, std::string_view name, std::size_t most)
{
    auto content = TRY(read_zip(bytes, [&](std::string_view one) { return one == name; }, most, most));
    if (!content.members.empty()) {
        if (content.members.front().content.size() >= most && content.members.front().is_cut_short) {
            return fail(ErrorCode::too_large, "ZIP: the member is longer than asked for");
        }
        return std::move(content.members.front().content);
    }
    for (const ArchiveEntry& entry : content.listing.entries) {
        if (entry.name == name && entry.is_encrypted) {
            return fail(ErrorCode::denied, "ZIP: the member is encrypted");
        }
    }
    return fail(ErrorCode::not_found, "ZIP: no such member");
}

}  // namespace asepsie::containers
