#include "foundation/pdf/reading/pictures.h"

#include <qpdf/Pipeline.hh>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace asepsie::pdf {
namespace {

// Keeps what comes out of a stream. Throwing is the only way to stop qpdf within one; qpdf catches it.
class Bounded : public Pipeline {
public:
    explicit Bounded(std::size_t most) : Pipeline("bounded", nullptr), m_most(most) {}

    void write(unsigned char const* data, std::size_t length) override
    {
        if (length > m_most - m_kept.size()) {
            m_is_full = true;
            throw std::length_error("longer than may be");
        }
        m_kept.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}

    [[nodiscard]] bool is_full() const { return m_is_full; }
    std::string take() { return std::move(m_kept); }

private:
    std::size_t m_most;
    bool m_is_full = false;
    std::string m_kept;
};

// What the stream holds, at most so many bytes; of a damaged one, what comes before the damage. Nothing where it is longer, or packed in a way not asked for.
std::optional<std::string> content_of(QPDFObjectHandle stream, qpdf_stream_decode_level_e level, std::size_t most)
{
    Bounded bounded(most);
    bool is_unpacked = false;
    const bool is_whole = stream.pipeStreamData(&bounded, &is_unpacked, 0, level, true, false);
    std::string content = bounded.take();
    if (bounded.is_full() || (level != qpdf_dl_none && !is_unpacked) || (!is_whole && content.empty())) {
        return std::nullopt;
    }
    return content;
}

std::uint32_t side_of(QPDFObjectHandle dictionary, const std::string& key)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    const long long number = value.isInteger() ? value.getIntValue() : 0;
    return number > 0 && number <= 1'000'000 ? static_cast<std::uint32_t>(number) : 0;
}

std::vector<QPDFObjectHandle> filters_of(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isArray()) {
        return filter.getArrayAsVector();
    }
    return filter.isName() ? std::vector<QPDFObjectHandle>{filter} : std::vector<QPDFObjectHandle>{};
}

bool is_jpeg(QPDFObjectHandle filter) { return filter.isNameAndEquals("/DCTDecode") || filter.isNameAndEquals("/DCT"); }

// How the samples of a pixel become a shade (ISO 32000-1, section 8.6).
struct Shading {
    std::size_t components = 0;  // 0: of no kind that is read
    std::size_t bits = 8;        // a component
    std::optional<std::array<std::uint8_t, 256>> table;  // of what is indexed
};

std::uint8_t grey_of(std::uint32_t red, std::uint32_t green, std::uint32_t blue) { return static_cast<std::uint8_t>((306 * red + 601 * green + 117 * blue + 512) >> 10U); }

// Ink: 0 is none.
std::uint8_t grey_of_inks(const std::uint8_t* inks)
{
    const auto light = [&](std::size_t i) { return (255U - inks[i]) * (255U - inks[3]) / 255U; };
    return grey_of(light(0), light(1), light(2));
}

std::uint8_t grey_of_pixel(const std::uint8_t* samples, std::size_t components)
{
    switch (components) {
    case 1: return samples[0];
    case 3: return grey_of(samples[0], samples[1], samples[2]);
    default: return grey_of_inks(samples);
    }
}

std::size_t components_of(QPDFObjectHandle space)
{
    QPDFObjectHandle name = space.isArray() && space.getArrayNItems() > 0 ? space.getArrayItem(0) : space;
    if (name.isNameAndEquals("/DeviceGray") || name.isNameAndEquals("/CalGray") || name.isNameAndEquals("/G")) {
        return 1;
    }
    if (name.isNameAndEquals("/DeviceRGB") || name.isNameAndEquals("/CalRGB") || name.isNameAndEquals("/RGB")) {
        return 3;
    }
    if (name.isNameAndEquals("/DeviceCMYK") || name.isNameAndEquals("/CMYK")) {
        return 4;
    }
    if (name.isNameAndEquals("/ICCBased") && space.isArray() && space.getArrayNItems() == 2) {
        QPDFObjectHandle count = dictionary_of(space.getArrayItem(1));
        count = count.isDictionary() ? count.getKey("/N") : count;
        const long long number = count.isInteger() ? count.getIntValue() : 0;
        return number == 1 || number == 3 || number == 4 ? static_cast<std::size_t>(number) : 0;
    }
    return 0;
}

