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
    report.subject = "Votre **carte**";
    report.text = "Bonjour\n<script>alert(1)</script>";
    report.links.push_back({"anchor", "https://ameli.fr", "https://arneli.fr/", "https://arneli.fr/", "arneli.fr", {"google.com"}, false});
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
    const auto* lead = std::get_if<document::Lead>(&page.blocks.at(1));
    ASSERT_NE(lead, nullptr) << "the answer stands right below the title";
    EXPECT_EQ(lead->tone, document::Tone::danger);
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
