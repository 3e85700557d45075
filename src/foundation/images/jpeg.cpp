#include "foundation/images/formats.h"
#include "foundation/images/row_gatherer.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace asepsie::images {
namespace {

// A progressive file keeps all its coefficients until its last scan, and passes over them once a scan.
constexpr long most_library_bytes = 96L << 20U;
constexpr std::uint64_t most_scanned_pixels = 120'000'000;  // pixels times scans
constexpr std::uint64_t fewest_scans = 12;                  // that are always allowed: what encoders write is 10

// libjpeg leaves a function that fails by longjmp. So whatever it is called from through fenced() holds nothing that must be destroyed.
class JpegFile {
public:
    explicit JpegFile(std::string_view bytes) : m_bytes(bytes)
    {
        m_jpeg.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr jpeg) { std::longjmp(static_cast<JpegFile*>(jpeg->client_data)->m_way_out, 1); };  // NOLINT(cert-err52-cpp): the only way that libjpeg has
        m_errors.output_message = [](j_common_ptr) {};
        m_errors.emit_message = [](j_common_ptr jpeg, int level) { jpeg->err->num_warnings += level < 0 ? 1 : 0; };
        m_jpeg.client_data = this;
    }
    ~JpegFile()
    {
        if (m_is_made) {
            jpeg_destroy_decompress(&m_jpeg);
        }
    }
    JpegFile(const JpegFile&) = delete;
    JpegFile& operator=(const JpegFile&) = delete;

    template <typename Step>
    bool fenced(const Step& step)
    {
        if (setjmp(m_way_out) != 0) {  // NOLINT(cert-err52-cpp)
            return false;
        }
        step(m_jpeg);
        return true;
    }

    bool read_header()
    {
        return fenced([this](jpeg_decompress_struct& jpeg) {
            jpeg_create_decompress(&jpeg);
            m_is_made = true;
            jpeg.client_data = this;
            jpeg.mem->max_memory_to_use = most_library_bytes;
            jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(m_bytes.data()), m_bytes.size());
            jpeg_read_header(&jpeg, TRUE);
        });
    }

    // Smaller by the denominator; without what only the eye would notice.
    bool start_rows(unsigned denominator)
    {
        m_progress.progress_monitor = [](j_common_ptr jpeg) { static_cast<JpegFile*>(jpeg->client_data)->count_scans(); };
        return fenced([this, denominator](jpeg_decompress_struct& jpeg) {
            jpeg.progress = &m_progress;
            jpeg.scale_num = 1;
            jpeg.scale_denom = denominator;
            jpeg.dct_method = JDCT_IFAST;
            jpeg.do_fancy_upsampling = FALSE;
            const bool is_of_inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
            jpeg.out_color_space = is_of_inks ? JCS_CMYK : JCS_GRAYSCALE;
            jpeg_start_decompress(&jpeg);
        });
    }

    bool read_row(JSAMPROW row)
    {
        bool is_read = false;
        const bool is_fine = fenced([row, &is_read](jpeg_decompress_struct& jpeg) {
            JSAMPROW rows[1] = {row};
            is_read = jpeg_read_scanlines(&jpeg, rows, 1) == 1;
        });
        return is_fine && is_read;
    }

    [[nodiscard]] const jpeg_decompress_struct& header() const { return m_jpeg; }
    [[nodiscard]] bool has_warned() const { return m_errors.num_warnings > 0; }

private:
    void count_scans()
    {
        const auto scans = static_cast<std::uint64_t>(m_jpeg.input_scan_number);
        const std::uint64_t pixels = std::uint64_t{m_jpeg.image_width} * m_jpeg.image_height;
        if (scans > fewest_scans && scans * pixels > most_scanned_pixels) {
            std::longjmp(m_way_out, 1);  // NOLINT(cert-err52-cpp)
        }
    }

    std::string_view m_bytes;
    jpeg_decompress_struct m_jpeg{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_way_out{};
    bool m_is_made = false;
};

unsigned denominator_for(const PictureSize& size, std::uint64_t most)
{
    unsigned denominator = 1;
    while (denominator < 8 && std::uint64_t{size.width} * size.height > most * denominator * denominator) {
        denominator *= 2;
    }
    return denominator;
}

// As Adobe's programs write them and every reader takes them: 255 is no ink.
void rgb_of_inks(const std::vector<std::uint8_t>& inks, std::vector<std::uint8_t>& rgb)
{
    for (std::size_t x = 0; x * 4 < inks.size(); ++x) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            rgb[x * 3 + channel] = static_cast<std::uint8_t>(inks[x * 4 + channel] * inks[x * 4 + 3] / 255);
        }
    }
}

}  // namespace

Result<Picture> decode_jpeg(std::string_view bytes, const PictureSize& size, std::uint64_t most)
{
    JpegFile file(bytes);
    if (!file.read_header() || file.header().image_width != size.width || file.header().image_height != size.height) {
        return fail(ErrorCode::malformed, "jpeg: no header that can be read");
    }
    if (!file.start_rows(denominator_for(size, most))) {
        return fail(ErrorCode::malformed, "jpeg: nothing that can be read, or too many scans");
    }
    const jpeg_decompress_struct& header = file.header();
    const PictureSize scaled{PictureFormat::jpeg, header.output_width, header.output_height};
    const auto components = static_cast<std::size_t>(header.output_components);
    if (scaled.width == 0 || scaled.height == 0 || (components != 1 && components != 4)) {
        return fail(ErrorCode::unsupported, "jpeg: of an unusual number of colours");
    }
    const KeptSize kept = kept_size_of(scaled, most);
    RowGatherer rows(scaled, kept.width, kept.height);
    std::vector<std::uint8_t> row(scaled.width * components);
    std::vector<std::uint8_t> rgb(components == 4 ? std::size_t{scaled.width} * 3 : 0);
    for (std::uint32_t y = 0; y < scaled.height && file.read_row(row.data()); ++y) {
        if (components == 4) {
            rgb_of_inks(row, rgb);
        }
        rows.add(components == 4 ? rgb.data() : row.data(), components == 1 ? Samples::grey : Samples::rgb);
    }
    Picture picture = std::move(rows).finish();
    picture.is_cut_short |= file.has_warned();
    return picture;
}

}  // namespace asepsie::images
