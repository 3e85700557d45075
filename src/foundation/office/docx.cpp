// Office Open XML, transitional (ECMA-376 part 1, the sections named below). The order of elements is the schema's: Word repairs or refuses another.
#include "foundation/office/flow.h"
#include "foundation/office/office.h"
#include "foundation/office/xml.h"
#include "foundation/compression/zip.h"

namespace asepsie::office {
namespace {

using compression::ZipEntry;

constexpr const char* main_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* relations_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view part_types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* line_colour = "9AA3A8";
constexpr const char* head_colour = "E6EFEE";
constexpr unsigned bullet_numbering = 1;

// Twentieths of a point: the unit of lengths in WordprocessingML.
std::string twips(int millimetres) { return std::to_string((millimetres * 14'400 + 127) / 254); }

class DocxBody {
public:
    explicit DocxBody(const document::Document& document) : m_document(document) {}

    std::string written()
    {
        const Flow flow = flow_of(m_document.blocks);
        m_xml.element("w:document", {{"xmlns:w", main_namespace}, {"xmlns:r", relations_namespace}}, [&] {
            m_xml.element("w:body", {}, [&] {
                for (const Item& item : flow.items) {
                    std::visit([&](const auto& part) { write(part); }, item);
                }
                section();
            });
        });
        return m_xml.document();
    }

private:
    void value(XmlName name, std::string text) { m_xml.empty(name, {{"w:val", std::move(text)}}); }

    void run(const Run& run)
    {
        m_xml.element("w:r", {}, [&] {
            if (run.kind != document::Piece::Kind::plain) {
                m_xml.element("w:rPr", {}, [&] { value("w:rStyle", run.kind == document::Piece::Kind::strong ? "Strong" : "SourceText"); });
            }
            std::string text;
            const auto flush = [&] {
                if (!text.empty()) {
                    m_xml.element("w:t", {{"xml:space", "preserve"}}, std::exchange(text, {}));
                }
            };
            for (const char c : run.text) {
                if (c == '\n' || c == '\t') {
                    flush();
                    c == '\n' ? m_xml.empty("w:br") : m_xml.empty("w:tab");
                } else if (c != '\r') {
                    text += c;
                }
            }
            flush();
        });
    }

    enum class Keep : std::uint8_t { by_style, with_next };

    void write(const Paragraph& paragraph, Keep keep = Keep::by_style)
    {
        m_xml.element("w:p", {}, [&] {
            m_xml.element("w:pPr", {}, [&] {
                value("w:pStyle", std::string(look_of(paragraph.style).id));
                if (keep == Keep::with_next) {
                    m_xml.empty("w:keepNext");
                }
                if (paragraph.list != 0) {
                    m_xml.element("w:numPr", {}, [&] {
                        value("w:ilvl", "0");
                        value("w:numId", std::to_string(bullet_numbering + paragraph.list));
                    });
                }
            });
            for (const Run& piece : paragraph.runs) {
                run(piece);
            }
        });
    }

    void border(XmlName side) { m_xml.empty(side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", line_colour}}); }

    void cell(const Cell& cell, int width, Keep keep)
    {
        m_xml.element("w:tc", {}, [&] {
            m_xml.element("w:tcPr", {}, [&] {
                m_xml.empty("w:tcW", {{"w:w", twips(width)}, {"w:type", "dxa"}});
                if (cell.kind != Cell::Kind::bare) {
                    m_xml.element("w:tcBorders", {}, [&] {
                        border("w:top");
                        if (cell.kind == Cell::Kind::box) {
                            border("w:left");
                        }
                        border("w:bottom");
                        if (cell.kind == Cell::Kind::box) {
                            border("w:right");
                        }
                    });
                }
                if (cell.kind == Cell::Kind::head) {
                    m_xml.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", head_colour}});
                }
            });
            for (const Paragraph& paragraph : cell.paragraphs) {
                write(paragraph, keep);
            }
        });
    }

    void write(const Table& table)
    {
        m_xml.element("w:tbl", {}, [&] {
            m_xml.element("w:tblPr", {}, [&] {
                value("w:tblStyle", "AsepsieTable");
                m_xml.empty("w:tblW", {{"w:w", twips(text_width)}, {"w:type", "dxa"}});
                m_xml.empty("w:tblLayout", {{"w:type", "fixed"}});
                m_xml.empty("w:tblLook", {{"w:val", "0020"}, {"w:firstRow", table.heading_rows != 0 ? "1" : "0"}});
            });
            m_xml.element("w:tblGrid", {}, [&] {
                for (const int width : table.widths) {
                    m_xml.empty("w:gridCol", {{"w:w", twips(width)}});
                }
            });
            for (std::size_t i = 0; i < table.rows.size(); ++i) {
                row(table, i);
            }
        });
        // Word would join two tables that touch, and ends no text with one.
        m_xml.element("w:p", {}, [&] { m_xml.element("w:pPr", {}, [&] { value("w:pStyle", "TableSpace"); }); });
    }

    void row(const Table& table, std::size_t index)
    {
        const Row& row = table.rows[index];
        const Keep keep = table.may_break == Table::Break::never && index + 1 < table.rows.size() ? Keep::with_next : Keep::by_style;
        m_xml.element("w:tr", {}, [&] {
            m_xml.element("w:trPr", {}, [&] {
                m_xml.empty("w:cantSplit");
                if (row.least_height != 0) {
                    m_xml.empty("w:trHeight", {{"w:val", twips(row.least_height)}, {"w:hRule", "atLeast"}});
                }
                if (index < table.heading_rows) {
                    m_xml.empty("w:tblHeader");
                }
            });
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                cell(row.cells[i], table.widths[i], keep);
            }
        });
    }

    void section()
    {
        m_xml.element("w:sectPr", {}, [&] {
            m_xml.empty("w:footerReference", {{"w:type", "default"}, {"r:id", "footer"}});
            m_xml.empty("w:pgSz", {{"w:w", twips(page_width)}, {"w:h", twips(page_height)}});
            m_xml.empty("w:pgMar", {{"w:top", twips(margin)}, {"w:right", twips(margin)}, {"w:bottom", twips(margin)}, {"w:left", twips(margin)}, {"w:header", "567"},
                                       {"w:footer", "567"}, {"w:gutter", "0"}});
        });
    }

    const document::Document& m_document;
    Xml m_xml;
};

std::string footer(const document::Document& document)
{
    Xml xml;
    const auto field = [&](std::string instruction) {
        xml.element("w:fldSimple", {{"w:instr", std::move(instruction)}}, [&] { xml.element("w:r", {}, [&] { xml.element("w:t", {}, "1"); }); });
    };
    xml.element("w:ftr", {{"xmlns:w", main_namespace}}, [&] {
        xml.element("w:p", {}, [&] {
            xml.element("w:pPr", {}, [&] { xml.empty("w:pStyle", {{"w:val", "Footer"}}); });
            xml.element("w:r", {}, [&] {
                xml.element("w:t", {{"xml:space", "preserve"}}, document::plain(document.title));
                xml.empty("w:tab");
            });
            field("PAGE");
            xml.element("w:r", {}, [&] { xml.element("w:t", {{"xml:space", "preserve"}}, " / "); });
            field("NUMPAGES");
        });
    });
    return xml.document();
}

class Styles {
public:
    std::string written(const Language& language)
    {
        m_xml.element("w:styles", {{"xmlns:w", main_namespace}}, [&] {
            defaults(language);
            style("paragraph", "Normal", "Normal", {}, [] {}, [] {}, "1");
            for (const StyleLook& look : style_looks) {
                paragraph_style(look);
            }
            style("paragraph", "Footer", "footer", "Normal",
                [&] {
                    m_xml.element("w:tabs", {}, [&] { m_xml.empty("w:tab", {{"w:val", "right"}, {"w:pos", twips(text_width)}}); });
                },
                [&] { letters(false, "46525B", 17); });
            style("paragraph", "TableSpace", "Table Space", "Normal", [&] { m_xml.empty("w:spacing", {{"w:before", "0"}, {"w:after", "0"}, {"w:line", "160"}, {"w:lineRule", "exact"}}); },
                [&] { value("w:sz", "8"); });
            style("character", "DefaultParagraphFont", "Default Paragraph Font", {}, [] {}, [] {}, "1");
            style("character", "Strong", "Strong", "DefaultParagraphFont", [] {}, [&] { m_xml.empty("w:b"); });
            style("character", "SourceText", "Source Text", "DefaultParagraphFont", [] {}, [&] { m_xml.empty("w:rFonts", {{"w:ascii", "Courier New"}, {"w:hAnsi", "Courier New"}, {"w:cs", "Courier New"}}); });
            table_style();
        });
        return m_xml.document();
    }

private:
    void value(XmlName name, std::string text) { m_xml.empty(name, {{"w:val", std::move(text)}}); }

    void letters(bool is_bold, std::string_view colour, int half_points)
    {
        if (is_bold) {
            m_xml.empty("w:b");
        }
        value("w:color", std::string(colour));
        value("w:sz", std::to_string(half_points));
        value("w:szCs", std::to_string(half_points));
    }

    void defaults(const Language& language)
    {
        m_xml.element("w:docDefaults", {}, [&] {
            m_xml.element("w:rPrDefault", {}, [&] {
                m_xml.element("w:rPr", {}, [&] {
                    m_xml.empty("w:rFonts", {{"w:ascii", "Arial"}, {"w:hAnsi", "Arial"}, {"w:eastAsia", "Arial"}, {"w:cs", "Arial"}});
                    value("w:sz", "21");
                    value("w:szCs", "21");
                    value("w:lang", std::string(language.language) + "-" + std::string(language.country));
                });
            });
            m_xml.element("w:pPrDefault", {}, [&] { m_xml.element("w:pPr", {}, [&] { m_xml.empty("w:spacing", {{"w:line", "269"}, {"w:lineRule", "auto"}}); }); });
        });
    }

    template <typename ParagraphLook, typename Letters>
    void style(std::string type, std::string id, std::string name, std::string parent, ParagraphLook paragraph_look, Letters letters_look, std::string is_default = "0")
    {
        m_xml.element("w:style", {{"w:type", type}, {"w:default", is_default}, {"w:styleId", std::move(id)}}, [&] {
            value("w:name", std::move(name));
            if (!parent.empty()) {
                value("w:basedOn", std::move(parent));
            }
            m_xml.empty("w:qFormat");
            if (type == "paragraph") {
                m_xml.element("w:pPr", {}, paragraph_look);
            }
            m_xml.element("w:rPr", {}, letters_look);
        });
    }

    void paragraph_style(const StyleLook& look)
    {
        style("paragraph", std::string(look.id), std::string(look.name), "Normal",
            [&] {
                if (look.keeps_with_next) {
                    m_xml.empty("w:keepNext");
                }
                if (look.style == Style::bullet) {
                    m_xml.element("w:numPr", {}, [&] { value("w:numId", std::to_string(bullet_numbering)); });
                }
                if (look.style == Style::lead) {
                    m_xml.element("w:pBdr", {}, [&] { m_xml.empty("w:left", {{"w:val", "single"}, {"w:sz", "24"}, {"w:space", "8"}, {"w:color", std::string(look.colour)}}); });
                }
                m_xml.empty("w:spacing", {{"w:before", std::to_string(look.space_before)}, {"w:after", std::to_string(look.space_after)}});
                if (look.style == Style::lead) {
                    m_xml.empty("w:ind", {{"w:left", "220"}});
                }
                if (look.style <= Style::heading_4) {
                    value("w:outlineLvl", std::to_string(static_cast<int>(look.style)));
                }
            },
            [&] { letters(look.is_bold, look.colour, look.half_points); });
    }

    void table_style()
    {
        m_xml.element("w:style", {{"w:type", "table"}, {"w:styleId", "AsepsieTable"}}, [&] {
            value("w:name", "Asepsie Table");
            m_xml.empty("w:qFormat");
            m_xml.element("w:tblPr", {}, [&] {
                m_xml.element("w:tblCellMar", {}, [&] {
                    m_xml.empty("w:top", {{"w:w", "28"}, {"w:type", "dxa"}});
                    m_xml.empty("w:left", {{"w:w", "85"}, {"w:type", "dxa"}});
                    m_xml.empty("w:bottom", {{"w:w", "28"}, {"w:type", "dxa"}});
                    m_xml.empty("w:right", {{"w:w", "85"}, {"w:type", "dxa"}});
                });
            });
        });
    }

    Xml m_xml;
};

// One way to count and one to dot; every numbered list counts from 1 again (17.9.27, startOverride).
std::string numbering(unsigned numbered_lists)
{
    Xml xml;
    const auto value = [&](XmlName name, std::string text) { xml.empty(name, {{"w:val", std::move(text)}}); };
    const auto kind = [&](std::string id, std::string format, std::string mark) {
        xml.element("w:abstractNum", {{"w:abstractNumId", std::move(id)}}, [&] {
            value("w:multiLevelType", "singleLevel");
            xml.element("w:lvl", {{"w:ilvl", "0"}}, [&] {
                value("w:start", "1");
                value("w:numFmt", std::move(format));
                value("w:lvlText", std::move(mark));
                value("w:lvlJc", "left");
                xml.element("w:pPr", {}, [&] { xml.empty("w:ind", {{"w:left", "454"}, {"w:hanging", "340"}}); });
            });
        });
    };
    xml.element("w:numbering", {{"xmlns:w", main_namespace}}, [&] {
        kind("0", "bullet", "\u2022");
        kind("1", "decimal", "%1.");
        xml.element("w:num", {{"w:numId", std::to_string(bullet_numbering)}}, [&] { value("w:abstractNumId", "0"); });
        for (unsigned list = 1; list <= numbered_lists; ++list) {
            xml.element("w:num", {{"w:numId", std::to_string(bullet_numbering + list)}}, [&] {
                value("w:abstractNumId", "1");
                xml.element("w:lvlOverride", {{"w:ilvl", "0"}}, [&] { value("w:startOverride", "1"); });
            });
        }
    });
    return xml.document();
}

std::string settings(const Language& language)
{
    Xml xml;
    xml.element("w:settings", {{"xmlns:w", main_namespace}}, [&] {
        xml.empty("w:defaultTabStop", {{"w:val", "709"}});
        // Without it Word takes the file for one of 2007.
        xml.element("w:compat", {}, [&] { xml.empty("w:compatSetting", {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}}); });
        xml.empty("w:themeFontLang", {{"w:val", std::string(language.language) + "-" + std::string(language.country)}});
    });
    return xml.document();
}

std::string core_properties(const document::Document& document, const Language& language, const OfficeOptions& options)
{
    Xml xml;
    xml.element("cp:coreProperties",
        {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"}, {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, {"xmlns:dcterms", "http://purl.org/dc/terms/"},
            {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}},
        [&] {
            xml.element("dc:title", {}, document::plain(document.title));
            if (!options.author.empty()) {
                xml.element("dc:creator", {}, options.author);
            }
            xml.element("dc:language", {}, std::string(language.language) + "-" + std::string(language.country));
            xml.element("dcterms:created", {{"xsi:type", "dcterms:W3CDTF"}}, to_iso(options.written_at));
            xml.element("dcterms:modified", {{"xsi:type", "dcterms:W3CDTF"}}, to_iso(options.written_at));
        });
    return xml.document();
}

std::string application_properties()
{
    Xml xml;
    xml.element("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}}, [&] { xml.element("Application", {}, "Asepsie"); });
    return xml.document();
}

struct Part {
    std::string name;
    std::string type;
    std::string content;
};

std::string content_types(const std::vector<Part>& parts)
{
    Xml xml;
    xml.element("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}}, [&] {
        xml.empty("Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
        for (const Part& part : parts) {
            xml.empty("Override", {{"PartName", "/" + part.name}, {"ContentType", part.type}});
        }
    });
    return xml.document();
}

struct Relation {
    std::string id;
    std::string type;
    std::string target;
};

std::string relations(std::initializer_list<Relation> all)
{
    Xml xml;
    xml.element("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}}, [&] {
        for (const Relation& relation : all) {
            xml.empty("Relationship", {{"Id", relation.id}, {"Type", relation.type}, {"Target", relation.target}});
        }
    });
    return xml.document();
}

std::string own_relation(std::string_view name) { return std::string(relation_types) + std::string(name); }
std::string own_part(std::string_view name) { return std::string(part_types) + std::string(name) + "+xml"; }

}  // namespace

Result<std::string> to_docx(const document::Document& document, const OfficeOptions& options)
{
    const Language language = language_of(document);
    const std::vector<Part> parts{
        {"word/document.xml", own_part("document.main"), DocxBody(document).written()},
        {"word/styles.xml", own_part("styles"), Styles().written(language)},
        {"word/numbering.xml", own_part("numbering"), numbering(flow_of(document.blocks).numbered_lists)},
        {"word/settings.xml", own_part("settings"), settings(language)},
        {"word/footer.xml", own_part("footer"), footer(document)},
        {"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core_properties(document, language, options)},
        {"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", application_properties()},
    };
    std::vector<ZipEntry> entries{
        {ZipEntry::Method::deflated, "[Content_Types].xml", content_types(parts)},
        {ZipEntry::Method::deflated, "_rels/.rels",
            relations({{"document", own_relation("officeDocument"), "word/document.xml"},
                {"core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
                {"app", own_relation("extended-properties"), "docProps/app.xml"}})},
        {ZipEntry::Method::deflated, "word/_rels/document.xml.rels",
            relations({{"styles", own_relation("styles"), "styles.xml"}, {"numbering", own_relation("numbering"), "numbering.xml"}, {"settings", own_relation("settings"), "settings.xml"},
                {"footer", own_relation("footer"), "footer.xml"}})},
    };
    for (const Part& part : parts) {
        entries.push_back({ZipEntry::Method::deflated, part.name, part.content});
    }
    return compression::zip_of(entries, options.written_at);
}

}  // namespace asepsie::office
