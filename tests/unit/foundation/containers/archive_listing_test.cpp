#include "foundation/containers/archive_listing.h"

#include "foundation/compression/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

using compression::ZipEntry;

std::string zip(const std::vector<ZipEntry>& entries) { return compression::zip_of(entries, Moment{std::chrono::seconds{1'700'000'000}}).value_or(""); }

// Written by libarchive.
std::string written(int format, int filter, const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string bytes(4'000'000, '\0');
    std::size_t used = 0;
    struct archive* const writer = ::archive_write_new();
    ::archive_write_set_format(writer, format);
    ::archive_write_add_filter(writer, filter);
    ::archive_write_set_bytes_in_last_block(writer, 1);
    ::archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : entries) {
        struct archive_entry* const entry = ::archive_entry_new();
        ::archive_entry_set_pathname(entry, name.c_str());
        ::archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        ::archive_entry_set_filetype(entry, AE_IFREG);
        ::archive_entry_set_perm(entry, 0644);
        ::archive_write_header(writer, entry);
        ::archive_write_data(writer, content.data(), content.size());
        ::archive_entry_free(entry);
    }
    ::archive_write_close(writer);
    ::archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

std::vector<std::string> names_in(std::string_view bytes)
{
    std::vector<std::string> names;
    const auto listing = list_archive(bytes);
    EXPECT_TRUE(listing.ok());
    for (const ArchiveEntry& entry : listing.ok() ? listing->entries : std::vector<ArchiveEntry>{}) {
        if (!entry.is_folder) {
            names.push_back(entry.name);
        }
    }
    return names;
}

TEST(ArchiveListing, lists_each_kind)
{
    using Names = std::vector<std::string>;
    const std::vector<std::pair<std::string, std::string>> content{{"a.js", "alert"}, {"b.txt", std::string(70'000, 'b')}};
    const Names names{"a.js", "b.txt"};
    EXPECT_EQ(names_in(zip({{ZipEntry::Method::deflated, "a.js", "alert"}, {ZipEntry::Method::stored, "b.txt", "b"}})), names);
    EXPECT_EQ(names_in(written(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, content)), names);
    EXPECT_EQ(names_in(written(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, content)), names);
    EXPECT_EQ(names_in(written(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ, content)), names);
    EXPECT_EQ(names_in(written(ARCHIVE_FORMAT_ISO9660, ARCHIVE_FILTER_NONE, content)).size(), 2U);
}

TEST(ArchiveListing, gives_names_in_utf_8_however_they_were_written)
{
    prepare_archives();
    std::string latin = zip({{ZipEntry::Method::stored, "e.txt", "x"}});
    for (std::size_t at = latin.find("e.txt"); at != std::string::npos; at = latin.find("e.txt", at)) {
        latin[at] = '\xE9';
    }
    EXPECT_EQ(names_in(latin), std::vector<std::string>{"\xC3\xA9.txt"});
    std::string marked = zip({{ZipEntry::Method::stored, "xx.txt", "x"}});
    for (std::size_t at = marked.find("xx.txt"); at != std::string::npos; at = marked.find("xx.txt", at)) {
        marked.replace(at, 2, "\xC3\xA9");
    }
    marked[7] = marked[marked.find("PK\x01\x02") + 9] = '\x08';  // says that it is UTF-8
    EXPECT_EQ(names_in(marked), std::vector<std::string>{"\xC3\xA9.txt"});
}

TEST(ArchiveListing, tells_what_is_encrypted)
{
    std::string bytes = zip({{ZipEntry::Method::stored, "a.exe", "MZ"}});
    EXPECT_FALSE(list_archive(bytes)->entries.at(0).is_encrypted);
    bytes[6] = bytes[bytes.find("PK\x01\x02") + 8] = '\x01';
    EXPECT_TRUE(list_archive(bytes)->entries.at(0).is_encrypted);
    EXPECT_EQ(read_zip_member(bytes, "a.exe", 100).error().code, ErrorCode::denied);
}

TEST(ArchiveListing, stops_at_its_limits)
{
    std::vector<ZipEntry> many;
    for (std::size_t i = 0; i <= most_archive_entries; ++i) {
        many.push_back({ZipEntry::Method::stored, std::to_string(i), ""});
    }
    EXPECT_TRUE(list_archive(zip(many))->is_cut_short);
    many.pop_back();
    EXPECT_EQ(list_archive(zip(many))->entries.size(), most_archive_entries);

    const std::string half(most_stepped_over_bytes / 2 + 1'000, '\0');
    const auto bomb = list_archive(written(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, {{"a", half}, {"b", half}, {"c", half}}));
    ASSERT_TRUE(bomb.ok());
    EXPECT_TRUE(bomb->is_cut_short);
    EXPECT_EQ(bomb->entries.size(), 2U);
}

TEST(ArchiveListing, counts_what_a_zip_without_a_table_of_contents_expands_to)
{
    const auto torn = [](const std::vector<std::pair<std::string, std::string>>& entries) {
        const std::string whole = written(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, entries);
        return whole.substr(0, whole.find("PK\x01\x02"));
    };
    EXPECT_EQ(names_in(torn({{"a.js", "alert"}, {"b.txt", "b"}})), (std::vector<std::string>{"a.js", "b.txt"}));
    const std::string half(most_stepped_over_bytes / 2 + 1'000, '\0');
    const auto bomb = list_archive(torn({{"a", half}, {"b", half}, {"c", half}}));
    ASSERT_TRUE(bomb.ok());
    EXPECT_TRUE(bomb->is_cut_short);
    EXPECT_EQ(bomb->entries.size(), 2U);
}

TEST(ArchiveListing, reads_a_member_of_a_zip_up_to_a_limit)
{
    const std::string bytes = zip({{ZipEntry::Method::deflated, "word/a.xml", std::string(100'000, 'a')}, {ZipEntry::Method::stored, "b", "bb"}});
    EXPECT_EQ(read_zip_member(bytes, "b", 100).value_or(""), "bb");
    EXPECT_EQ(read_zip_member(bytes, "word/a.xml", 200'000).value_or("").size(), 100'000U);
    EXPECT_EQ(read_zip_member(bytes, "word/a.xml", 99'999).error().code, ErrorCode::too_large);
    EXPECT_EQ(read_zip_member(bytes, "c", 100).error().code, ErrorCode::not_found);
    EXPECT_EQ(read_zip_member("no zip", "c", 100).error().code, ErrorCode::malformed);
    EXPECT_EQ(list_archive("no archive at all").error().code, ErrorCode::malformed);
}

}  // namespace
}  // namespace asepsie::containers
