#include "domain/mail/parse/closer_look.h"

#include "domain/mail/files/file_kind.h"
#include "domain/mail/files/look_into.h"
#include "foundation/images/picture.h"
#include "foundation/images/qr_codes.h"
#include "foundation/images/text_code.h"
#include "foundation/pdf/reading/pdf_survey.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace asepsie::mail {
namespace {

constexpr std::uint32_t smallest_side = 50;        // pixels: a code that a telephone reads is no smaller
constexpr std::uint64_t smallest_share = 60'000;   // pixels: a code that fills a picture can be read at this size
constexpr std::uint64_t pictures_for_the_rest = 3; // each picture takes at most this part of what is left
constexpr std::uint64_t jpeg_cost = 1;
constexpr std::uint64_t other_cost = 4;

// How many pixels of the picture may be searched: all of it, or a smaller form. 0: not one.
std::uint64_t take(CodeSearch& search, std::uint64_t pixels, std::uint64_t cost)
{
    const std::uint64_t share = std::min(pixels, search.pixels_left / pictures_for_the_rest);
    if (share < std::min(pixels, smallest_share) || pixels * cost > search.unpacked_left) {
        return 0;
    }
    search.pixels_left -= share;
    search.unpacked_left -= pixels * cost;
    return share;
}

void add_codes(Attachment& file, const images::Picture& picture)
{
    for (std::string& text : images::read_qr_codes(picture)) {
        file.links.push_back({LinkOrigin::qr_code, std::move(text), ""});
    }
}

// Nothing of a picture that is too small, or of no format that is read here.
void search_picture(Attachment& file, std::string_view bytes, CodeSearch& search)
{
    const auto size = images::size_of_picture(bytes);
    const bool is_worth_it = size.ok() && size->width >= smallest_side && size->height >= smallest_side && size->format != images::PictureFormat::webp;
    if (!is_worth_it) {
        return;
    }
    const std::uint64_t share = take(search, std::uint64_t{size->width} * size->height, size->format == images::PictureFormat::jpeg ? jpeg_cost : other_cost);
    const auto picture = share == 0 ? fail(ErrorCode::too_large, "picture: nothing is left for it") : images::decode_picture(bytes, share);
    if (picture.ok()) {
        add_codes(file, *picture);
    } else if (picture.error().code == ErrorCode::too_large && search.tells_what_is_left) {
        file.add(FileTrait::cut_short);
    }
}

void search_samples(Attachment& file, const pdf::PdfPicture& picture, CodeSearch& search)
{
    const std::uint64_t share = take(search, std::uint64_t{picture.width} * picture.height, jpeg_cost);
    if (share == 0) {
        return;
    }
    const auto samples = images::picture_of_samples(picture.width, picture.height, picture.bytes, share);
    if (samples.ok()) {
        add_codes(file, *samples);
    }
}

// Of a PDF's own pictures those are left out, without a word, for which nothing is left: honest ones have many.
void search_pictures(Attachment& file, const std::vector<pdf::PdfPicture>& pictures, CodeSearch& search)
{
    for (const pdf::PdfPicture& picture : pictures) {
        if (picture.packing == pdf::PdfPacking::grey) {
            search_samples(file, picture, search);
            continue;
        }
        Attachment drawn;
        search_picture(drawn, picture.bytes, search);
        std::move(drawn.links.begin(), drawn.links.end(), std::back_inserter(file.links));
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
    for (const std::string& name : survey->embedded) {
        if (starts_something(ending_of(name))) {
            file.add(FileTrait::embedded_program);
        }
    }
    search_pictures(file, survey->pictures, search);
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
