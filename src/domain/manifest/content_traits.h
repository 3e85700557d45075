// What the first and the middle bytes of a file tell of its content: cheap signs by which an encrypted file is told from one that is merely new.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asepsie::manifest {

constexpr std::int64_t sample_bytes = 4'096;             // of the beginning, and of the middle
constexpr std::int64_t middle_sampled_from = 8'192;      // bytes; a shorter file has its beginning's sample alone
constexpr std::int64_t smallest_random_sample = 256;     // bytes; below it chance looks like text too often
constexpr unsigned entropy_steps = 16;                   // entropy is counted in 1/16 bit: 0 to 128

// By the first bytes alone, whatever the name says. The numbers stand in manifests: they are never given to another kind.
enum class ContentKind : std::uint8_t {
    unknown = 0,
    empty = 1,
    text = 2,     // any text: HTML, CSV, XML, source, mail, RTF
    pdf = 3,
    zip = 4,
    office = 5,   // OOXML, OpenDocument
    ole = 6,      // Office before 2007, Outlook's messages; protected OOXML
    jpeg = 7,
    png = 8,
    picture = 9,  // GIF, TIFF and most raw photographs, BMP, WebP, Photoshop, DjVu
    dicom = 10,
    sqlite = 11,
    gzip = 12,
    archive = 13, // 7z, rar, xz, bzip2, zstd, lz4, cab, ar
    media = 14,   // sound, film, HEIC
    program = 15, // ELF, PE, class files
    mailbox = 16, // Outlook's PST, Outlook Express
    locked = 17,  // what a person encrypts on purpose and that says so: KeePass, age, LUKS, our own vault
};
constexpr std::uint8_t last_content_kind = 17;
std::string_view name_of(ContentKind kind);

struct ContentTraits {
    ContentKind kind = ContentKind::unknown;
    std::uint8_t head_entropy = 0;    // Shannon's, of single bytes, in 1/16 bit a byte
    std::uint8_t middle_entropy = 0;  // that of the head where there is no sample of the middle
    friend bool operator==(const ContentTraits&, const ContentTraits&) = default;
};

ContentKind kind_of(std::string_view first_bytes);
std::uint8_t entropy_of(std::string_view sample);
// Whether a sample of so many bytes is as even as chance makes it: compressed, or encrypted.
bool looks_random(std::uint8_t entropy, std::int64_t bytes_sampled);

// Whether nothing in a file of that size speaks for anything but encryption: no kind known, and as even as chance at its beginning.
bool looks_encrypted(const ContentTraits& traits, std::int64_t size);

// Sees a content pass piece by piece.
class ContentSampler {
public:
    explicit ContentSampler(std::int64_t size);
    void add(std::string_view piece);
    [[nodiscard]] ContentTraits traits() const;

private:
    void take(std::string_view piece, std::int64_t from, std::string& sample) const;

    std::int64_t m_seen = 0;
    std::optional<std::int64_t> m_middle_from;
    std::string m_head;
    std::string m_middle;
};

}  // namespace asepsie::manifest
