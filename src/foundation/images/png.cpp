#include "foundation/images/formats.h"
#include "foundation/images/row_gatherer.h"

#include <png.h>

#include <csetjmp>
#include <cstring>

#include <fmt/core.h>

namespace asepsie::images {
namespace {

// Adam7 needs the whole picture at once, as it is.
constexpr std::size_t most_interlaced_bytes = 24U << 20U;
constexpr std::size_t most_chunk_bytes = 4U << 20U;  // of what stands beside the pixels, each
constexpr int most_kept_chunks = 100;

// libpng leaves a function that fails by longjmp. So whatever it is called from through fenced() holds nothing that must be destroyed.
class PngFile {
public:
    explicit PngFile(std::string_view bytes) : m_left(bytes)
    {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, stay_silent);
        if (m_png != nullptr) {
            m_info = png_create_info_struct(m_png);
        }
    }
    ~PngFile() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PngFile(const PngFile&) = delete;
    PngFile& operator=(const PngFile&) = delete;

    [[nodiscard]] bool is_ready() const { return m_png != nullptr && m_info != nullptr; }

    // false where libpng gave up. Step: calls of libpng alone, and captures without destructors.
    template <typename Step>
    bool fenced(const Step& step)
    {
        if (setjmp(png_jmpbuf(m_png)) != 0) {  // NOLINT(cert-err52-cpp): the only way that libpng has
            return false;
        }
        step(m_png, m_info);
        return true;
    }

    // Up to the first pixel, and whatever is asked of libpng for its samples: grey or RGB of 8 bits, with alpha where some are transparent.
    bool read_header()
    {
        return fenced([this](png_structp png, png_infop info) {
            png_set_read_fn(png, this, give_bytes);
            png_set_user_limits(png, longest_side, longest_side);
            png_set_chunk_malloc_max(png, most_chunk_bytes);
            png_set_chunk_cache_max(png, most_kept_chunks);
            png_set_benign_errors(png, 1);
            // A wrong checksum hides nothing from whoever shows the picture all the same.
            png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
            png_set_option(png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
            png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
            png_read_info(png, info);
            png_set_strip_16(png);
            png_set_expand(png);
            png_set_interlace_handling(png);
        });
    }

    bool start_rows()
    {
        return fenced([](png_structp png, png_infop info) { png_read_update_info(png, info); });
    }

    bool read_row(png_bytep row)
    {
        return fenced([row](png_structp png, png_infop) { png_read_row(png, row, nullptr); });
    }

    [[nodiscard]] std::size_t row_bytes() const { return png_get_rowbytes(m_png, m_info); }
    [[nodiscard]] std::uint32_t width() const { return png_get_image_width(m_png, m_info); }
    [[nodiscard]] std::uint32_t height() const { return png_get_image_height(m_png, m_info); }
    [[nodiscard]] std::uint8_t channels() const { return png_get_channels(m_png, m_info); }
    [[nodiscard]] bool is_interlaced() const { return png_get_interlace_type(m_png, m_info) != PNG_INTERLACE_NONE; }

private:
    [[noreturn]] static void give_up(png_structp png, png_const_charp) { png_longjmp(png, 1); }
    static void stay_silent(png_structp, png_const_charp) {}

    static void give_bytes(png_structp png, png_bytep out, std::size_t count)
    {
        auto& left = static_cast<PngFile*>(png_get_io_ptr(png))->m_left;
        if (left.size() < count) {
            png_error(png, "the end is missing");
        }
        std::memcpy(out, left.data(), count);
        left.remove_prefix(count);
    }

    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::string_view m_left;
};

void read_plain_rows(PngFile& file, RowGatherer& rows, Samples samples)
{
    std::vector<std::uint8_t> row(file.row_bytes());
    for (std::uint32_t y = 0; y < file.height() && file.read_row(row.data()); ++y) {
        rows.add(row.data(), samples);
    }
}

// Pass after pass over the same rows. What never came keeps what an earlier pass left there, as a reader on a slow line shows it.
bool read_interlaced_rows(PngFile& file, RowGatherer& rows, Samples samples)
{
    const std::size_t row_bytes = file.row_bytes();
    std::vector<std::uint8_t> all(row_bytes * file.height(), 255);
    bool is_whole = true;
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES && is_whole; ++pass) {
        for (std::uint32_t y = 0; y < file.height() && is_whole; ++y) {
            is_whole = file.read_row(&all[y * row_bytes]);
        }
    }
    for (std::uint32_t y = 0; y < file.height(); ++y) {
        rows.add(&all[y * row_bytes], samples);
    }
    return is_whole;
}

}  // namespace

Result<Picture> decode_png(std::string_view bytes, const PictureSize& size, std::uint64_t most)
{
    PngFile file(bytes);
    if (!file.is_ready() || !file.read_header() || file.width() != size.width || file.height() != size.height) {
        return fail(ErrorCode::malformed, "png: no header that can be read");
    }
    if (!file.start_rows()) {
        return fail(ErrorCode::malformed, "png: rows that cannot be read");
    }
    const std::size_t all_bytes = file.row_bytes() * file.height();
    if (all_bytes > most_raw_bytes || (file.is_interlaced() && all_bytes > most_interlaced_bytes)) {
        return fail(ErrorCode::too_large, fmt::format("png: {} bytes once unpacked", all_bytes));
    }
    if (file.channels() < 1 || file.channels() > 4 || file.row_bytes() != std::size_t{file.width()} * file.channels()) {
        return fail(ErrorCode::malformed, "png: samples that cannot be read");
    }
    const auto samples = static_cast<Samples>(file.channels());
    const KeptSize kept = kept_size_of(size, most);
    RowGatherer rows(size, kept.width, kept.height);
    if (file.is_interlaced()) {
        const bool is_whole = read_interlaced_rows(file, rows, samples);
        Picture picture = std::move(rows).finish();
        picture.is_cut_short = !is_whole;
        return picture;
    }
    read_plain_rows(file, rows, samples);
    if (rows.rows_taken() == 0) {
        return fail(ErrorCode::malformed, "png: no row that can be read");
    }
    return std::move(rows).finish();
}

}  // namespace asepsie::images
