#include "foundation/pdf/reading/active_content.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace asepsie::pdf {
namespace {

// ISO 32000-2, table 201: the actions that reach out of the document. GoTo, Named, Hide, ResetForm and their like stay in it.
constexpr std::array reaching_out{"/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/RichMediaExecute", "/Movie", "/Sound"};
// Table 171: the annotations that play something.
constexpr std::array playing{"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"};

bool is_one_of(QPDFObjectHandle name, const auto& names)
{
    return name.isName() && std::any_of(names.begin(), names.end(), [&](const char* each) { return name.getName() == each; });
}

void enqueue(std::vector<QPDFObjectHandle>& waiting, QPDFObjectHandle value)
{
    if (!value.isIndirect() && (value.isDictionary() || value.isArray())) {
        waiting.push_back(value);
    }
}

}  // namespace

void for_each_dictionary(QPDFObjectHandle object, const std::function<void(QPDFObjectHandle)>& visit)
{
    std::vector<QPDFObjectHandle> waiting{object};
    while (!waiting.empty()) {
        QPDFObjectHandle next = waiting.back();
        waiting.pop_back();
        QPDFObjectHandle dictionary = dictionary_of(next);
        if (dictionary.isDictionary()) {
            visit(dictionary);
            for (auto& [key, value] : dictionary.getDictAsMap()) {
                enqueue(waiting, value);
            }
        } else if (next.isArray()) {
            for (QPDFObjectHandle item : next.getArrayAsVector()) {
                enqueue(waiting, item);
            }
        }
    }
}

void note_traits(QPDFObjectHandle dictionary, std::set<PdfTrait>& traits)
{
    const auto note_if = [&traits](PdfTrait trait, bool holds) {
        if (holds) {
            traits.insert(trait);
        }
    };
    QPDFObjectHandle action = dictionary.getKey("/S");
    QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
    note_if(PdfTrait::javascript, dictionary.hasKey("/JS") || dictionary.hasKey("/JavaScript") || action.isNameAndEquals("/JavaScript"));
    note_if(PdfTrait::other_action, is_one_of(action, reaching_out) || is_one_of(subtype, playing));
    note_if(PdfTrait::web_link, action.isNameAndEquals("/URI"));
    note_if(PdfTrait::attachment,
        dictionary.hasKey("/EF") || dictionary.hasKey("/EmbeddedFiles") || subtype.isNameAndEquals("/FileAttachment") || dictionary.isDictionaryOfType("/EmbeddedFile"));
    note_if(PdfTrait::xfa, dictionary.hasKey("/XFA"));
}

Result<std::set<PdfTrait>> active_content(QPDF& pdf)
{
    std::set<PdfTrait> traits;
    std::size_t pages = 0;
    const auto look_at = [&](QPDFObjectHandle object) {
        for_each_dictionary(object, [&](QPDFObjectHandle dictionary) {
            note_traits(dictionary, traits);
            pages += dictionary.isDictionaryOfType("/Page") ? 1 : 0;
        });
    };
    look_at(pdf.getTrailer());
    for (const auto& [id, entry] : pdf.getXRefTable()) {
        look_at(pdf.getObject(id));
        if (pages > most_pages) {
            return fail(ErrorCode::too_large, fmt::format("pdf: more than {} pages", most_pages));
        }
    }
    return traits;
}

}  // namespace asepsie::pdf
