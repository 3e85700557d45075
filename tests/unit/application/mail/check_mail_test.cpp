// What is asked of the worker about a message, and what is made of its answers, honest or not.
#include "application/mail/check_mail.h"
#include "application/mail/mail_exports.h"
#include "application/mail/mail_pages.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

const knowledge::Catalogue& catalogue() { return knowledge::embedded_catalogue(); }

// Answers "clear" to every message, and dies of those that say so.
class FragileWorker : public worker::Asking {
public:
    explicit FragileWorker(ErrorCode death = ErrorCode::io_failed) : m_death(death) {}

    [[nodiscard]] Result<std::vector<std::string>> ask(std::string_view task, const std::vector<std::string>& parts) const override
    {
        EXPECT_EQ(task, read_mail_task);
        std::vector<std::string> answers;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i] == "death") {
                return fail(m_death, "ended by SIGSEGV");
            }
            MailReport report;
            report.opinion = mail::Opinion::clear;
            report.subject = parts[i];
            answers.push_back(to_json(report));
        }
        return answers;
    }

private:
    ErrorCode m_death;
};

TEST(CheckMail, loses_no_message_to_one_that_ends_the_child)
{
    const auto reports = check_mails(FragileWorker(), {"one", "death", "three"}, {}, catalogue());
    ASSERT_TRUE(reports.ok());
    ASSERT_EQ(reports->size(), 3U);
    EXPECT_EQ((*reports)[0].opinion, mail::Opinion::clear);
    EXPECT_EQ((*reports)[1].opinion, mail::Opinion::unreadable);
    EXPECT_EQ((*reports)[1].failure, "io_failed");
    EXPECT_EQ((*reports)[2].subject, "three");
}

TEST(CheckMail, says_where_nothing_can_be_read_on_this_computer)
{
    EXPECT_EQ(check_mails(FragileWorker(ErrorCode::unsupported), {"death"}, {}, catalogue()).error().code, ErrorCode::unsupported);
}

TEST(CheckMail, asks_for_many_messages_a_few_at_a_time)
{
    const auto reports = check_mails(FragileWorker(), std::vector<std::string>(1'000, "x"), {}, catalogue());
    ASSERT_TRUE(reports.ok());
    EXPECT_EQ(reports->size(), 1'000U);
}

TEST(MailContext, comes_back_whole)
{
    MailContext context{{{"Claire", {"claire@cabinet.fr", "cabinet.fr"}}}, {"mx.google.com"}, {{"a._domainkey.b.fr", {"v=DKIM1"}}}, *parse_moment("2026-11-28T10:00:00Z")};
    const auto back = mail_context_in(to_json(context));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->people.front().addresses, context.people.front().addresses);
    EXPECT_EQ(back->receivers, context.receivers);
    EXPECT_EQ(back->records, context.records);
    EXPECT_EQ(back->now, context.now);
    EXPECT_EQ(mail_context_in("[]").error().code, ErrorCode::malformed);
}

MailReport dangerous()
{
    MailReport report;
    report.opinion = mail::Opinion::dangerous;
    report.source = "mail";
    report.handed = "directly";
    report.findings.push_back({"look_alike_link", mail::Where::link, 0, "ameli.fr", "arneli.fr", knowledge::SignWeight::proof});
    report.findings.push_back({"brand_in_name", mail::Where::from, 0, "Assurance Maladie", "x.top", knowledge::SignWeight::evidence});
    report.findings.push_back({"tracking_picture", mail::Where::text, 0, "", "t.top", knowledge::SignWeight::note});
    report.excuses.emplace_back("gateway");
    report.from.push_back({"Assurance Maladie", "a'b@x.top", "x.top"});
    report.origin = "denied";
    report.provider = "mail.bocage.fr";
    report.subject = "Votre **carte**";
    report.text = "Bonjour\n<script>alert(1)</script>";
    report.links.push_back({"anchor", "https://ameli.fr", "https://arneli.fr/", "https://arneli.fr/", "arneli.fr", {"google.com"}, false, true});
    report.files.push_back({"facture.pdf.exe", "program", 12, {"a"}});
    return report;
}

TEST(MailReport, comes_back_whole)
{
    const auto back = mail_report_in(to_json(dangerous()), catalogue());
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->opinion, mail::Opinion::dangerous);
    ASSERT_EQ(back->findings.size(), 3U);
    EXPECT_EQ(back->findings[0].real, "arneli.fr");
    EXPECT_EQ(back->findings[0].where, mail::Where::link);
    EXPECT_EQ(back->links[0].through, std::vector<std::string>{"google.com"});
    EXPECT_TRUE(back->links[0].is_known);
    EXPECT_EQ(back->origin, "denied");
    EXPECT_EQ(back->provider, "mail.bocage.fr");
    EXPECT_EQ(back->files[0].inside, std::vector<std::string>{"a"});
    EXPECT_EQ(back->excuses, std::vector<std::string>{"gateway"});
    EXPECT_EQ(back->text, dangerous().text);
}

TEST(MailReport, believes_no_sign_that_nobody_knows_and_shows_nothing_unsafe)
{
    MailReport report = dangerous();
    report.findings[0].sign = "invented";
    report.subject = "a\x1B[31mb";
    report.excuses.emplace_back("invented");
    const auto back = mail_report_in(to_json(report), catalogue());
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->findings.size(), 2U);
    EXPECT_EQ(back->excuses.size(), 1U);
    EXPECT_EQ(back->subject.find('\x1B'), std::string::npos);
    EXPECT_EQ(mail_report_in(R"({"opinion":"safe"})", catalogue()).error().code, ErrorCode::malformed);
    EXPECT_EQ(mail_report_in("{", catalogue()).error().code, ErrorCode::malformed);
}

