#include "foundation/pdf/drawing/document_pdf.h"

#include "foundation/pdf/drawing/field_name.h"
#include "foundation/pdf/drawing/pdf_file.h"
#include "foundation/pdf/drawing/sheet.h"

#include <array>
#include <set>

namespace asepsie::pdf {
namespace {

constexpr double foot = page_height - 44;

Result<Done> check_options(const document::Field& field)
{
    std::set<std::string_view> values;
    for (const auto& [value, words] : field.options) {
        // "Off" is how PDF says that no button is on (ISO 32000-1, 12.7.4.2.3).
        if (!is_field_name(value) || value == "Off" || !values.insert(value).second) {
            return fail(ErrorCode::bad_usage, "pdf: an option of " + field.name);
        }
    }
    return Done{};
}

Result<Done> check_names(const document::Document& document, const PdfOptions& options)
{
    std::set<std::string_view> names;
    const auto is_new = [&](const std::string& name) { return is_field_name(name) && names.insert(name).second; };
    for (const document::Block& block : document.blocks) {
        if (const auto* field = std::get_if<document::Field>(&block)) {
            if (!is_new(field->name)) {
                return fail(ErrorCode::bad_usage, "pdf: the field name " + field->name);
            }
            TRY(check_options(*field));
        }
    }
    for (const auto& [name, value] : options.identity) {
        if (!is_new(name)) {
            return fail(ErrorCode::bad_usage, "pdf: the identity " + name);
        }
    }
    return Done{};
}

std::string filled(std::string words, std::string_view slot, std::size_t value)
{
    const std::size_t at = words.find(slot);
    return at == std::string::npos ? words : words.replace(at, slot.size(), std::to_string(value));
}

void draw_footers(Sheet& sheet, const PdfOptions& options)
{
    constexpr TextStyle style{8.5, 11, Weight::regular, quiet_ink};
    Canvas& canvas = sheet.canvas;
    for (std::size_t page = 0; page < canvas.page_count(); ++page) {
        canvas.go_to(page);
        canvas.belongs_to(nullptr);
        const std::string words = filled(filled(options.page_number, "{n}", page + 1), "{of}", canvas.page_count());
        const Text number(sheet.typefaces(), words, style, frame_width / 2);
        number.draw(canvas, margin + frame_width - number.width(), foot);
        const Text left(sheet.typefaces(), options.footer, style, frame_width - number.width() - 20, Marks::none);
        if (left.line_count() > 0) {
            left.draw(canvas, margin, foot, 0, 1);
        }
    }
}

}  // namespace

Result<std::string> to_pdf(const document::Document& document, const PdfOptions& options)
{
    TRY(check_names(document, options));
    const Typefaces typefaces;
    Canvas canvas(typefaces);
    constexpr std::array<double, 3> scales{1, 1.2, 4};  // by Size
    Sheet sheet{canvas, scales.at(static_cast<std::size_t>(document.size))};
    add_blocks(sheet, document.blocks);
    sheet.flow.run(canvas);
    if (canvas.page_count() > most_pages) {
        return fail(ErrorCode::too_large, "pdf: more than 500 pages");
    }
    draw_footers(sheet, options);
    canvas.finish();
    return write_file(sheet, {options.title.empty() ? document.title : options.title, options.author, document.language, options.created}, options.identity);
}

}  // namespace asepsie::pdf
