// OpenDocument 1.2 (ISO/IEC 26300:2015): part 1 the elements, part 3 the package.
#include "foundation/office/flow.h"
#include "foundation/office/office.h"
#include "foundation/office/xml.h"
#include "foundation/compression/zip.h"

#include <fmt/core.h>

#include <set>

namespace asepsie::office {
namespace {

using compression::ZipEntry;

constexpr const char* media_type = "application/vnd.oasis.opendocument.text";
constexpr const char* version = "1.2";
constexpr const char* thin_line = "0.5pt solid #9AA3A8";

std::string mm(int length) { return std::to_string(length) + "mm"; }
std::string points(int twentieths) { return fmt::format("{:.2f}pt", twentieths / 20.0); }

// The root element of a part, with every prefix that any of them uses.
template <typename Content>
std::string part(XmlName root, Content content)
{
    Xml xml;
    xml.element(root,
        {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"}, {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
            {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}, {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
            {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}, {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
            {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"}, {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, {"office:version", version}},
        [&] { content(xml); });
    return xml.document();
}

void fonts(Xml& xml)
{
    xml.element("office:font-face-decls", {}, [&] {
        xml.empty("style:font-face", {{"style:name", "Arial"}, {"svg:font-family", "Arial, 'Liberation Sans'"}, {"style:font-family-generic", "swiss"}, {"style:font-pitch", "variable"}});
        xml.empty("style:font-face", {{"style:name", "Courier New"}, {"svg:font-family", "'Courier New', 'Liberation Mono'"}, {"style:font-family-generic", "modern"}, {"style:font-pitch", "fixed"}});
    });
}

// Content.

std::string cell_style(Cell::Kind kind)
{
    switch (kind) {
    case Cell::Kind::bare: return "CellBare";
    case Cell::Kind::line: return "CellLine";
    case Cell::Kind::head: return "CellHead";
    case Cell::Kind::box: return "CellBox";
    }
    return {};
}

class OdtBody {
public:
    explicit OdtBody(const Flow& flow) : m_flow(flow) {}

    std::string written()
    {
        return part("office:document-content", [&](Xml& xml) {
            fonts(xml);
            xml.element("office:automatic-styles", {}, [&] { table_styles(xml); });
            xml.element("office:body", {}, [&] { xml.element("office:text", {}, [&] { items(xml); }); });
        });
    }

private:
    void items(Xml& xml)
    {
        for (std::size_t i = 0; i < m_flow.items.size();) {
            if (const auto* table = std::get_if<Table>(&m_flow.items[i])) {
                write(xml, *table);
                ++i;
            } else if (list_at(i) != nullptr) {
                i = list(xml, i);
            } else {
                paragraph(xml, std::get<Paragraph>(m_flow.items[i]));
                ++i;
            }
        }
    }

    [[nodiscard]] const Paragraph* list_at(std::size_t i) const
    {
        const auto* paragraph = i < m_flow.items.size() ? std::get_if<Paragraph>(&m_flow.items[i]) : nullptr;
        return paragraph != nullptr && (paragraph->style == Style::bullet || paragraph->style == Style::number) ? paragraph : nullptr;
    }

    // The items that belong together, from i on. A list counts from 1 again by itself.
    std::size_t list(Xml& xml, std::size_t i)
    {
        const Paragraph& first = *list_at(i);
        xml.element("text:list", {{"text:style-name", first.style == Style::bullet ? "Bullets" : "Numbers"}}, [&] {
            for (const Paragraph* item = &first; item != nullptr && item->style == first.style && item->list == first.list; item = list_at(++i)) {
                xml.element("text:list-item", {}, [&] { paragraph(xml, *item); });
            }
        });
        return i;
    }

    void paragraph(Xml& xml, const Paragraph& paragraph)
    {
        const auto content = [&] {
            m_is_after_space = true;
            for (const Run& run : paragraph.runs) {
                if (run.kind == document::Piece::Kind::plain) {
                    characters(xml, run.text);
                } else {
                    xml.element("text:span", {{"text:style-name", run.kind == document::Piece::Kind::strong ? "Strong" : "SourceText"}}, [&] { characters(xml, run.text); });
                }
            }
        };
        const std::string style(look_of(paragraph.style).id);
        if (paragraph.style <= Style::heading_4) {
            xml.element("text:h", {{"text:style-name", style}, {"text:outline-level", std::to_string(static_cast<int>(paragraph.style) + 1)}}, content);
        } else {
            xml.element("text:p", {{"text:style-name", style}}, content);
        }
    }

    // Spaces that follow one another, tabs and line ends are elements: as characters they would be one space (part 1, 6.1.2).
    void characters(Xml& xml, std::string_view text)
    {
        std::string plain;
        const auto element = [&](XmlName name) {
            xml.text(std::exchange(plain, {}));
            xml.empty(name);
        };
        for (const char c : text) {
            if (c == '\n') {
                element("text:line-break");
            } else if (c == '\t') {
                element("text:tab");
            } else if (c == ' ' && m_is_after_space) {
                element("text:s");
            } else if (c != '\r') {
                plain += c;
            }
            m_is_after_space = c == ' ' || c == '\n' || c == '\t';
        }
        xml.text(plain);
    }

    void write(Xml& xml, const Table& table)
    {
        xml.element("table:table", {{"table:style-name", table.may_break == Table::Break::never ? "TableWhole" : "Table"}}, [&] {
            for (const int width : table.widths) {
                xml.empty("table:table-column", {{"table:style-name", fmt::format("Column{}", width)}});
            }
            const auto rows = [&](std::size_t from, std::size_t to) {
                for (std::size_t i = from; i < to; ++i) {
                    row(xml, table.rows[i]);
                }
            };
            if (table.heading_rows != 0) {
                xml.element("table:table-header-rows", {}, [&] { rows(0, table.heading_rows); });
            }
            rows(table.heading_rows, table.rows.size());
        });
    }

    void row(Xml& xml, const Row& row)
    {
        xml.element("table:table-row", {{"table:style-name", fmt::format("Row{}", row.least_height)}}, [&] {
            for (const Cell& cell : row.cells) {
                xml.element("table:table-cell", {{"table:style-name", cell_style(cell.kind)}, {"office:value-type", "string"}}, [&] {
                    for (const Paragraph& content : cell.paragraphs) {
                        paragraph(xml, content);
                    }
                });
            }
        });
    }

    void table_styles(Xml& xml)
    {
        std::set<int> widths;
        std::set<int> heights;
        for (const Item& item : m_flow.items) {
            if (const auto* found = std::get_if<Table>(&item)) {
                widths.insert(found->widths.begin(), found->widths.end());
                for (const Row& row : found->rows) {
                    heights.insert(row.least_height);
                }
            }
        }
        const auto table = [&](std::string name, std::string may_break) {
            style(xml, std::move(name), "table", [&] {
                xml.empty("style:table-properties", {{"style:width", mm(text_width)}, {"table:align", "left"}, {"fo:margin-top", "2mm"}, {"fo:margin-bottom", "4mm"},
                                                        {"table:border-model", "collapsing"}, {"style:may-break-between-rows", std::move(may_break)}});
            });
        };
        table("Table", "true");
        table("TableWhole", "false");
        for (const int width : widths) {
            style(xml, fmt::format("Column{}", width), "table-column", [&] { xml.empty("style:table-column-properties", {{"style:column-width", mm(width)}}); });
        }
        for (const int height : heights) {
            style(xml, fmt::format("Row{}", height), "table-row", [&] { xml.empty("style:table-row-properties", {{"style:min-row-height", mm(height)}, {"fo:keep-together", "always"}}); });
        }
        const auto cell = [&](Cell::Kind kind, std::string across, std::string aside, std::string background) {
            style(xml, cell_style(kind), "table-cell", [&] {
                xml.empty("style:table-cell-properties", {{"fo:padding", "1mm"}, {"fo:border-top", across}, {"fo:border-bottom", across}, {"fo:border-left", aside}, {"fo:border-right", aside}, {"fo:background-color", background}});
            });
        };
        cell(Cell::Kind::bare, "none", "none", "transparent");
        cell(Cell::Kind::line, thin_line, "none", "transparent");
        cell(Cell::Kind::head, thin_line, "none", "#E6EFEE");
        cell(Cell::Kind::box, thin_line, thin_line, "transparent");
    }

    template <typename Properties>
    static void style(Xml& xml, std::string name, std::string family, Properties properties)
    {
        xml.element("style:style", {{"style:name", std::move(name)}, {"style:family", std::move(family)}}, properties);
    }

    const Flow& m_flow;
    bool m_is_after_space = true;
};

// Styles.

void text_properties(Xml& xml, bool is_bold, std::string_view colour, int half_points)
{
    xml.empty("style:text-properties", {{"fo:color", "#" + std::string(colour)}, {"fo:font-size", points(half_points * 10)}, {"fo:font-weight", is_bold ? "bold" : "normal"}});
}

void paragraph_style(Xml& xml, const StyleLook& look)
{
    const auto content = [&] {
        xml.element("style:paragraph-properties",
            {{"fo:margin-top", points(look.space_before)}, {"fo:margin-bottom", points(look.space_after)}, {"fo:keep-with-next", look.keeps_with_next ? "always" : "auto"},
                {"fo:border-left", look.style == Style::lead ? "3pt solid #" + std::string(look.colour) : "none"}, {"fo:padding-left", look.style == Style::lead ? "3mm" : "0mm"}},
            [] {});
        text_properties(xml, look.is_bold, look.colour, look.half_points);
    };
    if (look.style <= Style::heading_4) {
        xml.element("style:style",
            {{"style:name", std::string(look.id)}, {"style:display-name", fmt::format("Heading {}", static_cast<int>(look.style) + 1)}, {"style:family", "paragraph"},
                {"style:parent-style-name", "Standard"}, {"style:next-style-name", "BodyText"}, {"style:default-outline-level", std::to_string(static_cast<int>(look.style) + 1)}},
            content);
    } else {
        xml.element("style:style", {{"style:name", std::string(look.id)}, {"style:display-name", std::string(look.name)}, {"style:family", "paragraph"}, {"style:parent-style-name", "Standard"}}, content);
    }
}

void list_styles(Xml& xml)
{
    const auto place = [&] {
        xml.element("style:list-level-properties", {{"text:list-level-position-and-space-mode", "label-alignment"}}, [&] {
            xml.empty("style:list-level-label-alignment", {{"text:label-followed-by", "listtab"}, {"text:list-tab-stop-position", "8mm"}, {"fo:text-indent", "-6mm"}, {"fo:margin-left", "8mm"}});
        });
    };
    xml.element("text:list-style", {{"style:name", "Bullets"}}, [&] { xml.element("text:list-level-style-bullet", {{"text:level", "1"}, {"text:bullet-char", "\u2022"}}, place); });
    xml.element("text:list-style", {{"style:name", "Numbers"}},
        [&] { xml.element("text:list-level-style-number", {{"text:level", "1"}, {"style:num-format", "1"}, {"style:num-suffix", "."}}, place); });
}

void footer_style(Xml& xml)
{
    xml.element("style:style", {{"style:name", "Footer"}, {"style:family", "paragraph"}, {"style:parent-style-name", "Standard"}}, [&] {
        xml.element("style:paragraph-properties", {},
            [&] { xml.element("style:tab-stops", {}, [&] { xml.empty("style:tab-stop", {{"style:position", mm(text_width)}, {"style:type", "right"}}); }); });
        text_properties(xml, false, "46525B", 17);
    });
}

void common_styles(Xml& xml, const Language& language)
{
    xml.element("style:default-style", {{"style:family", "paragraph"}}, [&] {
        xml.empty("style:paragraph-properties", {{"fo:line-height", "112%"}, {"fo:orphans", "2"}, {"fo:widows", "2"}});
        xml.empty("style:text-properties", {{"style:font-name", "Arial"}, {"fo:font-size", "10.5pt"}, {"fo:language", std::string(language.language)}, {"fo:country", std::string(language.country)}});
    });
    xml.empty("style:style", {{"style:name", "Standard"}, {"style:family", "paragraph"}});
    for (const StyleLook& look : style_looks) {
        paragraph_style(xml, look);
    }
    footer_style(xml);
    xml.element("style:style", {{"style:name", "Strong"}, {"style:family", "text"}}, [&] { xml.empty("style:text-properties", {{"fo:font-weight", "bold"}}); });
    xml.element("style:style", {{"style:name", "SourceText"}, {"style:display-name", "Source Text"}, {"style:family", "text"}},
        [&] { xml.empty("style:text-properties", {{"style:font-name", "Courier New"}}); });
    list_styles(xml);
}

std::string styles(const document::Document& document)
{
    return part("office:document-styles", [&](Xml& xml) {
        fonts(xml);
        xml.element("office:styles", {}, [&] { common_styles(xml, language_of(document)); });
        xml.element("office:automatic-styles", {}, [&] {
            xml.element("style:page-layout", {{"style:name", "A4"}}, [&] {
                xml.empty("style:page-layout-properties", {{"fo:page-width", mm(page_width)}, {"fo:page-height", mm(page_height)}, {"style:print-orientation", "portrait"}, {"fo:margin-top", mm(margin)},
                                                              {"fo:margin-bottom", "12mm"}, {"fo:margin-left", mm(margin)}, {"fo:margin-right", mm(margin)}});
                xml.element("style:footer-style", {}, [&] { xml.empty("style:header-footer-properties", {{"fo:min-height", "8mm"}, {"fo:margin-top", "4mm"}}); });
            });
        });
        xml.element("office:master-styles", {}, [&] {
            xml.element("style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "A4"}}, [&] {
                xml.element("style:footer", {}, [&] {
                    xml.element("text:p", {{"text:style-name", "Footer"}}, [&] {
                        xml.text(document::plain(document.title));
                        xml.empty("text:tab");
                        xml.element("text:page-number", {{"text:select-page", "current"}}, "1");
                        xml.text(" / ");
                        xml.element("text:page-count", {}, "1");
                    });
                });
            });
        });
    });
}

// The package.

std::string metadata(const document::Document& document, const OfficeOptions& options)
{
    return part("office:document-meta", [&](Xml& xml) {
        xml.element("office:meta", {}, [&] {
            xml.element("meta:generator", {}, "Asepsie");
            xml.element("dc:title", {}, document::plain(document.title));
            if (!options.author.empty()) {
                xml.element("meta:initial-creator", {}, options.author);
                xml.element("dc:creator", {}, options.author);
            }
            xml.element("meta:creation-date", {}, to_iso(options.written_at));
            xml.element("dc:date", {}, to_iso(options.written_at));
            const Language language = language_of(document);
            xml.element("dc:language", {}, std::string(language.language) + "-" + std::string(language.country));
        });
    });
}

std::string manifest()
{
    Xml xml;
    xml.element("manifest:manifest", {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", version}}, [&] {
        xml.empty("manifest:file-entry", {{"manifest:full-path", "/"}, {"manifest:version", version}, {"manifest:media-type", media_type}});
        for (const char* name : {"content.xml", "styles.xml", "meta.xml"}) {
            xml.empty("manifest:file-entry", {{"manifest:full-path", name}, {"manifest:media-type", "text/xml"}});
        }
    });
    return xml.document();
}

}  // namespace

Result<std::string> to_odt(const document::Document& document, const OfficeOptions& options)
{
    const Flow flow = flow_of(document.blocks);
    // The type first, as it is, so that it stands at byte 38 for whoever looks (part 3, 3.3).
    return compression::zip_of({{ZipEntry::Method::stored, "mimetype", media_type},
                      {ZipEntry::Method::deflated, "META-INF/manifest.xml", manifest()},
                      {ZipEntry::Method::deflated, "meta.xml", metadata(document, options)},
                      {ZipEntry::Method::deflated, "styles.xml", styles(document)},
                      {ZipEntry::Method::deflated, "content.xml", OdtBody(flow).written()}},
        options.written_at);
}

}  // namespace asepsie::office