TEST(MailPage, answers_first_then_says_why_and_shows_nothing_live)
{
    const PageSetting setting{catalogue(), knowledge::Language::french, *parse_date("2026-11-28")};
    const document::Document page = mail_page(dangerous(), "carte.eml", setting);
    EXPECT_EQ(page.title, "Ce message est très probablement un piège");
    EXPECT_NE(std::get<document::Aside>(page.blocks.at(1)).text.find("carte.eml"), std::string::npos);
    const auto* lead = std::get_if<document::Lead>(&page.blocks.at(2));
    ASSERT_NE(lead, nullptr) << "the answer stands right below the title";
    EXPECT_EQ(lead->tone, document::Tone::danger);
    EXPECT_EQ(std::get<document::List>(page.blocks.at(3)).items.size(), 2U) << "the first reasons";
    bool says_target = false;
    for (const document::Block& block : page.blocks) {
        if (const auto* table = std::get_if<document::Table>(&block)) {
            for (const auto& row : table->rows) {
                says_target = says_target || row[1].find("arneli.fr") != std::string::npos;
            }
        }
    }
    EXPECT_TRUE(says_target);
}

const PageSetting french{catalogue(), knowledge::Language::french, *parse_date("2026-11-28")};

// All texts of the answer, one a line.
std::string answer_of(const MailReport& report)
{
    std::string all = mail_answer_title(report, french) + "\n";
    for (const document::Block& block : mail_answer(report, french)) {
        if (const auto* lead = std::get_if<document::Lead>(&block)) {
            all += lead->text + "\n";
        } else if (const auto* paragraph = std::get_if<document::Paragraph>(&block)) {
            all += paragraph->text + "\n";
        } else if (const auto* steps = std::get_if<document::Steps>(&block)) {
            for (const std::string& step : steps->items) {
                all += step + "\n";
            }
        }
    }
    return all;
}

MailReport of(mail::Opinion opinion, std::string_view source)
{
    MailReport report;
    report.opinion = opinion;
    report.source = source;
    report.handed = "directly";
    return report;
}

