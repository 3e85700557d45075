// A document on paper or for a word processor: the PDF drawn by the worker, ODT and DOCX written here.
#pragma once

#include "foundation/base/calendar.h"
#include "foundation/document/document.h"
#include "foundation/worker/worker.h"

#include <optional>
#include <string_view>

namespace asepsie::application {

enum class PaperFormat : std::uint8_t { pdf, odt, docx, html };
std::string_view name_of(PaperFormat format);  // the end of a file's name too
std::string_view media_type_of(PaperFormat format);
std::optional<PaperFormat> paper_format_named(std::string_view name);

struct PaperOptions {
    std::string author;       // the practice
    Moment created{};
    std::string footer{};       // of a PDF's pages
    std::string page_number{};  // "Page {n} / {of}"
    std::vector<std::pair<std::string, std::string>> identity{};  // hidden fields of a form
};

inline constexpr std::string_view draw_pdf_task = "draw_pdf";

Result<std::string> draw_paper(const worker::Asking& worker, const document::Document& document, PaperFormat format, const PaperOptions& options);

// Between the two programs.
std::vector<std::string> to_parts(const document::Document& document, const PaperOptions& options);
Result<std::pair<document::Document, PaperOptions>> paper_in(const std::vector<std::string_view>& parts);

}  // namespace asepsie::application
