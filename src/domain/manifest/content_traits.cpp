#include "domain/manifest/content_traits.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace asepsie::manifest {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t at;
    std::string_view bytes;
    ContentKind kind;
};

constexpr auto magics = std::to_array<Magic>({
    {0, "%PDF-"sv, ContentKind::pdf},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ContentKind::ole},
    {0, "\xFF\xD8\xFF"sv, ContentKind::jpeg},
    {0, "\x89PNG\r\n\x1A\n"sv, ContentKind::png},
    {0, "GIF8"sv, ContentKind::picture},
    {0, "II*\0"sv, ContentKind::picture},
    {0, "MM\0*"sv, ContentKind::picture},
    {0, "II\x2B\0"sv, ContentKind::picture},
    {0, "FUJIFILMCCD-RAW"sv, ContentKind::picture},
    {0, "8BPS"sv, ContentKind::picture},
    {0, "AT&TFORM"sv, ContentKind::picture},
    {8, "WEBP"sv, ContentKind::picture},
    {128, "DICM"sv, ContentKind::dicom},
    {0, "SQLite format 3\0"sv, ContentKind::sqlite},
    {0, "\x1F\x8B\x08"sv, ContentKind::gzip},
    {0, "7z\xBC\xAF\x27\x1C"sv, ContentKind::archive},
    {0, "Rar!\x1A\x07"sv, ContentKind::archive},
    {0, "\xFD" "7zXZ\0"sv, ContentKind::archive},
    {0, "BZh"sv, ContentKind::archive},
    {0, "\x28\xB5\x2F\xFD"sv, ContentKind::archive},
    {0, "\x04\x22\x4D\x18"sv, ContentKind::archive},
    {0, "MSCF\0\0\0\0"sv, ContentKind::archive},
    {0, "!<arch>\n"sv, ContentKind::archive},
    {257, "ustar"sv, ContentKind::archive},
    {4, "ftyp"sv, ContentKind::media},
    {0, "OggS"sv, ContentKind::media},
    {0, "ID3"sv, ContentKind::media},
    {0, "fLaC"sv, ContentKind::media},
    {0, "RIFF"sv, ContentKind::media},
    {0, "\x1A\x45\xDF\xA3"sv, ContentKind::media},
    {0, "\0\0\1\xBA"sv, ContentKind::media},
    {0, "\x7F" "ELF"sv, ContentKind::program},
    {0, "MZ"sv, ContentKind::program},
    {0, "\xCA\xFE\xBA\xBE"sv, ContentKind::program},
    {0, "!BDN"sv, ContentKind::mailbox},
    {0, "\xCF\xAD\x12\xFE"sv, ContentKind::mailbox},
    {0, "\x03\xD9\xA2\x9A"sv, ContentKind::locked},
    {0, "age-encryption.org/"sv, ContentKind::locked},
    {0, "-----BEGIN PGP MESSAGE"sv, ContentKind::locked},
    {0, "LUKS\xBA\xBE"sv, ContentKind::locked},
    {0, "asepsie-vault"sv, ContentKind::locked},
});

// A ZIP whose first member is one that office suites write first.
bool is_office(std::string_view zip)
{
    constexpr std::size_t name_at = 30;  // APPNOTE.TXT, 4.3.7
    const std::string_view name = zip.substr(std::min(name_at, zip.size()));
    constexpr std::array starts{"[Content_Types].xml"sv, "_rels/"sv, "docProps/"sv, "word/"sv, "xl/"sv, "ppt/"sv, "mimetypeapplication/vnd."sv};
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return name.starts_with(start); });
}

// The sample may end inside a character.
bool is_text_of_unicode(std::string_view sample)
{
    for (std::size_t cut = 0; cut < 4 && cut <= sample.size(); ++cut) {
        if (text::is_plain_utf8(sample.substr(0, sample.size() - cut))) {
            return true;
        }
    }
    return false;
}