TEST(MailPage, speaks_of_what_the_message_is)
{
    MailReport mail = of(mail::Opinion::dangerous, "mail");
    EXPECT_EQ(answer_of(mail).find("pièce jointe"), std::string::npos) << "nothing is attached";
    EXPECT_NE(answer_of(mail).find("corbeille"), std::string::npos);
    EXPECT_EQ(answer_of(mail).find("Ne payez pas"), std::string::npos);
    EXPECT_EQ(done_already(mail, french).size(), 3U);
    mail.files.push_back({"a.pdf", "pdf", 1, {}});
    mail.findings.push_back({"wants_bank_change", mail::Where::text, 0, "nouveau RIB", "", knowledge::SignWeight::evidence});
    EXPECT_NE(answer_of(mail).find("pièce jointe"), std::string::npos);
    EXPECT_NE(answer_of(mail).find("Ne payez pas"), std::string::npos);
    EXPECT_EQ(done_already(mail, french).size(), 4U);
    const std::string text_message = answer_of(of(mail::Opinion::dangerous, "short_message"));
    for (const char* foreign : {"corbeille", "équipe", "répondez", "expéditeur"}) {
        EXPECT_EQ(text_message.find(foreign), std::string::npos) << foreign;
    }
    EXPECT_TRUE(done_already(of(mail::Opinion::clear, "mail"), french).empty());
}

TEST(MailPage, says_of_a_clear_message_that_points_are_left_to_check)
{
    MailReport report = of(mail::Opinion::clear, "mail");
    EXPECT_EQ(answer_of(report).find("à vérifier"), std::string::npos);
    report.findings.push_back({"reply_elsewhere", mail::Where::from, 0, "", "x.top", knowledge::SignWeight::note});
    EXPECT_EQ(answer_of(report).find("à vérifier"), std::string::npos) << "a note is none";
    report.findings.push_back({"brand_in_text", mail::Where::text, 0, "Caf", "x.top", knowledge::SignWeight::hint});
    EXPECT_NE(answer_of(report).find("mais un point est à vérifier"), std::string::npos) << answer_of(report);
    report.findings.push_back({"urgency", mail::Where::text, 0, "vite", "", knowledge::SignWeight::hint});
    EXPECT_NE(document::plain(answer_of(report)).find("points sont à vérifier"), std::string::npos);
    EXPECT_NE(mail_last(report, french).text.find("à vérifier"), std::string::npos);
}

TEST(MailPage, does_not_let_a_text_message_lead_to_a_stranger_in_peace)
{
    MailReport report = of(mail::Opinion::clear, "short_message");
    EXPECT_EQ(answer_of(report).find("Ne touchez pas ce lien"), std::string::npos);
    report.links.push_back({"text", "", "", "", "colis.example", {}, false, false});
    EXPECT_NE(answer_of(report).find("Ne touchez pas ce lien"), std::string::npos);
    report.links[0].is_known = true;
    EXPECT_EQ(answer_of(report).find("Ne touchez pas ce lien"), std::string::npos);
}

std::string items_of(const std::vector<document::Block>& blocks)
{
    std::string all;
    for (const document::Block& block : blocks) {
        if (const auto* list = std::get_if<document::List>(&block)) {
            for (const std::string& item : list->items) {
                all += item + "\n";
            }
        } else if (const auto* details = std::get_if<document::Details>(&block)) {
            for (const auto& [label, value] : details->pairs) {
                all += label + ": " + value + "\n";
            }
        }
    }
    return all;
}

TEST(MailPage, takes_no_comfort_from_an_address_that_a_swindler_owns)
{
    MailReport report = of(mail::Opinion::suspicious, "mail");
    report.findings.push_back({"sender_proven", mail::Where::receiver, 0, "mx.google.com", "x.top", knowledge::SignWeight::note});
    EXPECT_NE(items_of(mail_reasons(report, french)).find("un escroc peut avoir la sienne"), std::string::npos);
    report.opinion = mail::Opinion::clear;
    EXPECT_EQ(items_of(mail_reasons(report, french)).find("un escroc peut avoir la sienne"), std::string::npos);
}

