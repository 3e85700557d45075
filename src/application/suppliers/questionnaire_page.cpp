#include "application/suppliers/questionnaire_page.h"

#include "domain/words/say.h"
#include "foundation/document/html_form.h"

namespace asepsie::application {
namespace {

document::FormWords form_words_of(std::string_view practice, const PageSetting& setting)
{
    document::FormWords all;
    for (const document::FormWord& word : document::form_words) {
        // The page fills these gaps itself, as things change.
        all.*word.text = words::say_named(setting.catalogue, "form_" + std::string(word.id), setting.language,
            {{"answered", std::string("{answered}")}, {"asked", std::string("{asked}")}, {"count", std::string("{count}")}, {"file", std::string("{file}")}, {"list", std::string("{list}")},
                {"practice", std::string(practice)}});
    }
    return all;
}

// The base letter of an accented one (Latin-1 in UTF-8), or "-".
char base_of(std::string_view two_bytes)
{
    constexpr std::string_view lead_c3 = "aaaaaaaceeeeiiiidnooooo-ouuuuyts";
    const auto second = static_cast<unsigned char>(two_bytes[1]);
    return static_cast<unsigned char>(two_bytes[0]) == 0xC3U && second >= 0x80U && second <= 0xBFU ? lead_c3[(second - 0x80U) % 32U] : '-';
}

std::string file_letters(std::string_view name)
{
    std::string letters;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool is_two_bytes = (static_cast<unsigned char>(c) & 0xE0U) == 0xC0U && i + 1 < name.size();
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_kept = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const char letter = is_two_bytes ? base_of(name.substr(i, 2)) : is_upper ? static_cast<char>(c | 0x20) : is_kept ? c : '-';
        i += is_two_bytes ? 1 : 0;
        if (letter != '-' || (!letters.empty() && letters.back() != '-')) {
            letters += letter;
        }
    }
    while (letters.ends_with('-')) {
        letters.pop_back();
    }
    return letters;
}

std::string stem_of(const SupplierView& view) { return "questionnaire-" + file_letters(view.entry.name.substr(0, 60)); }

}  // namespace

Result<std::string> questionnaire_paper(
    const worker::Asking& worker, const SupplierView& view, const suppliers::Request& request, std::string_view practice, PaperFormat format, PaperOptions options, const PageSetting& setting)
{
    const suppliers::Replies known = view.known_for(request);
    const document::Document page = questionnaire_document(request, practice, view.entry.name, known,
        format == PaperFormat::html ? Numbering::left_out : Numbering::in_labels, setting);
    if (format == PaperFormat::html) {
        const std::string stem = stem_of(view);
        return document::to_html_form(page, {identity_of(request), form_words_of(practice, setting), stem + "-signe.html", stem + "-en-cours.html"});
    }
    options.identity = identity_of(request);
    return draw_paper(worker, page, format, options);
}

std::string questionnaire_file_name(const SupplierView& view, PaperFormat format) { return stem_of(view) + "." + std::string(name_of(format)); }

}  // namespace asepsie::application
