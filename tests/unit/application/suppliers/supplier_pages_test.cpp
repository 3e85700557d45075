#include "suppliers_fixture.h"

#include "application/suppliers/annex_document.h"
#include "application/suppliers/supplier_letters.h"
#include "application/suppliers/supplier_pages.h"

namespace asepsie::application {
namespace {

// A computer that shows remote access is always on.
void look(PracticeFile& file, const knowledge::Catalogue& catalogue, std::string_view check)
{
    checks::Finding finding;
    finding.check = catalogue.check(check);
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(keep_look(file, catalogue, {{finding}, today, ""}, noon).ok());
}

const document::StatusLine* line_about(const document::Document& page, std::string_view words)
{
    for (const document::Block& block : page.blocks) {
        if (const auto* line = std::get_if<document::StatusLine>(&block); line != nullptr && line->text.find(words) != std::string::npos) {
            return line;
        }
    }
    return nullptr;
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

TEST_F(Suppliers, a_good_answer_that_a_computer_denies_is_counted_apart)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"remote_second_factor", "yes"}}));
    EXPECT_EQ(view()->tally().good, 2);
    look(file, catalogue, "remote_support_on_demand");
    EXPECT_EQ(view()->tally().good, 1);
    EXPECT_EQ(view()->tally().contradicted, 1);
    const document::Document page = answers_page(*view(), setting());
    const document::StatusLine* line = line_about(page, "fermé par défaut");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->tone, document::Tone::disputed);
    EXPECT_EQ(line->word, "Il dit oui, nous voyons non");
    EXPECT_TRUE(line->text.starts_with("«")) << "the supplier was asked, not the reader: " << line->text;
    EXPECT_TRUE(has(std::get<document::Lead>(page.blocks[1]).text, "1 contredite"));
}

TEST_F(Suppliers, what_was_seen_is_said_in_a_sentence)
{
    suppliers::Contradiction seen{suppliers::Contradiction::Kind::seen_otherwise, catalogue.question("remote_access_on_demand_only"), catalogue.check("disk_encrypted"), "", today, {}};
    EXPECT_TRUE(has(contradiction_in_words(seen, setting()), "Le disque n’est pas chiffré.")) << contradiction_in_words(seen, setting());
    EXPECT_TRUE(has(contradiction_in_words(seen, setting()), "bonne raison"));
    seen.check = catalogue.check("remote_support_on_demand");
    EXPECT_FALSE(has(contradiction_in_words(seen, setting()), "…")) << "no gap is left: " << contradiction_in_words(seen, setting());
}

TEST_F(Suppliers, an_attacked_supplier_has_all_its_tools_named)
{
    suppliers::Supplier card = *book.supplier(supplier);
    card.remote_tool = "AnyDesk";
    ASSERT_TRUE(book.put_supplier(card, noon).ok());
    received(incoming(asked(), Trust::signed_vouched, {{"remote_tools_named", "TeamViewer 15 sur les deux postes"}}));
    const std::string page = read_in(compromised_page(*view(), setting()));
    EXPECT_TRUE(has(page, "AnyDesk")) << page;
    EXPECT_TRUE(has(page, "TeamViewer 15")) << page;
    EXPECT_TRUE(has(page, "Il en déclare d’autres")) << page;
}

TEST_F(Suppliers, a_questionnaire_is_sent_once_somebody_says_so)
{
    const suppliers::Request request = asked();
    const auto step = [&] { return line_about(supplier_page(*view(), SupplierPart::standing, setting()), "Envoyer")->aside; };
    EXPECT_EQ(step(), "préparé, à envoyer");
    PageSetting later = setting();
    later.today = plus_days(today, 60);
    EXPECT_FALSE(view()->is_late(later.today)) << "nobody is late with what never left";
    ASSERT_TRUE(book.mark_sent(request.id, noon).ok());
    EXPECT_EQ(step(), "fait");
    EXPECT_TRUE(view()->is_late(later.today));
    EXPECT_EQ(book.mark_sent("none", noon).error().code, ErrorCode::not_found);
}

TEST_F(Suppliers, an_answer_says_that_the_questionnaire_was_sent)
{
    received(incoming(asked(), Trust::not_signed, {{"remote_second_factor", "yes"}}));
    EXPECT_TRUE(view()->is_sent(*view()->last_request()));
}