// [/Indexed base highest table]: a string or a stream.
std::optional<std::array<std::uint8_t, 256>> table_of(QPDFObjectHandle space)
{
    const std::size_t components = components_of(space.getArrayItem(1));
    QPDFObjectHandle written = space.getArrayItem(3);
    std::string colours;
    if (written.isString()) {
        colours = written.getStringValue();
    } else if (written.isStream()) {
        colours = content_of(written, qpdf_dl_generalized, 65'536).value_or("");
    }
    if (components == 0) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 256> table{};
    for (std::size_t i = 0; i < table.size() && (i + 1) * components <= colours.size(); ++i) {
        table[i] = grey_of_pixel(reinterpret_cast<const std::uint8_t*>(colours.data()) + i * components, components);
    }
    return table;
}

Shading shading_of(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
    if (mask.isBool() && mask.getBoolValue()) {
        return {1, 1, std::nullopt};
    }
    const std::size_t bits = side_of(dictionary, "/BitsPerComponent");
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
        return {};
    }
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    const bool is_indexed = space.isArray() && space.getArrayNItems() == 4 && (space.getArrayItem(0).isNameAndEquals("/Indexed") || space.getArrayItem(0).isNameAndEquals("/I"));
    if (is_indexed) {
        const auto table = table_of(space);
        return table ? Shading{1, bits, table} : Shading{};
    }
    const std::size_t components = components_of(space);
    return components == 1 || bits == 8 ? Shading{components, bits, std::nullopt} : Shading{};
}

std::size_t row_bytes_of(const PdfPicture& picture, const Shading& shading) { return (std::size_t{picture.width} * shading.components * shading.bits + 7) / 8; }

std::string grey_samples(const PdfPicture& picture, const Shading& shading, const std::string& content)
{
    const std::size_t row_bytes = row_bytes_of(picture, shading);
    const std::size_t highest = (std::size_t{1} << shading.bits) - 1;
    std::string grey(std::size_t{picture.width} * picture.height, '\xFF');
    for (std::size_t y = 0; y < picture.height && (y + 1) * row_bytes <= content.size(); ++y) {
        const auto* row = reinterpret_cast<const std::uint8_t*>(content.data()) + y * row_bytes;
        for (std::size_t x = 0; x < picture.width; ++x) {
            std::uint8_t shade = 0;
            if (shading.components > 1) {
                shade = grey_of_pixel(row + x * shading.components, shading.components);
            } else {
                const std::size_t bit = x * shading.bits;
                const std::size_t value = (static_cast<std::size_t>(row[bit / 8]) >> (8 - shading.bits - bit % 8)) & highest;
                shade = shading.table ? (*shading.table)[value] : static_cast<std::uint8_t>(value * 255 / highest);
            }
            grey[y * picture.width + x] = static_cast<char>(shade);
        }
    }
    return grey;
}

}  // namespace

void PictureGatherer::look_at(QPDFObjectHandle object)
{
    if (!object.isStream() || !object.getDict().getKey("/Subtype").isNameAndEquals("/Image")) {
        return;
    }
    QPDFObjectHandle dictionary = object.getDict();
    PdfPicture picture{PdfPacking::grey, side_of(dictionary, "/Width"), side_of(dictionary, "/Height"), {}};
    if (picture.width < smallest_picture_side || picture.height < smallest_picture_side) {
        return;
    }
    if (m_survey.pictures.size() >= most_pdf_pictures || std::uint64_t{picture.width} * picture.height > most_picture_pixels) {
        m_survey.traits.insert(PdfTrait::cut_short);
        ++m_survey.unread_pictures;
        return;
    }
    const auto filters = filters_of(dictionary);
    const bool is_added = !filters.empty() && is_jpeg(filters.back()) ? add_jpeg(object, std::move(picture), filters) : add_grey(object, std::move(picture));
    m_survey.unread_pictures += is_added ? 0 : 1;
}

bool PictureGatherer::add_jpeg(QPDFObjectHandle stream, PdfPicture picture, const std::vector<QPDFObjectHandle>& filters)
{
    picture.packing = PdfPacking::jpeg;
    auto content = content_of(stream, qpdf_dl_none, m_bytes_left);
    if (content && filters.size() > 1) {
        // Packed once more: the same stream without its last filter.
        QPDFObjectHandle outer = QPDFObjectHandle::newStream(&m_pdf, *content);
        outer.getDict().replaceKey("/Filter", QPDFObjectHandle::newArray({filters.begin(), filters.end() - 1}));
        content = content_of(outer, qpdf_dl_generalized, m_bytes_left);
    }
    if (!content) {
        m_survey.traits.insert(PdfTrait::cut_short);
        return false;
    }
    m_bytes_left -= content->size();
    picture.bytes = std::move(*content);
    m_survey.pictures.push_back(std::move(picture));
    return true;
}

bool PictureGatherer::add_grey(QPDFObjectHandle stream, PdfPicture picture)
{
    const Shading shading = shading_of(stream.getDict());
    const std::size_t pixels = std::size_t{picture.width} * picture.height;
    if (shading.components == 0 || pixels > m_bytes_left || row_bytes_of(picture, shading) * picture.height > m_bytes_left) {
        return false;
    }
    // What stands behind the last row is nothing to see.
    const auto content = content_of(stream, qpdf_dl_generalized, m_bytes_left);
    if (!content) {
        return false;
    }
    m_bytes_left -= std::min(m_bytes_left, std::max(pixels, content->size()));
    picture.bytes = grey_samples(picture, shading, *content);
    m_survey.pictures.push_back(std::move(picture));
    return true;
}

}  // namespace asepsie::pdf
