#include "foundation/pdf/drawing/pdf_file.h"

#include "foundation/base/text.h"
#include "foundation/document/html.h"
#include "foundation/pdf/drawing/embedded_typeface.h"
#include "foundation/pdf/drawing/form_fields.h"
#include "foundation/pdf/drawing/objects.h"
#include "foundation/pdf/drawing/structure_tree.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>

#include <fmt/core.h>

#include <exception>

namespace asepsie::pdf {
namespace {

constexpr std::string_view producer = "Asepsie";

// "D:20261123180000Z" of "2026-11-23T18:00:00Z" (ISO 32000-1, 7.9.4).
std::string pdf_date(Moment moment)
{
    std::string digits;
    for (const char c : to_iso(moment)) {
        if (c >= '0' && c <= '9') {
            digits += c;
        }
    }
    return "D:" + digits + "Z";
}

// XMP (ISO 16684-1), the same as the information dictionary.
std::string metadata(const Colophon& colophon)
{
    // XML 1.0 holds no control characters, however they are written.
    const auto escaped = [](const std::string& words) { return document::html::escaped(text::made_safe_to_show(words)); };
    const std::string date = to_iso(colophon.created);
    return fmt::format("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                       "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
                       "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
                       "<xmp:CreateDate>{}</xmp:CreateDate>\n<xmp:ModifyDate>{}</xmp:ModifyDate>\n<pdf:Producer>{}</pdf:Producer>\n"
                       "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
        escaped(colophon.title), escaped(colophon.author), escaped(colophon.language), date, date, producer);
}

std::vector<Object> add_pages(QPDF& file, const Canvas& canvas, const EmbeddedTypeface& regular, const EmbeddedTypeface& bold)
{
    const Object fonts = dictionary({{"Regular", regular.by_glyph}, {"Bold", bold.by_glyph}});
    const Object resources = file.makeIndirectObject(dictionary({{"Font", fonts}}));
    std::vector<Object> pages;
    for (const Canvas::Page& drawn : canvas.pages()) {
        // Tabs S: from widget to widget in the order of the tree.
        Object page = file.makeIndirectObject(dictionary({{"Type", name_object("Page")}, {"MediaBox", reals({0, 0, page_width, page_height})}, {"Resources", resources},
            {"Contents", stream(file, drawn.content + "\n", {})}, {"Tabs", name_object("S")}}));
        file.addPage(page, false);
        pages.push_back(page);
    }
    return pages;
}

// Bookmarks, a deeper heading under the one before it that is less deep.
class Bookmarks {
public:
    Bookmarks(QPDF& file, const std::vector<Object>& pages) : m_file(file), m_pages(pages)
    {
        m_open.push_back({0, file.makeIndirectObject(dictionary({{"Type", name_object("Outlines")}}))});
    }

    void add(const Mark& mark)
    {
        while (m_open.back().first >= mark.level) {
            m_open.pop_back();
        }
        Object parent = m_open.back().second;
        Object item = m_file.makeIndirectObject(dictionary({{"Title", text_object(mark.text)}, {"Parent", parent},
            {"Dest", Object::newArray({m_pages.at(mark.page), name_object("XYZ"), Object::newNull(), real_object(page_height - mark.y + 6), Object::newNull()})}}));
        if (parent.hasKey("/Last")) {
            Object before = parent.getKey("/Last");
            before.replaceKey("/Next", item);
            item.replaceKey("/Prev", before);
        } else {
            parent.replaceKey("/First", item);
        }
        parent.replaceKey("/Last", item);
        // Positive: shown open, with all that is open below (12.3.3).
        for (auto& [level, open] : m_open) {
            const long long count = open.hasKey("/Count") ? open.getKey("/Count").getIntValue() : 0;
            open.replaceKey("/Count", number_object(count + 1));
        }
        m_open.emplace_back(mark.level, item);
    }

    Object root() { return m_open.front().second; }

private:
    QPDF& m_file;
    const std::vector<Object>& m_pages;
    std::vector<std::pair<int, Object>> m_open;
};

void describe(QPDF& file, const Colophon& colophon)
{
    const std::string date = pdf_date(colophon.created);
    file.getTrailer().replaceKey("/Info",
        file.makeIndirectObject(dictionary({{"Title", text_object(colophon.title)}, {"Author", text_object(colophon.author)}, {"Producer", text_object(producer)},
            {"CreationDate", Object::newString(date)}, {"ModDate", Object::newString(date)}})));
    Object catalogue = file.getRoot();
    catalogue.replaceKey("/Lang", Object::newString(colophon.language));
    catalogue.replaceKey("/MarkInfo", dictionary({{"Marked", Object::newBool(true)}}));
    catalogue.replaceKey("/ViewerPreferences", dictionary({{"DisplayDocTitle", Object::newBool(true)}}));
    catalogue.replaceKey("/Metadata", stream(file, metadata(colophon), {{"Type", name_object("Metadata")}, {"Subtype", name_object("XML")}}));
}

std::string written_out(QPDF& file)
{
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string assembled(Sheet& sheet, const Colophon& colophon, const std::vector<std::pair<std::string, std::string>>& identity)
{
    QPDF file;
    file.emptyPDF();
    EmbeddedTypeface regular = embed(file, sheet.typefaces().regular);
    EmbeddedTypeface bold = embed(file, sheet.typefaces().bold);
    std::vector<Object> pages = add_pages(file, sheet.canvas, regular, bold);
    std::vector<Object> widgets;
    if (!sheet.widgets.empty() || !identity.empty()) {
        Form form = form_of({file, sheet, regular, pages}, identity);
        file.getRoot().replaceKey("/AcroForm", form.dictionary);
        widgets = std::move(form.widgets);
    }
    set_meanings(file, regular, sheet.canvas.meanings_of(Weight::regular));
    set_meanings(file, bold, sheet.canvas.meanings_of(Weight::bold));
    file.getRoot().replaceKey("/StructTreeRoot", structure_tree(file, sheet.canvas, pages, widgets));
    if (!sheet.marks.empty()) {
        Bookmarks bookmarks(file, pages);
        for (const Mark& mark : sheet.marks) {
            bookmarks.add(mark);
        }
        file.getRoot().replaceKey("/Outlines", bookmarks.root());
    }
    describe(file, colophon);
    return written_out(file);
}

}  // namespace

Result<std::string> write_file(Sheet& sheet, const Colophon& colophon, const std::vector<std::pair<std::string, std::string>>& identity)
{
    // qpdf throws; nothing of ours does.
    try {
        return assembled(sheet, colophon, identity);
    } catch (const std::exception& exception) {
        return fail(ErrorCode::io_failed, std::string("pdf: ") + exception.what());
    }
}

}  // namespace asepsie::pdf
