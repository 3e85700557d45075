#include "application/papers/draw_paper.h"

#include "foundation/base/names.h"
#include "foundation/document/document_json.h"
#include "foundation/document/html_page.h"
#include "foundation/office/office.h"

#include <algorithm>
#include <array>

namespace asepsie::application {
namespace {

constexpr std::array<std::string_view, 4> format_names{"pdf", "odt", "docx", "html"};
constexpr std::array<std::string_view, 4> media_types{
    "application/pdf", "application/vnd.oasis.opendocument.text", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html; charset=utf-8"};
constexpr std::size_t drawing_heading_parts = 5;

Result<std::string> draw_pdf(const worker::Asking& worker, const document::Document& document, const PaperOptions& options)
{
    std::vector<std::string> answer = TRY(worker.ask(draw_pdf_task, to_parts(document, options)));
    return answer.size() == 1 ? Result<std::string>(std::move(answer.front())) : fail(ErrorCode::malformed, "the worker's answer");
}

}  // namespace

std::string_view name_of(PaperFormat format) { return format_names.at(static_cast<std::size_t>(format)); }
std::string_view media_type_of(PaperFormat format) { return media_types.at(static_cast<std::size_t>(format)); }

std::optional<PaperFormat> paper_format_named(std::string_view name)
{
    return value_named<PaperFormat>(name, format_names);
}

Result<std::string> draw_paper(const worker::Asking& worker, const document::Document& document, PaperFormat format, const PaperOptions& options)
{
    switch (format) {
    case PaperFormat::pdf: return draw_pdf(worker, document, options);
    case PaperFormat::odt: return office::to_odt(document, {options.created, options.author});
    case PaperFormat::docx: return office::to_docx(document, {options.created, options.author});
    case PaperFormat::html: break;
    }
    return document::to_html_page(document);
}

std::vector<std::string> to_parts(const document::Document& document, const PaperOptions& options)
{
    std::vector<std::string> parts{document::to_json(document), options.author, to_iso(options.created), options.footer, options.page_number};
    for (const auto& [name, value] : options.identity) {
        parts.push_back(name);
        parts.push_back(value);
    }
    return parts;
}

Result<std::pair<document::Document, PaperOptions>> paper_in(const std::vector<std::string_view>& parts)
{
    const bool has_pairs = parts.size() >= drawing_heading_parts && (parts.size() - drawing_heading_parts) % 2 == 0;
    const auto created = has_pairs ? parse_moment(parts[2]) : std::nullopt;
    if (!created) {
        return fail(ErrorCode::malformed, "what is to be drawn");
    }
    document::Document document = TRY(document::document_from_json(parts[0]));
    PaperOptions options{std::string(parts[1]), *created, std::string(parts[3]), std::string(parts[4]), {}};
    for (std::size_t i = drawing_heading_parts; i < parts.size(); i += 2) {
        options.identity.emplace_back(parts[i], parts[i + 1]);
    }
    return std::pair(std::move(document), std::move(options));
}

}  // namespace asepsie::application
