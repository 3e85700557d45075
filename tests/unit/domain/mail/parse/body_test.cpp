#include "domain/mail/parse/body.h"

#include "unit/domain/mail/small_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace asepsie::mail {
namespace {

Message read_parts_of(const std::string& bytes)
{
    Message message;
    const auto parts = mime::read_parts(bytes);
    EXPECT_TRUE(parts.ok());
    read_body(message, *parts, small::lexicon());
    return message;
}

Message page(const std::string& html)
{
    Message message;
    add_page(message, html, small::lexicon());
    return message;
}

std::string multipart(const std::string& kind, const std::vector<std::string>& parts)
{
    std::string text = "Content-Type: multipart/" + kind + "; boundary=b\n\n";
    for (const std::string& part : parts) {
        text += "--b\n" + part + "\n";
    }
    return text + "--b--\n";
}

const std::string html_part = "Content-Type: text/html\n\n<p>La page, assez longue pour se lire</p>";

bool met(const Message& message, std::string_view limit) { return std::find(message.limits_met.begin(), message.limits_met.end(), limit) != message.limits_met.end(); }

TEST(ReadBody, shows_the_page_of_two_forms)
{
    const Message message = read_parts_of(multipart("alternative", {"\nLe texte", html_part}));
    EXPECT_EQ(message.text, "La page, assez longue pour se lire\n");
    EXPECT_TRUE(message.has_html);
    EXPECT_EQ(read_parts_of(multipart("mixed", {"\nLe texte", html_part})).text, "La page, assez longue pour se lire\n\nLe texte") << "and both where they are no forms of the same";
    EXPECT_EQ(read_parts_of(multipart("alternative", {"\nLe texte", "Content-Type: text/html\n\n<img src=cid:a>"})).text, "Le texte") << "and the text of a page that says nothing";
}

TEST(ReadBody, shows_the_text_that_has_no_page_of_its_own)
{
    const std::string forms = "Content-Type: multipart/alternative; boundary=i\n\n--i\n\nLe piège\n--i--\n";
    EXPECT_EQ(read_parts_of(multipart("mixed", {forms, html_part})).text, "La page, assez longue pour se lire\n\nLe piège") << "whatever pages stand beside it";
    const std::string both = "Content-Type: multipart/alternative; boundary=i\n\n--i\n\nLe texte\n--i\n" + html_part + "\n--i--\n";
    EXPECT_EQ(read_parts_of(multipart("mixed", {both, html_part})).text, "La page, assez longue pour se lire\n\nLa page, assez longue pour se lire\n");
}

TEST(ReadBody, decodes_what_it_shows)
{
    EXPECT_EQ(read_parts_of("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nAssur=E9").text, "Assuré");
    EXPECT_EQ(read_parts_of("Content-Type: text/plain; charset=utf-7\n\nAssur+AOk-").text, "Assuré");
    EXPECT_EQ(read_parts_of("Content-Type: text/html charset=utf-8\n\n<b>Assuré</b>").text, "Assuré") << "without the sign that should stand between";
}

TEST(ReadBody, lists_files_and_enclosed_messages)
{
    const std::string inner = "From: a@x.fr\nSubject: y\n\nz";
    const Message message = read_parts_of(multipart("mixed", {"\nVoir", "Content-Type: application/pdf; name=a.pdf\n\n%PDF-1.4", "Content-Type: text/html\nContent-Disposition: attachment; filename=p.html\n\n<b>", "Content-Type: message/rfc822\n\n" + inner,
        "Content-Type: application/octet-stream; name=joint.eml\nContent-Transfer-Encoding: base64\n\nRnJvbTogYUB4LmZyClN1YmplY3Q6IHkKCno="}));
    EXPECT_EQ(message.text, "Voir");
    ASSERT_EQ(message.attachments.size(), 4U);
    EXPECT_EQ(message.attachments[0].kind, FileKind::pdf);
    EXPECT_EQ(message.attachments[1].name, "p.html");
    EXPECT_EQ(message.enclosed, (std::vector<std::string>{inner, inner})) << "also one that is called a file";
    EXPECT_FALSE(message.has_html) << "a page that is attached is not shown";
}

TEST(AddPage, keeps_links_as_they_lead)
{
    const Message message = page("<a href='https://evil.example/'>www.ameli.fr</a> et https://x.fr/a <form action=https://y.fr><input type=password></form>");
    ASSERT_EQ(message.links.size(), 3U);
    EXPECT_EQ(message.links[0].text, "www.ameli.fr");
    EXPECT_EQ(message.links[0].target.host, "evil.example");
    EXPECT_EQ(message.links[1].origin, LinkOrigin::form);
    EXPECT_EQ(message.links[2].origin, LinkOrigin::text) << "an address that is no link";
    EXPECT_EQ(message.links[2].written.host, "x.fr");
    ASSERT_EQ(message.forms.size(), 1U);
    EXPECT_TRUE(message.forms[0].asks_password);
}

TEST(AddPage, leads_relative_addresses_where_the_base_says)
{
    const auto lead = [](const std::string& base, const std::string& address) { return page("<base href='" + base + "'><a href='" + address + "'>x</a>").links.at(0).written.written; };
    EXPECT_EQ(lead("https://evil.example", "login"), "https://evil.example/login");
    EXPECT_EQ(lead("https://evil.example/a/b.html?c=/d", "login"), "https://evil.example/a/login");
    EXPECT_EQ(lead("https://evil.example/a/b.html", "/login"), "https://evil.example/login");
    EXPECT_EQ(lead("https://evil.example/a", "https://x.fr"), "https://x.fr");
    EXPECT_EQ(lead("https://evil.example/a", "//x.fr"), "//x.fr");
    EXPECT_EQ(lead("", "login"), "login");
    EXPECT_EQ(lead("x", "/login"), "/login");
}

TEST(AddPage, counts_pictures_by_where_they_come_from)
{
    const Message message = page("<img src=HTTPS://A.fr/1><img src='https://a.fr/2' width=1><img src=cid:x><img src='data:image/png;base64,AA'><img src=//b.fr/3>");
    EXPECT_EQ(message.pictures, 4U);
    EXPECT_EQ(message.tracking_pictures, 1U);
    EXPECT_EQ(message.picture_hosts, (std::vector<std::string>{"a.fr", "b.fr"}));
}

TEST(AddPlainText, finds_the_addresses_written_in_it)
{
    Message message;
    add_plain_text(message, "Allez sur https://evil.example/a. Merci, ameli.fr", small::lexicon());
    ASSERT_EQ(message.links.size(), 2U);
    EXPECT_EQ(message.links[0].text, "https://evil.example/a");
    EXPECT_EQ(message.links[1].target.host, "ameli.fr");
}

TEST(Body, says_which_limit_it_met)
{
    std::string many;
    for (int i = 0; i < 5'001; ++i) {
        many += "https://x" + std::to_string(i) + ".fr ";
    }
    Message plain;
    add_plain_text(plain, many, small::lexicon());
    EXPECT_EQ(plain.links.size(), 5'000U);
    EXPECT_TRUE(met(plain, "links"));
    EXPECT_TRUE(met(page(many), "links"));
    EXPECT_TRUE(met(read_parts_of("\n" + std::string(400'000, 'a')), "text")) << "words are not looked for so far";
    EXPECT_FALSE(met(read_parts_of("\n" + std::string(200'000, 'a')), "text"));
    EXPECT_TRUE(met(page(std::string(4'000'001, ' ')), "page"));
    EXPECT_TRUE(met(page("<a href='https://" + std::string(17'000, 'a') + "@evil.example/'>x</a>"), "address")) << "the host is behind what was read_parts_of";
    EXPECT_TRUE(met(read_parts_of(multipart("mixed", std::vector<std::string>(4, "Content-Type: message/rfc822\n\nFrom: a@x.fr\n\n"))), "enclosed"));
    EXPECT_TRUE(met(read_parts_of("Subject: x\nX: " + std::string(1'100'000, 'a') + "\n\nb"), "header"));
    EXPECT_TRUE(read_parts_of(multipart("mixed", {"\na", html_part})).limits_met.empty());
}

}  // namespace
}  // namespace asepsie::mail
