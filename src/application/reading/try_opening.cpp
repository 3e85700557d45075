#include "application/reading/try_opening.h"

#include "foundation/base/text.h"
#include "foundation/containers/archive_listing.h"
#include "foundation/images/picture.h"
#include "foundation/mime/entity.h"
#include "foundation/pdf/reading/pdf_survey.h"
#include "foundation/storage/database.h"

#include <algorithm>
#include <array>
#include <string>

namespace asepsie::application {
namespace {

constexpr std::size_t most_unpacked_bytes = 200U << 20U;  // of one archive, to see that it unpacks
constexpr std::string_view sqlite_begins("SQLite format 3\0", 16);

struct Opener {
    std::string_view endings;  // " pdf "
    bool (*begins)(std::string_view bytes);
    Opening (*open)(std::string_view bytes);
};

Opening when(bool opens) { return opens ? Opening::opened : Opening::broken; }

bool is_pdf(std::string_view bytes) { return text::contains(bytes.substr(0, 1024), "%PDF-"); }
Opening open_pdf_file(std::string_view bytes)
{
    const auto survey = pdf::survey_pdf(bytes);
    return when(survey.ok() && !survey->traits.contains(pdf::PdfTrait::repaired));
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }
Opening open_zip(std::string_view bytes)
{
    // Each member is unpacked, which tries its checksum.
    const auto content = containers::read_zip(bytes, [](std::string_view) { return true; }, most_unpacked_bytes, most_unpacked_bytes);
    const bool is_locked = content.ok() && std::any_of(content->listing.entries.begin(), content->listing.entries.end(), [](const containers::ArchiveEntry& entry) { return entry.is_encrypted; });
    return when(content.ok() && (!content->listing.is_damaged || is_locked || content->listing.is_whole_encrypted));
}

bool is_picture(std::string_view bytes) { return images::size_of_picture(bytes).ok(); }
Opening open_picture(std::string_view bytes)
{
    const auto picture = images::decode_picture(bytes);
    if (!picture.ok()) {
        return picture.error().code == ErrorCode::malformed ? Opening::broken : Opening::not_tried;
    }
    return when(!picture->is_cut_short);
}

bool is_sqlite(std::string_view bytes) { return bytes.starts_with(sqlite_begins); }
Opening open_sqlite(std::string_view bytes)
{
    // A database in memory knows no write-ahead log: that its file had one (bytes 18 and 19, sqlite.org/fileformat2.html) says nothing of its pages.
    std::string image(bytes);
    if (image.size() > 20 && image[18] == 2 && image[19] == 2) {
        image[18] = image[19] = 1;
    }
    const auto database = storage::Database::from_image(image);
    std::string verdict;
    const bool asked = database.ok() && database->query("PRAGMA integrity_check(1)", {}, [&](const storage::Row& row) { verdict = row.text(0); }).ok();
    if (!asked || verdict != "ok") {
        return Opening::broken;
    }
    // Without a table it opens and says nothing: what was in it may be in a log that was not copied.
    return database->number("SELECT count(*) FROM sqlite_schema").value_or(0) > 0 ? Opening::opened : Opening::not_tried;
}

bool is_mail(std::string_view bytes)
{
    const std::string_view first = bytes.substr(0, bytes.find('\n'));
    return first.starts_with("From ") || (first.find(':') != std::string_view::npos && first.find(':') < 40 && first.find(' ') > first.find(':'));
}
Opening open_mail(std::string_view bytes)
{
    if (bytes.size() > mime::most_message_bytes) {
        return Opening::not_tried;
    }
    const auto parts = mime::read_parts(bytes);
    return when(parts.ok() && !parts->entities.empty());
}

constexpr std::array openers{
    Opener{" pdf ", is_pdf, open_pdf_file},
    Opener{" zip docx xlsx pptx odt ods odp odg epub ", is_zip, open_zip},
    Opener{" png jpg jpeg gif bmp ", is_picture, open_picture},
    Opener{" sqlite sqlite3 ", is_sqlite, open_sqlite},
    Opener{" eml mbox ", is_mail, open_mail},
};

std::string ending_of(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos ? std::string() : text::lower(name.substr(dot + 1));
}

}  // namespace

std::string_view name_of(Opening opening)
{
    constexpr std::array<std::string_view, 3> names{"opened", "broken", "not_tried"};
    return names.at(static_cast<std::size_t>(opening));
}

Opening try_opening(std::string_view bytes, std::string_view name)
{
    if (bytes.empty() || bytes.size() > most_opened_bytes) {
        return Opening::not_tried;
    }
    const std::string ending = " " + ending_of(name) + " ";
    for (const Opener& opener : openers) {
        if (opener.endings.find(ending) != std::string_view::npos) {
            return opener.begins(bytes) ? opener.open(bytes) : Opening::broken;
        }
    }
    // Without an ending that says what it is, its first bytes do: databases of practice software are called anything.
    return is_sqlite(bytes) ? open_sqlite(bytes) : is_pdf(bytes.substr(0, 5)) ? open_pdf_file(bytes) : Opening::not_tried;
}

}  // namespace asepsie::application
