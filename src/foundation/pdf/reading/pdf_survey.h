// What a PDF that came with a message leads to, does and holds, without showing it.
#pragma once

#include "foundation/pdf/reading/pdf_form.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace asepsie::pdf {

constexpr std::size_t most_surveyed_objects = 5'000;
constexpr std::size_t most_surveyed_pages = 200;
constexpr std::size_t most_pdf_links = 5'000;
constexpr std::size_t longest_link_bytes = 4'096;
constexpr std::size_t most_embedded_names = 200;
constexpr std::size_t most_pdf_pictures = 20;
constexpr std::size_t most_picture_bytes = 20U << 20U;  // of all pictures together, as given and as unpacked
constexpr std::uint32_t smallest_picture_side = 21;     // pixels: the modules of the smallest QR code
constexpr std::uint64_t most_picture_pixels = 40'000'000;

enum class PdfLinkKind : std::uint8_t {
    page,  // to click on
    form,  // where what is typed goes
    file,  // a program or document that it starts or opens
};

struct PdfLink {
    PdfLinkKind kind = PdfLinkKind::page;
    std::string address;   // as written, safe to show
    std::size_t page = 0;  // from 1; 0 where it hangs on no page that was looked at
};

enum class PdfPacking : std::uint8_t { jpeg, grey };

struct PdfPicture {
    PdfPacking packing = PdfPacking::grey;
    std::uint32_t width = 0;   // as the PDF says: a JPEG may say otherwise itself
    std::uint32_t height = 0;
    std::string bytes;         // a JPEG file, or width * height grey samples from the top
};

struct PdfSurvey {
    std::set<PdfTrait> traits;         // of active_content, and: encrypted, needs_password, without_form, repaired, cut_short
    bool acts_on_opening = false;      // more than to show a place in the document
    bool starts_program = false;
    bool sends_form = false;
    bool opens_other_file = false;
    bool asks_password = false;        // a field that hides what is typed, or says so by its name
    std::size_t fields = 0;            // of a form
    std::size_t pages = 0;
    std::vector<PdfLink> links;        // each once
    std::vector<std::string> embedded;  // names of files in it, safe to show
    std::vector<PdfPicture> pictures;  // that may hold a QR code
    std::size_t unread_pictures = 0;   // large enough, and packed otherwise or too large
};

// A file that takes a password gives needs_password and nothing else. What was met beyond a limit is cut_short. Errors: too_large (the file, or more objects than open_pdf takes),
// malformed (no PDF, or beyond repair). How far compressed tables of objects expand is not bounded here: run it in a process of limited memory.
Result<PdfSurvey> survey_pdf(std::string_view bytes);

}  // namespace asepsie::pdf
