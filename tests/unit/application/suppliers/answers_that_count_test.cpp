#include "suppliers_fixture.h"

#include "application/suppliers/questionnaire.h"
#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_letters.h"
#include "application/suppliers/supplier_pages.h"

namespace asepsie::application {
namespace {

TEST_F(Suppliers, a_promise_is_changed_by_the_answers_that_count_and_by_no_other)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::signed_vouched, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}}));
    const std::int64_t promise = book.commitments()->front().id;
    ASSERT_TRUE(book.settle(promise, suppliers::CommitmentState::kept, "vu en visio", noon).ok());
    ASSERT_TRUE(book.settle(promise, suppliers::CommitmentState::kept, "", noon).ok());
    EXPECT_EQ(book.commitments()->front().note, "vu en visio") << "nothing said leaves what was noted";

    received(incoming(request, Trust::not_signed, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2036-01-01"}}));
    EXPECT_EQ(book.commitments()->front().due, *parse_date("2026-12-15")) << "a draft takes nothing back";
    EXPECT_EQ(book.commitments()->front().state, suppliers::CommitmentState::kept);

    received(incoming(request, Trust::signed_vouched, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}, {"remote_accounts_named", "yes"}}));
    EXPECT_EQ(book.commitments()->front().state, suppliers::CommitmentState::kept) << "the same day again";
    received(incoming(request, Trust::signed_vouched, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2027-02-01"}}));
    EXPECT_EQ(book.commitments()->front().state, suppliers::CommitmentState::open);
    EXPECT_EQ(book.commitments()->front().due, *parse_date("2027-02-01"));
    EXPECT_EQ(book.commitments()->front().note, "vu en visio");
}

TEST_F(Suppliers, a_good_copy_is_taken_after_a_damaged_one)
{
    const suppliers::Request request = asked();
    const std::map<std::string, std::string, std::less<>> yes{{"remote_access_on_demand_only", "yes"}};
    received(incoming(request, Trust::altered, yes));
    received(incoming(request, Trust::signed_unconfirmed, yes));
    EXPECT_EQ(refused(incoming(request, Trust::altered, yes), supplier), Refusal::already_received) << "and the damaged one is nothing new after it";
    received(incoming(request, Trust::signed_vouched, yes));
    EXPECT_EQ(view()->answers()->trust, Trust::signed_vouched);
    EXPECT_EQ(signed_pieces(), 1U);
}

TEST_F(Suppliers, confirming_an_older_answer_takes_nothing_from_a_newer_one)
{
    const suppliers::Request request = asked();
    const Received older = received(incoming(request, Trust::signed_unconfirmed, {{"remote_access_on_demand_only", "yes"}}));
    const Received newer = received(incoming(request, Trust::signed_unconfirmed, {{"remote_access_on_demand_only", "no"}}));
    ASSERT_TRUE(confirm_by_telephone(book, catalogue, supplier, newer.id, "7KQ2-M9XT-04AB", "Claire", noon).ok());
    ASSERT_TRUE(confirm_by_telephone(book, catalogue, supplier, older.id, "7KQ2-M9XT-04AB", "Claire", noon).ok());
    EXPECT_EQ(view()->answers()->replies.at("remote_access_on_demand_only").value, "no");
    EXPECT_EQ(signed_pieces(), 1U);
    EXPECT_EQ(file.evidence()->back().evidence.answer, checklist::Answer::no);
}

TEST_F(Suppliers, words_typed_from_a_scan_do_not_take_the_place_of_the_practice_s)
{
    const suppliers::Request request = asked();
    const knowledge::Rule& rule = catalogue.rules[catalogue.question("remote_access_on_demand_only")->rule];
    ASSERT_TRUE(answer_rule(file, catalogue, rule, {checklist::Answer::no, "Dr Lilas", "vu", std::nullopt}, noon).ok());
    const auto filled = suppliers::read_filled_form(catalogue, {{"asepsie.request", request.id}, {"remote_access_on_demand_only", "yes"}});
    received(typed_from_scan("s.pdf", "%PDF", *filled));
    const auto practice = std::move(view_of(file, catalogue, today)).value();
    EXPECT_EQ(practice->own_answer(rule.id)->answer, checklist::Answer::no);
    const auto standing = std::find_if(practice->standing.rules.begin(), practice->standing.rules.end(), [&](const auto& one) { return one.rule == &rule; });
    EXPECT_EQ(standing->strongest->answer, checklist::Answer::no) << "what the practice saw itself weighs more";
    for (const checklist::Evidence& waiting : to_review(file, catalogue, plus_days(today, rule.valid_days))) {
        EXPECT_NE(waiting.by, "Martin Informatique") << "nobody of the practice can confirm a supplier's words";
    }
    EXPECT_EQ(file.changes(1)->front().what, "evidence_answered") << "and no computer was looked at";
}

TEST_F(Suppliers, an_answer_that_does_not_count_says_why_wherever_it_is_shown)
{
    Told told;
    const suppliers::Request request = asked();
    told.answers.form = suppliers::Form::pdf;
    told.answers.notes = {Note::not_accepted, Note::later_bytes};
    told.answers.fields = {{"asepsie.request", request.id}, {"remote_access_on_demand_only", "yes"}, {"incident_notice_hours", "H+4"}, {"no_such_question", "yes"}};
    const Received kept = received(std::move(read_incoming("reponse.pdf", "%PDF", catalogue, told, {}, noon)).value());
    ASSERT_TRUE(file.save(noon).ok());
    file.revert();
    const auto one = view();
    ASSERT_EQ(one->returns[0].id, kept.id);
    const std::string said = reception_in_words(*one, one->returns[0], setting());
    for (const char* part : {"case d’engagement", "après la signature", "1 réponse n’a pas pu être lue", "1 case ne correspond", "Non signé"}) {
        EXPECT_NE(said.find(part), std::string::npos) << part << " in: " << said;
    }
    const document::Document page = supplier_page(*one, SupplierPart::records, setting());
    EXPECT_TRUE(std::any_of(page.blocks.begin(), page.blocks.end(), [](const document::Block& block) {
        const auto* line = std::get_if<document::StatusLine>(&block);
        return line != nullptr && line->below.find("case d’engagement") != std::string::npos;
    }));
}

TEST_F(Suppliers, a_page_that_came_back_as_it_was_sent_says_so)
{
    Told told;
    const auto read = read_incoming("reponse.html", "<html>", catalogue, told, {}, noon);
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->is_blank());
    EXPECT_EQ(refused(*read, supplier), Refusal::nothing_answered);
}

