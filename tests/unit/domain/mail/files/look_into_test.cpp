#include "domain/mail/files/look_into.h"

#include "foundation/compression/zip.h"
#include "support/compound_writer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::mail {
namespace {

using namespace std::string_literals;
using compression::ZipEntry;
using tests::little_endian;
using tests::utf16;
using Members = std::vector<std::pair<std::string, std::string>>;

std::string zip(const Members& members)
{
    std::vector<ZipEntry> entries;
    for (const auto& [name, content] : members) {
        entries.push_back({ZipEntry::Method::deflated, name, content});
    }
    return compression::zip_of(entries, Moment{std::chrono::seconds{1'700'000'000}}).value_or("");
}

std::string document(Members members)
{
    members.insert(members.begin(), {"[Content_Types].xml", "<Types/>"});
    return zip(members);
}

std::string relations(const std::string& kind, const std::string& target)
{
    return "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>";
}

// What the Packager writes.
std::string native(const std::string& name, const std::string& content)
{
    return little_endian(100, 4) + little_endian(2, 2) + name + '\0' + "C:\\" + name + '\0' + little_endian(0, 2) + little_endian(3, 2) + little_endian(4, 4) + "C:\\\0"s + little_endian(content.size(), 4) + content;
}

std::string hex(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

bool has(const Attachment& file, FileTrait trait) { return file.has(trait); }
Attachment doc(const std::map<std::string, std::string>& streams) { return look_into("a.doc", "", tests::compound_file(streams)); }
Attachment docx(const Members& members) { return look_into("a.docx", "", document(members)); }
Attachment page(const std::string& body) { return look_into("a.html", "text/html", "<html><body>" + body + "</body></html>"); }

bool leads_to(const Attachment& file, LinkOrigin origin, std::string_view address)
{
    return std::any_of(file.links.begin(), file.links.end(), [&](const FileLink& link) { return link.origin == origin && link.address == address; });
}

const std::string program = "MZ" + std::string(100, '\0');
const std::string does_nothing = "Attribute VB_Name = \"ThisDocument\"\r\nOption Explicit\r\n";
const std::string does = "Attribute VB_Name = \"Module1\"\r\nSub Calcul()\r\nEnd Sub\r\n";
const std::string starts = "Attribute VB_Name = \"Module1\"\r\nSub AutoOpen()\r\nEnd Sub\r\n";

TEST(LookInto, believes_bytes_where_it_matters)
{
    EXPECT_TRUE(look_into("a.pdf", "application/pdf", program).has(FileTrait::other_than_named));
    EXPECT_TRUE(look_into("a.jpg", "image/jpeg", "<html><script>x()</script>").has(FileTrait::other_than_named));
    EXPECT_TRUE(look_into("a.docx", "", zip({{"a.js", "x"}})).has(FileTrait::other_than_named));
    EXPECT_FALSE(look_into("a.pdf", "application/octet-stream", "%PDF-1.4").has(FileTrait::other_than_named)) << "a wrong type is an everyday thing";
    EXPECT_FALSE(look_into("a.png", "image/png", "\xFF\xD8\xFF\xE0").has(FileTrait::other_than_named)) << "one picture for another";
    EXPECT_FALSE(look_into("a.xls", "", "<html><table>").has(FileTrait::other_than_named)) << "as programs export";
    EXPECT_FALSE(look_into("a.doc", "", "{\\rtf1 x}").has(FileTrait::other_than_named));
    EXPECT_FALSE(look_into("a.exe", "", program).has(FileTrait::other_than_named)) << "it says what it is";
    EXPECT_EQ(look_into("a.js", "text/plain", "alert(1)").kind, FileKind::script);
    EXPECT_EQ(look_into("a.jar", "", zip({{"A.class", "x"}})).kind, FileKind::program);
    EXPECT_EQ(look_into("", "text/html", "bonjour").kind, FileKind::web_page);
    EXPECT_EQ(look_into("a.hta", "", "<html>").kind, FileKind::script);
    EXPECT_EQ(look_into("a.msg", "", tests::compound_file({{"__properties_version1.0", std::string(32, '\0')}})).kind, FileKind::message);
    EXPECT_EQ(look_into("a.docm", "", tests::compound_file({{"EncryptedPackage", "x"}})).has(FileTrait::locked), true);
}

TEST(LookInto, finds_macros_in_old_documents)
{
    auto streams = tests::vba_project("Macros/", starts);
    EXPECT_TRUE(has(doc(streams), FileTrait::macros) && has(doc(streams), FileTrait::macros_that_start));
    streams = tests::vba_project("Macros/", does);
    EXPECT_TRUE(has(doc(streams), FileTrait::macros));
    EXPECT_FALSE(has(doc(streams), FileTrait::macros_that_start));
    EXPECT_EQ(doc(tests::vba_project("Macros/", does_nothing)).traits, 0U) << "a project without a line of its own";
    EXPECT_EQ(doc({{"WordDocument", "x"}}).traits, 0U);
}

TEST(LookInto, finds_what_old_documents_hide)
{
    EXPECT_TRUE(doc({{"ObjectPool/_1/\x01Ole10Native", native("facture.js", "x")}}).has(FileTrait::embedded_program));
    EXPECT_TRUE(doc({{"ObjectPool/_1/\x01Ole10Native", native("facture.txt", program)}}).has(FileTrait::embedded_program));
    EXPECT_FALSE(doc({{"ObjectPool/_1/\x01Ole10Native", native("facture.pdf", "%PDF-")}}).has(FileTrait::embedded_program));
    EXPECT_TRUE(doc({{"WordDocument", "\x13 DDEAUTO c:\\\\x"}}).has(FileTrait::macros_that_start));
    EXPECT_FALSE(doc({{"WordDocument", "\x13 PAGE DDEAUTO"}}).has(FileTrait::macros_that_start));
    EXPECT_TRUE(doc({{"WordDocument", std::string(11, '\0') + '\x01'}}).has(FileTrait::locked));
    EXPECT_FALSE(doc({{"WordDocument", std::string(12, '\0')}}).has(FileTrait::locked));
    EXPECT_TRUE(leads_to(doc({{"WordDocument", "x " + utf16("HYPERLINK \"https://x.example/a\" ")}}), LinkOrigin::document, "https://x.example/a"));
    EXPECT_TRUE(look_into("a.doc", "", tests::compound_file({{"a", "b"}}).substr(0, 300)).has(FileTrait::damaged));
}

TEST(LookInto, finds_macros_in_new_documents)
{
    const auto with = [](const std::string& source) { return docx({{"word/vbaProject.bin", tests::compound_file(tests::vba_project("", source))}}); };
    EXPECT_TRUE(has(with(starts), FileTrait::macros) && has(with(starts), FileTrait::macros_that_start));
    EXPECT_FALSE(with(does).has(FileTrait::macros_that_start));
    EXPECT_TRUE(with(does).has(FileTrait::macros));
    EXPECT_EQ(with(does_nothing).traits, 0U);
    EXPECT_EQ(docx({{"word/document.xml", "<w:p>Bonjour</w:p>"}}).traits, 0U);
    EXPECT_TRUE(docx({{"xl/macrosheets/sheet1.xml", "<x/>"}}).has(FileTrait::macros));
    EXPECT_TRUE(docx({{"xl/macrosheets/sheet1.xml", "<x/>"}, {"xl/workbook.xml", "<definedName name=\"_xlnm.Auto_Open\">"}}).has(FileTrait::macros_that_start));
    EXPECT_FALSE(docx({{"xl/workbook.xml", "<definedName name=\"_xlnm.Print_Area\">"}}).has(FileTrait::macros_that_start));
}

TEST(LookInto, tells_a_distant_template_from_a_link_and_from_one_at_home)
{
    const auto with = [](const std::string& kind, const std::string& target) { return docx({{"word/_rels/settings.xml.rels", relations(kind, target)}}); };
    EXPECT_TRUE(with("attachedTemplate", "https://x.example/a.dotm?a=1&amp;b=2").has(FileTrait::distant_template));
    EXPECT_TRUE(leads_to(with("attachedTemplate", "https://x.example/a.dotm?a=1&amp;b=2"), LinkOrigin::document, "https://x.example/a.dotm?a=1&b=2"));
    EXPECT_TRUE(with("oleObject", "mhtml:http://x.example/a!x").has(FileTrait::distant_template));
    EXPECT_TRUE(with("attachedTemplate", "file://///10.0.0.1/a.dotm").has(FileTrait::distant_template));
    EXPECT_TRUE(with("frame", "\\\\x.example\\a").has(FileTrait::distant_template));
    EXPECT_FALSE(with("attachedTemplate", "file:///C:/Users/a/Normal.dotm").has(FileTrait::distant_template));
    EXPECT_FALSE(with("hyperlink", "https://x.example/").has(FileTrait::distant_template));
    EXPECT_TRUE(leads_to(with("hyperlink", "https://x.example/"), LinkOrigin::document, "https://x.example/"));
}

TEST(LookInto, reads_markup_however_it_is_written)
{
    const auto fetches = [](const std::string& relation) { return docx({{"word/_rels/settings.xml.rels", relation}}).has(FileTrait::distant_template); };
    EXPECT_TRUE(fetches(relations("attachedTemplate", "&#104;ttp://x.example/a.dotm"))) << "with letters as numbers";
    EXPECT_TRUE(fetches("<r:Relationships><r:Relationship Type='x/attachedTemplate' Target = \"http://x.example/a\" TargetMode\n= 'External' /></r:Relationships>")) << "with a prefix and blanks";
    EXPECT_TRUE(fetches("\xFF\xFE" + utf16(relations("attachedTemplate", "http://x.example/a")))) << "in letters of two bytes";
    EXPECT_FALSE(fetches("<!-- " + relations("attachedTemplate", "http://x.example/a") + " -->"));
    const auto field = [](const std::string& xml) { return docx({{"word/document.xml", xml}}).has(FileTrait::macros_that_start); };
    EXPECT_TRUE(field("<x:fldSimple x:instr = ' D&#68;EAUTO c:\\x'/>"));
    EXPECT_TRUE(field("<x:instrText>DD</x:instrText><x:instrText>&#69; x</x:instrText>"));
    EXPECT_TRUE(docx({{"xl/externalLinks/externalLink1.xml", "<x:ddeLink ddeService = 'c&#109;d'/>"}}).has(FileTrait::macros_that_start));
    EXPECT_TRUE(docx({{"xl/macrosheets/sheet1.xml", "<x/>"}, {"xl/workbook.xml", "<x:definedName name='_xlnm&#46;Auto_Open'>"}}).has(FileTrait::macros_that_start));
}

TEST(LookInto, reads_a_document_of_many_signs_at_once)
{
    std::string target = "https://x.example/?";
    while (target.size() < 2'000'000) {
        target += "&amp;";
    }
    EXPECT_FALSE(docx({{"word/_rels/document.xml.rels", relations("hyperlink", target)}}).links.empty());
    std::string many;
    for (int i = 0; i < 10'000; ++i) {
        many += relations("image", "https://x.example/" + std::to_string(i));
    }
    EXPECT_TRUE(docx({{"word/_rels/document.xml.rels", many}}).has(FileTrait::cut_short));
}

TEST(LookInto, finds_fields_that_start_programs)
{
    const auto with = [](const std::string& xml) { return docx({{"word/document.xml", "<w:p>" + xml + "</w:p>"}}).has(FileTrait::macros_that_start); };
    EXPECT_TRUE(with("<w:fldSimple w:instr=\" DDEAUTO c:\\x\">"));
    EXPECT_TRUE(with("<w:fldChar w:fldCharType=\"begin\"/><w:instrText xml:space=\"preserve\"> DDE</w:instrText><w:instrText>AUTO \"x\"</w:instrText>"));
    EXPECT_FALSE(with("<w:fldChar/><w:instrText> PAGE </w:instrText><w:fldChar/><w:t>DDEAUTO</w:t>"));
    const auto excel = [](const std::string& service) { return docx({{"xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"" + service + "\" ddeTopic=\"x\"/>"}}).has(FileTrait::macros_that_start); };
    EXPECT_TRUE(excel("cmd"));
    EXPECT_FALSE(excel("Bourse"));
}

TEST(LookInto, finds_programs_in_new_documents)
{
    const auto object = [](const std::string& name) { return docx({{"word/embeddings/oleObject1.bin", tests::compound_file({{"\x01Ole10Native", native(name, "x")}})}}); };
    EXPECT_TRUE(object("a.vbs").has(FileTrait::embedded_program));
    EXPECT_FALSE(object("a.xlsx").has(FileTrait::embedded_program));
    EXPECT_TRUE(docx({{"word/embeddings/a.exe", "x"}}).has(FileTrait::embedded_program));
    EXPECT_FALSE(docx({{"word/embeddings/a.xlsx", "x"}}).has(FileTrait::embedded_program));
}

TEST(LookInto, reads_open_documents)
{
    const auto odt = [](Members members) {
        members.insert(members.begin(), {"[Content_Types].xml", ""});
        return look_into("a.odt", "", zip(members));
    };
    EXPECT_TRUE(odt({{"Basic/Standard/Module1.xml", "x"}}).has(FileTrait::macros));
    EXPECT_FALSE(odt({{"Basic/Standard/script-lb.xml", "x"}}).has(FileTrait::macros));
    EXPECT_TRUE(odt({{"content.xml", "<script:event-listener script:event-name=\"dom:load\"/>"}}).has(FileTrait::macros_that_start));
    EXPECT_FALSE(odt({{"content.xml", "<text:p>dom:load</text:p>"}}).has(FileTrait::macros_that_start));
    EXPECT_TRUE(odt({{"META-INF/manifest.xml", "<manifest:encryption-data/>"}}).has(FileTrait::locked));
    EXPECT_TRUE(odt({{"content.xml", "<s:event-listener s:event-name = 'dom&#58;load'/>"}}).has(FileTrait::macros_that_start)) << "under another prefix";
    EXPECT_TRUE(leads_to(odt({{"content.xml", "<t:a x:href = \"https&#58;//x.example/\">x</t:a>"}}), LinkOrigin::document, "https://x.example/"));
}

TEST(LookInto, reads_rich_text)
{
    const auto rtf = [](const std::string& inner) { return look_into("a.rtf", "", "{\\rtf1 " + inner + "}"); };
    const auto object = [&](const std::string& name) {
        const std::string data = native(name, "x").substr(4);
        return "{\\object{\\*\\objdata " + hex(little_endian(0x501, 4) + little_endian(2, 4) + little_endian(8, 4) + "Package\0"s + little_endian(0, 8) + little_endian(data.size(), 4) + data) + "}}";
    };
    EXPECT_TRUE(rtf(object("a.exe")).has(FileTrait::embedded_program));
    EXPECT_FALSE(rtf(object("a.pdf")).has(FileTrait::embedded_program));
    EXPECT_TRUE(rtf("\\objupdate" + object("a.pdf")).has(FileTrait::embedded_program));
    EXPECT_TRUE(rtf("{\\*\\template http://x.example/a}").has(FileTrait::distant_template));
    EXPECT_FALSE(rtf("{\\*\\template C:\\\\Normal.dot}").has(FileTrait::distant_template));
    EXPECT_EQ(rtf("bonjour").traits, 0U);
}

TEST(LookInto, reads_notebooks_and_shortcuts)
{
    const std::string start = "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3";
    const auto one = [&](const std::string& content) {
        return look_into("a.one", "", start + "\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC" + little_endian(content.size(), 8) + std::string(12, '\0') + content);
    };
    EXPECT_TRUE(one("<script>x</script>").has(FileTrait::embedded_program));
    EXPECT_TRUE(one(program).has(FileTrait::embedded_program));
    EXPECT_FALSE(one("\x89PNG\r\n\x1A\n").has(FileTrait::embedded_program));
    EXPECT_TRUE(leads_to(look_into("a.url", "", "[InternetShortcut]\r\nURL=file://x.example/b.exe\r\n"), LinkOrigin::document, "file://x.example/b.exe"));
    EXPECT_TRUE(leads_to(look_into("a.lnk", "", "L\0\0\0\x01\x14\x02\0"s + utf16("mshta https://x.example/a ")), LinkOrigin::document, "https://x.example/a"));
    EXPECT_TRUE(look_into("a.url", "", "[InternetShortcut]\r\nURL=notes.txt\r\n").links.empty());
}

TEST(LookInto, reads_archives)
{
    const auto archive = [](const Members& members) { return look_into("a.zip", "", zip(members)); };
    EXPECT_EQ(archive({{"a.pdf", "x"}, {"b/c.docx", "y"}}).traits, 0U);
    EXPECT_EQ(archive({{"a.pdf", "x"}, {"b/c.docx", "y"}}).inside, (std::vector<std::string>{"a.pdf", "b/c.docx"}));
    EXPECT_TRUE(archive({{"a.js", "x"}}).has(FileTrait::holds_program));
    EXPECT_FALSE(archive({{"a.html", "x"}}).has(FileTrait::holds_program));
    EXPECT_TRUE(archive({{"a.html", "x"}}).has(FileTrait::holds_page));
    EXPECT_TRUE(archive({{"a.zip", "x"}}).has(FileTrait::holds_archive));
    EXPECT_TRUE(archive({{"facture.pdf.exe", "x"}}).has(FileTrait::two_endings));
    std::string locked = zip({{"a.pdf", "x"}});
    EXPECT_FALSE(look_into("a.zip", "", locked).has(FileTrait::locked));
    locked[6] = locked[locked.find("PK\x01\x02") + 8] = '\x01';
    EXPECT_TRUE(look_into("a.zip", "", locked).has(FileTrait::locked));
    EXPECT_TRUE(look_into("a.rar", "", "Rar!\x1A\x07\x01 broken").has(FileTrait::damaged));
    EXPECT_EQ(look_into("facture.js.gz", "", "\x1F\x8B\x08").inside, std::vector<std::string>{"facture.js"});
}

TEST(LookInto, reads_invitations)
{
    const Attachment file = look_into("a.ics", "text/calendar", "BEGIN:VCALENDAR\r\nPRODID:http://maker.example/\r\nSUMMARY:Rendez-vous\r\nDESCRIPTION:Voir\\n https://x.ex\r\n ample/a\\, merci\r\nURL;X=\"a:b\":http://y.example/b\r\n");
    EXPECT_TRUE(leads_to(file, LinkOrigin::invitation, "https://x.example/a"));
    EXPECT_TRUE(leads_to(file, LinkOrigin::invitation, "http://y.example/b"));
    EXPECT_EQ(file.links.size(), 2U) << "who wrote it is no link";
}

TEST(LookInto, tells_pages_that_build_files)
{
    const std::string code = [] {
        std::string out;
        for (int i = 0; i < 1'500; ++i) {
            out += "QWxZ"[i * 7 % 4];
        }
        return out;
    }();
    const auto builds = [](const std::string& body) { return page(body).has(FileTrait::builds_file); };
    EXPECT_TRUE(builds("<script>var b = new Blob([x]); a.href = URL.createObjectURL(b)</script>"));
    EXPECT_TRUE(builds("<script>document.write(atob('" + code + "'))</script>"));
    EXPECT_TRUE(builds("<div hidden>" + code + "</div><script>document.write(atob(d.textContent))</script>")) << "the code beside the script";
    EXPECT_TRUE(builds("<a download=\"a.zip\" href=\"data:application/zip;base64,AAAA\">x</a>"));
    EXPECT_TRUE(builds("<iframe src=\"data:text/html;base64,AAAA\">"));
    EXPECT_FALSE(builds("<script>document.write(atob('" + code.substr(0, 500) + "'))</script>")) << "too short to be a page";
    EXPECT_FALSE(builds("<script>document.write('<img src=\"data:image/png;base64," + code + "\">')</script>")) << "a picture";
    EXPECT_FALSE(builds("<img src=\"data:image/png;base64," + code + "\"><script>atob('x')</script>"));
    EXPECT_FALSE(builds("<script>x = '" + code + "'</script>")) << "a code that nothing reads";
    EXPECT_FALSE(builds("<p>new Blob</p><a download href=\"a.pdf\">x</a>"));
}

TEST(LookInto, tells_scripts_and_forms)
{
    EXPECT_TRUE(page("<script>x()</script>").has(FileTrait::script));
    EXPECT_TRUE(page("<img src=x onerror=go()>").has(FileTrait::script));
    EXPECT_FALSE(page("<script type=\"application/ld+json\">{}</script><!-- <script>x()</script> --><a href=\"javascript:void(0)\">x</a>").has(FileTrait::script));
    EXPECT_TRUE(look_into("a.svg", "", "<svg><svg:script>location.href='https://x.example/a'</svg:script></svg>").has(FileTrait::script));
    EXPECT_FALSE(look_into("a.svg", "", "<svg><path d=\"M0 0\"/></svg>").has(FileTrait::script));
    EXPECT_TRUE(look_into("a.html", "", "\xFF\xFE" + utf16("a\xE9<html>\n<script>x()</script>")).has(FileTrait::script)) << "in letters of two bytes";
    std::string upper_byte_first = "\xFE\xFF";
    for (const char c : std::string("<html><script>x()</script>")) {
        upper_byte_first += {'\0', c};
    }
    EXPECT_TRUE(look_into("a.html", "", upper_byte_first).has(FileTrait::script)) << "the upper one first";
    EXPECT_TRUE(look_into("a.html", "", "\xFF\xFE" + utf16("<html>") + std::string(2, '\0') + utf16("<script>x()</script>")).has(FileTrait::script)) << "behind a NUL";
    const Attachment form = page("<form action=\"https://x.example/p.php\"><input name=a><input type=PASSWORD></form>");
    EXPECT_TRUE(has(form, FileTrait::form) && has(form, FileTrait::password_form));
    EXPECT_TRUE(leads_to(form, LinkOrigin::form, "https://x.example/p.php"));
    EXPECT_FALSE(page("<form action=\"/x\"><input type=hidden><input type=submit></form>").has(FileTrait::form)) << "nothing to type";
    EXPECT_FALSE(page("<form><input type=text></form>").has(FileTrait::password_form));
}

TEST(LookInto, finds_where_pages_lead)
{
    const Attachment file = page("<a href=' https://x.example/?a=1&amp;b=&#50; '>Mon <b>compte</b></a><meta http-equiv=refresh content=\"0; url='https://y.example/'\"><a href=\"autre.html\">x</a><a href=\"#a\">y</a>"
                                 "<a href=\"mailto:a@x.fr\">z</a><script>window.location.replace('https://z.example/a'); u = atob(\"aHR0cHM6Ly93LmV4YW1wbGUv\"); n = 'http://n.example/'</script>");
    EXPECT_TRUE(leads_to(file, LinkOrigin::anchor, "https://x.example/?a=1&b=2"));
    EXPECT_TRUE(leads_to(file, LinkOrigin::forwarding, "https://y.example/"));
    EXPECT_TRUE(leads_to(file, LinkOrigin::script, "https://z.example/a"));
    EXPECT_TRUE(leads_to(file, LinkOrigin::script, "https://w.example/"));
    EXPECT_TRUE(leads_to(file, LinkOrigin::anchor, "mailto:a@x.fr"));
    EXPECT_EQ(file.links.size(), 5U);
    EXPECT_EQ(file.links[0].text, "Mon compte");
}

TEST(LookInto, takes_its_time_from_nobody)
{
    EXPECT_TRUE(page(std::string(200'000, '<')).traits == 0);
    std::string many;
    for (int i = 0; i < 5'000; ++i) {
        many += "<a href=\"https://x.example/" + std::to_string(i) + "\">";
    }
    EXPECT_TRUE(page(many).has(FileTrait::cut_short));
    EXPECT_EQ(look_into("a.html", "", "<html><script>").kind, FileKind::web_page);
}

}  // namespace
}  // namespace asepsie::mail