TEST(MailPage, says_what_the_receiver_found_and_not_only_who_he_is)
{
    MailReport report = of(mail::Opinion::dangerous, "mail");
    report.receiver = "mx.google.com";
    for (const auto& [origin, said] : {std::pair("denied", "démentie par mx.google.com"), std::pair("confirmed", "confirmée par mx.google.com"), std::pair("unconfirmed", "non confirmée"),
             std::pair("unverifiable", "non vérifiable"), std::pair("signed", "confirmée par la signature")}) {
        report.origin = origin;
        EXPECT_NE(items_of(mail_contents(report, french)).find(said), std::string::npos) << origin;
    }
    report.origin = "invented";
    EXPECT_EQ(mail_report_in(to_json(report), catalogue())->origin, "unverifiable");
}

TEST(MailPage, does_not_call_a_newsletter_a_discussion)
{
    MailReport report = of(mail::Opinion::clear, "mail");
    report.excuses = {"mailing_list"};
    EXPECT_NE(items_of(mail_reasons(report, french)).find("liste de discussion"), std::string::npos);
    report.excuses = {"mailing_list", "newsletter_service"};
    EXPECT_EQ(items_of(mail_reasons(report, french)).find("liste de discussion"), std::string::npos);
}

TEST(MailPage, sends_an_email_and_a_text_message_where_each_is_taken)
{
    const auto mail = places_to_report(of(mail::Opinion::dangerous, "mail"), french);
    ASSERT_EQ(mail.size(), 1U);
    EXPECT_EQ(mail[0].url, "https://www.signal-spam.fr");
    const auto text = places_to_report(of(mail::Opinion::suspicious, "short_message"), french);
    ASSERT_EQ(text.size(), 1U);
    EXPECT_EQ(text[0].url, "https://www.33700.fr");
    EXPECT_TRUE(places_to_report(of(mail::Opinion::clear, "mail"), french).empty());
    EXPECT_EQ(places_after(french).size(), 1U);
    MailReport report = of(mail::Opinion::dangerous, "mail");
    report.findings.push_back({"brand_in_name", mail::Where::from, 0, "PayPal", "x.top", knowledge::SignWeight::evidence});
    EXPECT_EQ(places_to_report(report, french).back().url, "mailto:phishing@paypal.com");
}

TEST(MailPage, has_words_for_every_opinion_and_every_sign)
{
    for (const knowledge::Language language : {knowledge::Language::french, knowledge::Language::english}) {
        const PageSetting setting{catalogue(), language, *parse_date("2026-11-28")};
        for (const std::string_view name : mail::opinion_names) {
            MailReport report;
            report.opinion = *mail::opinion_named(name);
            EXPECT_GT(mail_answer(report, setting).size(), 2U);
        }
        for (const knowledge::MailSign& sign : catalogue().mail_signs) {
            EXPECT_GT(sign_page(sign, setting).blocks.size(), 2U) << sign.id;
        }
    }
}

TEST(MailExports, say_each_finding_with_its_group_and_place)
{
    const std::string line = as_json_line(dangerous(), "carte.eml", catalogue());
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_NE(line.find(R"({"file":"carte.eml","opinion":"dangerous","findings":[{"id":"look_alike_link","group":"links","where":"link 1")"), std::string::npos) << line;
}

TEST(MailExports, give_stix_indicators_for_what_weighs)
{
    const std::string stix = as_stix(dangerous(), *parse_moment("2026-11-28T10:00:00Z"), catalogue());
    EXPECT_NE(stix.find("[url:value = 'https://arneli.fr/']"), std::string::npos);
    EXPECT_NE(stix.find(R"(from_ref.value = 'a\\'b@x.top')"), std::string::npos) << stix;
    EXPECT_EQ(stix.find("//t.top"), std::string::npos) << "a note is no indicator";
    EXPECT_EQ(as_stix(dangerous(), *parse_moment("2026-11-28T10:00:00Z"), catalogue()), stix) << "two exports agree";
}

}  // namespace
}  // namespace asepsie::application