bool is_text(std::string_view sample)
{
    if (sample.starts_with("\xFF\xFE"sv) || sample.starts_with("\xFE\xFF"sv)) {  // UTF-16
        return sample.size() >= 4 && (sample[2] == '\0') != (sample[3] == '\0');
    }
    const auto is_control = [](char c) { return (c >= '\0' && c < '\t') || (c > '\r' && c < ' ' && c != '\x1B'); };
    if (std::any_of(sample.begin(), sample.end(), is_control)) {
        return false;
    }
    const auto high = std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    constexpr std::ptrdiff_t one_in = 4;  // of an old 8-bit text, French or German, that are no ASCII at most
    return high * one_in <= static_cast<std::ptrdiff_t>(sample.size()) || is_text_of_unicode(sample);
}

// Even bytes of so many: below that of endless chance by about 255 / (2 n ln 2) (Miller and Madow), and a little off by chance itself.
double entropy_of_chance(double bytes) { return 8.0 - 255.0 / (2.0 * bytes * std::log(2.0)); }

}  // namespace

std::string_view name_of(ContentKind kind)
{
    constexpr std::array<std::string_view, last_content_kind + 1> names{
        "unknown", "empty", "text", "pdf", "zip", "office", "ole", "jpeg", "png", "picture", "dicom", "sqlite", "gzip", "archive", "media", "program", "mailbox", "locked"};
    return names.at(static_cast<std::size_t>(kind));
}

ContentKind kind_of(std::string_view first_bytes)
{
    if (first_bytes.empty()) {
        return ContentKind::empty;
    }
    if (first_bytes.starts_with("PK\x03\x04"sv) || first_bytes.starts_with("PK\x05\x06"sv)) {
        return is_office(first_bytes) ? ContentKind::office : ContentKind::zip;
    }
    const auto found = std::find_if(magics.begin(), magics.end(), [&](const Magic& magic) { return first_bytes.size() > magic.at && first_bytes.substr(magic.at).starts_with(magic.bytes); });
    if (found != magics.end()) {
        return found->kind;
    }
    return is_text(first_bytes) ? ContentKind::text : ContentKind::unknown;
}

std::uint8_t entropy_of(std::string_view sample)
{
    if (sample.empty()) {
        return 0;
    }
    std::array<std::uint32_t, 256> counts{};
    for (const char c : sample) {
        ++counts[static_cast<unsigned char>(c)];
    }
    double sum = 0;
    for (const std::uint32_t count : counts) {
        sum += count == 0 ? 0.0 : count * std::log2(count);
    }
    const auto bytes = static_cast<double>(sample.size());
    return static_cast<std::uint8_t>(std::lround(entropy_steps * std::max(0.0, std::log2(bytes) - sum / bytes)));
}

bool looks_random(std::uint8_t entropy, std::int64_t bytes_sampled)
{
    constexpr double spread = 0.2;        // bits below the mean that chance itself gives; real text is a bit and more away
    constexpr double spread_of_few = 0.5; // where the mean above is itself a little too low
    constexpr std::int64_t few = 512;
    if (bytes_sampled < smallest_random_sample) {
        return false;
    }
    return entropy >= entropy_steps * (entropy_of_chance(static_cast<double>(bytes_sampled)) - (bytes_sampled < few ? spread_of_few : spread));
}

bool looks_encrypted(const ContentTraits& traits, std::int64_t size) { return traits.kind == ContentKind::unknown && looks_random(traits.head_entropy, std::min(size, sample_bytes)); }

ContentSampler::ContentSampler(std::int64_t size)
{
    if (size >= middle_sampled_from) {
        m_middle_from = size / 2;
    }
}

void ContentSampler::take(std::string_view piece, std::int64_t from, std::string& sample) const
{
    const std::int64_t end = std::min(from + sample_bytes, m_seen + static_cast<std::int64_t>(piece.size()));
    const std::int64_t start = std::max(from, m_seen);
    if (start < end) {
        sample.append(piece.substr(static_cast<std::size_t>(start - m_seen), static_cast<std::size_t>(end - start)));
    }
}

void ContentSampler::add(std::string_view piece)
{
    take(piece, 0, m_head);
    if (m_middle_from) {
        take(piece, *m_middle_from, m_middle);
    }
    m_seen += static_cast<std::int64_t>(piece.size());
}

ContentTraits ContentSampler::traits() const
{
    const std::uint8_t head = entropy_of(m_head);
    return {kind_of(m_head), head, m_middle.empty() ? head : entropy_of(m_middle)};
}

}  // namespace asepsie::manifest