TEST_F(Suppliers, own_questions_keep_their_answers_whatever_their_number)
{
    ASSERT_TRUE(book.add_own_question("Avez-vous un salarié nommé Paul ?", noon).ok());
    ASSERT_TRUE(book.add_own_question("Effacez-vous nos disques ?", noon).ok());
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"own.1", "OUI-PAUL"}, {"own.2", "NON-DISQUES"}}));
    ASSERT_TRUE(book.remove_own_question(1, noon).ok());
    EXPECT_EQ(book.remove_own_question(1, noon).error().code, ErrorCode::not_found);
    const suppliers::Request second = asked();
    EXPECT_EQ(view()->known_for(second).at("own.1").value, "NON-DISQUES");
    EXPECT_FALSE(view()->known_for(second).contains("own.2"));
    received(incoming(second, Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"own.1", "NON-DISQUES"}}));
    EXPECT_TRUE(view()->changes().empty()) << "the same answer to the same question";

    ASSERT_TRUE(book.remove_own_question(2, noon).ok());
    ASSERT_TRUE(book.add_own_question("Une autre ?", noon).ok());
    EXPECT_EQ(book.own_questions()->front().id, 3) << "no number is given twice";
}

TEST_F(Suppliers, silence_beside_a_yes_is_no_yes)
{
    std::map<std::uint16_t, std::vector<std::string>> by_rule;
    const suppliers::Request request = asked();
    for (const knowledge::Questionnaire* questionnaire : questionnaires_in(request, catalogue)) {
        for (const knowledge::QuestionSection& section : questionnaire->sections) {
            for (const std::uint16_t index : section.questions) {
                const suppliers::Question& question = catalogue.questions[index];
                if (question.kind == knowledge::AnswerKind::yes_no && question.asked_if.empty()) {
                    by_rule[question.rule].emplace_back(question.id);
                }
            }
        }
    }
    const auto most_asked = std::max_element(by_rule.begin(), by_rule.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    ASSERT_GT(most_asked->second.size(), 1U);
    received(incoming(request, Trust::signed_vouched, {{most_asked->second.front(), "yes"}}));
    EXPECT_EQ(file.evidence()->back().evidence.rule, catalogue.rules[most_asked->first].id);
    EXPECT_EQ(file.evidence()->back().evidence.answer, checklist::Answer::partly);
}

TEST_F(Suppliers, what_stands_beside_an_answer_that_cannot_be_read_is_kept)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"remote_second_factor.by", "2026-12-15"}, {"remote_second_factor.remark", "en cours"},
        {"incident_notice_hours", "H+4"}, {"incident_notice_hours.remark", "astreinte"}, {"incident_notice_hours.proof", "2027-01-01"}}));
    EXPECT_EQ(book.commitments()->size(), 2U);
    const std::string table = answers_as_csv(*view(), setting());
    std::string page;
    for (const document::Block& block : answers_page(*view(), setting()).blocks) {
        if (const auto* line = std::get_if<document::StatusLine>(&block)) {
            page += line->aside + line->below;
        }
    }
    for (const char* part : {"en cours", "astreinte", "H+4"}) {
        EXPECT_NE(table.find(part), std::string::npos) << part;
        EXPECT_NE(page.find(part), std::string::npos) << part;
    }
    EXPECT_EQ(answers_as_cyclonedx(*view(), "Cabinet", setting(), noon, serial_number()).find("H+4"), std::string::npos) << "what cannot be read claims nothing";
}