TEST_F(Suppliers, what_is_obtained_says_where_and_can_be_taken_back)
{
    asked();
    using suppliers::ClauseDecision;
    EXPECT_EQ(decide_clause(book, catalogue, supplier, {"recovery_delay", ClauseDecision::obtained, "", "Claire", {}}, noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(decide_clause(book, catalogue, supplier, {"recovery_delay", ClauseDecision::obtained, "avenant", "Claire", plus_days(today, 30)}, noon).error().code, ErrorCode::bad_usage);
    ASSERT_TRUE(decide_clause(book, catalogue, supplier, {"recovery_delay", ClauseDecision::obtained, "avenant n° 2", "Claire", plus_days(today, -10)}, noon).ok());
    const std::string annex = read_in(annex_document(*view(), "Cabinet des Lilas", setting()));
    EXPECT_TRUE(has(annex, "avenant n° 2")) << annex;
    EXPECT_TRUE(has(annex, "15 novembre 2026")) << "the day of the document";
    EXPECT_TRUE(has(annex, "0 clause d’accord sur le principe")) << "what was obtained is no answer";
    ASSERT_TRUE(book.withdraw_clause(supplier, "recovery_delay", noon).ok());
    EXPECT_TRUE(view()->decided.empty());
    EXPECT_EQ(book.withdraw_clause(supplier, "recovery_delay", noon).error().code, ErrorCode::not_found);
}

TEST_F(Suppliers, the_figure_that_was_promised_stands_in_its_clause)
{
    received(incoming(asked(), Trust::signed_vouched, {{"end_copies_erased_days", "8"}, {"incident_notice_hours", "12"}}));
    const OneSupplier one = view();
    for (const suppliers::AnnexClause& clause : one->annex) {
        std::string words;
        for (const std::string& paragraph : clause_in_words(clause, *one, setting())) {
            words += paragraph + "\n";
        }
        if (clause.clause->id == "data_destroyed") {
            EXPECT_TRUE(has(words, "8 jours")) << words;
        } else if (clause.clause->id == "incident_notice") {
            EXPECT_TRUE(has(words, "12 heures")) << words;
            EXPECT_FALSE(has(words, "a répondu")) << "it stands in the text already";
        }
    }
}

TEST_F(Suppliers, the_worst_come_first_and_a_letter_takes_them_up)
{
    practice::Practice described;
    described.name = "Cabinet des Lilas";
    described.phone = "02 40 11 22 33";
    described.mail = "lilas@exemple.example";
    EXPECT_FALSE(findings_letter(*view(), "x", setting()).has_value());
    received(incoming(asked(), Trust::signed_vouched,
        {{"remote_access_on_demand_only", "no"}, {"remote_second_factor", "no"}, {"remote_accounts_named", "no"}, {"remote_session_accepted", "no"}, {"company_accounts_second_factor", "yes"}}));
    const OneSupplier one = view();
    const auto dangers = one->red_flags();
    ASSERT_GE(dangers.size(), 3U);
    EXPECT_TRUE(dangers.front()->question->essential);
    const document::Document page = supplier_page(*view(), SupplierPart::standing, setting());
    const auto shown = std::count_if(page.blocks.begin(), page.blocks.end(), [](const document::Block& block) {
        const auto* line = std::get_if<document::StatusLine>(&block);
        return line != nullptr && line->tone == document::Tone::danger && line->link.empty();
    });
    EXPECT_EQ(shown, 3);
    const auto letter = findings_letter(*view(), signature_of(described, setting()), setting());
    ASSERT_TRUE(letter.has_value());
    EXPECT_TRUE(has(letter->body, "Exiger un second facteur à distance (vous répondez")) << letter->body;
    EXPECT_TRUE(has(letter->body, "Les preuves")) << letter->body;
    EXPECT_TRUE(letter->body.ends_with("Cabinet des Lilas\n02 40 11 22 33\nlilas@exemple.example")) << letter->body;
}

TEST_F(Suppliers, the_length_is_said_before_anybody_opens_it)
{
    asked();
    EXPECT_TRUE(has(asking_letter(*view(), "x", setting()).body, "questions, environ"));
}

TEST_F(Suppliers, a_calendar_says_what_was_promised_and_when_a_contract_can_be_ended)
{
    suppliers::Supplier card = *book.supplier(supplier);
    card.contract_to = parse_date("2027-12-31");
    card.notice = "3 mois";
    ASSERT_TRUE(book.put_supplier(card, noon).ok());
    received(incoming(asked(), Trust::not_signed, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}}));
    std::vector<OneSupplier> all;
    all.push_back(view());
    const std::string calendar = commitments_as_calendar(all, "v", setting(), noon);
    EXPECT_TRUE(has(calendar, "Exiger un second facteur")) << calendar;
    EXPECT_TRUE(has(calendar, "20270930")) << calendar;
}

}  // namespace
}  // namespace asepsie::application
