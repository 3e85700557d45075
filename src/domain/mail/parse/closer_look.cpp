#include "domain/mail/parse/closer_look.h"

#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "foundation/images/picture.h"
#include "foundation/images/qr_codes.h"
#include "foundation/images/text_code.h"
#include "foundation/pdf/reading/pdf_survey.h"

#include <algorithm>
#include <utility>

namespace asepsie::mail {
namespace {

constexpr std::size_t largest_picture_bytes = 1U << 20U;
constexpr std::uint32_t smallest_side = 50;                    // pixels: a code that a telephone reads is no smaller

bool take(CodeSearch& search, std::uint64_t pixels)
{
    if (search.pictures_left == 0 || pixels > search.pixels_left) {
        return false;
    }
    --search.pictures_left;
    search.pixels_left -= pixels;
    return true;
}

void add_codes(Attachment& file, const images::Picture& picture)
{
    for (std::string& text : images::read_qr_codes(picture)) {
        file.links.push_back({LinkOrigin::qr_code, std::move(text), ""});
    }
}

// Nothing of a picture that is too small, too large, or none.
void search_picture(Attachment& file, std::string_view bytes, CodeSearch& search)
{
    const auto size = images::size_of_picture(bytes);
    const bool is_worth_it = size.ok() && size->width >= smallest_side && size->height >= smallest_side && bytes.size() <= largest_picture_bytes;
    if (!is_worth_it || !take(search, std::uint64_t{size->width} * size->height)) {
        return;
    }
    const auto picture = images::decode_picture(bytes);
    if (picture.ok()) {
        add_codes(file, *picture);
    }
}

void look_into_pdf(Attachment& file, std::string_view bytes, CodeSearch& search)
{
    const auto survey = pdf::survey_pdf(bytes);
    if (!survey.ok()) {
        file.add(survey.error().code == ErrorCode::too_large ? FileTrait::cut_short : FileTrait::damaged);
        return;
    }
    if (survey->traits.contains(pdf::PdfTrait::needs_password)) {
        file.add(FileTrait::locked);
    }
    if (survey->traits.contains(pdf::PdfTrait::javascript) || survey->starts_program) {
        file.add(FileTrait::script);
    }
    if (survey->sends_form) {
        file.add(survey->asks_password ? FileTrait::password_form : FileTrait::form);
    }
    if (survey->traits.contains(pdf::PdfTrait::cut_short)) {
        file.add(FileTrait::cut_short);
    }
    for (const pdf::PdfLink& link : survey->links) {
        file.links.push_back({link.kind == pdf::PdfLinkKind::form ? LinkOrigin::form : LinkOrigin::pdf, link.address, ""});
    }
    for (const pdf::PdfPicture& picture : survey->pictures) {
        if (picture.packing == pdf::PdfPacking::jpeg) {
            search_picture(file, picture.bytes, search);
        } else if (take(search, std::uint64_t{picture.width} * picture.height)) {
            const auto samples = images::picture_of_samples(picture.width, picture.height, picture.bytes);
            if (samples.ok()) {
                add_codes(file, *samples);
            }
        }
    }
}

}  // namespace

std::vector<std::string> codes_in_text(std::string_view utf8)
{
    const auto picture = images::picture_of_text_code(utf8);
    return picture ? images::read_qr_codes(*picture) : std::vector<std::string>();
}

Attachment look_into_within(std::string name, const std::string& declared_type, std::string_view bytes, CodeSearch& search)
{
    const FileKind kind = kind_of_bytes(bytes);
    if (kind == FileKind::web_page || kind == FileKind::drawing) {
        const std::string_view looked_at = bytes.substr(0, search.page_bytes_left);
        search.page_bytes_left -= looked_at.size();
        Attachment file = look_into(std::move(name), declared_type, looked_at);
        file.bytes = bytes.size();
        if (looked_at.size() < bytes.size()) {
            file.add(FileTrait::cut_short);
        }
        return file;
    }
    if (kind != FileKind::archive && kind != FileKind::disk_image) {
        return look_into(std::move(name), declared_type, bytes);
    }
    const int depth = search.names_left == 0 || search.archives_left == 0 ? deepest_look + 1 : 0;
    Attachment file = look_into(std::move(name), declared_type, bytes, depth);
    search.archives_left -= search.archives_left == 0 ? 0U : 1U;
    search.names_left -= std::min(search.names_left, file.inside.size());
    return file;
}

void look_closer(Attachment& file, std::string_view bytes, CodeSearch& search)
{
    if (file.kind == FileKind::pdf) {
        look_into_pdf(file, bytes, search);
    } else if (file.kind == FileKind::picture) {
        search_picture(file, bytes, search);
    }
}

}  // namespace asepsie::mail