const document::Lead& lead_in(const document::Document& page) { return std::get<document::Lead>(page.blocks.at(1)); }

TEST_F(Suppliers, are_summed_up_no_better_than_the_worst_of_them)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::not_signed, {{"remote_second_factor", "no"}}));
    EXPECT_EQ(lead_in(suppliers_page(std::move(all_suppliers(book, catalogue, today)).value(), setting())).tone, document::Tone::danger);
}

TEST_F(Suppliers, are_late_again_after_a_second_request)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}}));
    const suppliers::Request again = asked();
    ASSERT_TRUE(book.mark_sent(again.id, noon).ok());
    const Date later = plus_days(today, 60);
    const PageSetting then{catalogue, knowledge::Language::french, later};
    const document::Document page = suppliers_page(std::move(all_suppliers(book, catalogue, later)).value(), then);
    EXPECT_EQ(lead_in(page).tone, document::Tone::to_do);
    EXPECT_TRUE(std::any_of(page.blocks.begin(), page.blocks.end(), [](const document::Block& block) {
        const auto* line = std::get_if<document::StatusLine>(&block);
        return line != nullptr && line->below.find("Réponse attendue depuis") != std::string::npos;
    }));
}

TEST_F(Suppliers, reach_a_removed_device_no_more_nor_what_comes_after_it)
{
    const std::int64_t device = *file.put_entry({0, Register::device, "computer", "PC-ACCUEIL", "", "", "", {}, {}}, noon);
    suppliers::Supplier card = *book.supplier(supplier);
    EXPECT_FALSE(card.reaches.has_value()) << "nobody has said yet";
    card.reaches = std::vector<std::int64_t>{device};
    ASSERT_TRUE(book.put_supplier(card, noon).ok());
    ASSERT_TRUE(file.remove_entry(device, noon).ok());
    EXPECT_NE(*file.put_entry({0, Register::device, "computer", "PC-CABINET-2", "", "", "", {}, {}}, noon), device);
    EXPECT_TRUE(view()->reaches.empty());
    ASSERT_TRUE(book.supplier(supplier)->reaches.has_value()) << "none is not any";
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}}));
    checks::Finding finding;
    finding.check = catalogue.check("remote_support_on_demand");
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(keep_look(file, catalogue, {{finding}, today, "PC-CABINET-2"}, noon).ok());
    EXPECT_TRUE(view()->contradictions.empty());
}

TEST_F(Suppliers, of_named_computers_are_not_blamed_for_this_one)
{
    suppliers::Supplier card = *book.supplier(supplier);
    card.reaches = std::vector<std::int64_t>{*file.put_entry({0, Register::device, "computer", "PC-ACCUEIL", "", "", "", {}, {}}, noon)};
    ASSERT_TRUE(book.put_supplier(card, noon).ok());
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}}));
    checks::Finding finding;
    finding.check = catalogue.check("remote_support_on_demand");
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(keep_look(file, catalogue, {{finding}, today, ""}, noon).ok());
    EXPECT_TRUE(view()->contradictions.empty()) << "which of the list this computer is, nobody has said";
    ASSERT_TRUE(keep_look(file, catalogue, {{finding}, today, "PC-ACCUEIL"}, noon).ok());
    EXPECT_EQ(view()->contradictions.size(), 1U);
}

TEST_F(Suppliers, documents_are_taken_away_again)
{
    suppliers::Document paper;
    paper.supplier = supplier;
    paper.number = "A1";
    const std::int64_t id = *book.add_document(paper, std::nullopt, noon);
    EXPECT_EQ(book.remove_document(supplier + 1, id, noon).error().code, ErrorCode::not_found) << "another supplier's";
    ASSERT_TRUE(book.remove_document(supplier, id, noon).ok());
    EXPECT_TRUE(view()->documents.empty());
    EXPECT_EQ(book.remove_document(supplier, id, noon).error().code, ErrorCode::not_found);
}

TEST_F(Suppliers, promises_of_two_practices_lie_in_one_calendar)
{
    received(incoming(asked(), Trust::not_signed, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}}));
    const auto all = std::move(all_suppliers(book, catalogue, today)).value();
    EXPECT_NE(commitments_as_calendar(all, "aa", setting(), noon).find("UID:promise-aa-1@"), std::string::npos);
    EXPECT_NE(commitments_as_calendar(all, "bb", setting(), noon).find("UID:promise-bb-1@"), std::string::npos);
}

}  // namespace
}  // namespace asepsie::application
