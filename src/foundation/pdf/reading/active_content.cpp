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

class Scan {
public:
    void look_at(QPDFObjectHandle object)
    {
        // Direct objects only: the indirect ones come on their own. qpdf bounds how deep they nest.
        std::vector<QPDFObjectHandle> waiting{object};
        while (!waiting.empty()) {
            QPDFObjectHandle next = waiting.back();
            waiting.pop_back();
            QPDFObjectHandle dictionary = dictionary_of(next);
            if (dictionary.isDictionary()) {
                judge(dictionary);
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

    std::set<PdfTrait> traits;
    std::size_t pages = 0;

private:
    static void enqueue(std::vector<QPDFObjectHandle>& waiting, QPDFObjectHandle value)
    {
        if (!value.isIndirect() && (value.isDictionary() || value.isArray())) {
            waiting.push_back(value);
        }
    }

    void judge(QPDFObjectHandle dictionary)
    {
        QPDFObjectHandle action = dictionary.getKey("/S");
        QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
        note_if(PdfTrait::javascript, dictionary.hasKey("/JS") || dictionary.hasKey("/JavaScript") || action.isNameAndEquals("/JavaScript"));
        note_if(PdfTrait::other_action, is_one_of(action, reaching_out) || is_one_of(subtype, playing));
        note_if(PdfTrait::web_link, action.isNameAndEquals("/URI"));
        note_if(PdfTrait::attachment,
            dictionary.hasKey("/EF") || dictionary.hasKey("/EmbeddedFiles") || subtype.isNameAndEquals("/FileAttachment") || dictionary.isDictionaryOfType("/EmbeddedFile"));
        note_if(PdfTrait::xfa, dictionary.hasKey("/XFA"));
        pages += dictionary.isDictionaryOfType("/Page") ? 1 : 0;
    }

    void note_if(PdfTrait trait, bool holds)
    {
        if (holds) {
            traits.insert(trait);
        }
    }
};

}  // namespace

Result<std::set<PdfTrait>> active_content(QPDF& pdf)
{
    Scan scan;
    scan.look_at(pdf.getTrailer());
    for (const auto& [id, entry] : pdf.getXRefTable()) {
        scan.look_at(pdf.getObject(id));
        if (scan.pages > most_pages) {
            return fail(ErrorCode::too_large, fmt::format("pdf: more than {} pages", most_pages));
        }
    }
    return scan.traits;
}

}  // namespace asepsie::pdf
