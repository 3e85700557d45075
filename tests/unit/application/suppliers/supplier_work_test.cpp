#include "suppliers_fixture.h"

#include "application/suppliers/annex_document.h"
#include "application/suppliers/questionnaire.h"
#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_letters.h"
#include "application/suppliers/supplier_pages.h"
#include "foundation/json/json.h"

namespace asepsie::application {
namespace {

TEST_F(Suppliers, are_asked_what_concerns_what_they_do)
{
    const suppliers::Request request = asked();
    EXPECT_EQ(request.questionnaires, (std::vector<std::string>{"general", "installation", "remote-maintenance"}));
    EXPECT_EQ(request.id.size(), 32U);
    EXPECT_EQ(ask_supplier(book, catalogue, supplier, plus_days(today, -1), noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(book.requests()->size(), 1U);
}

TEST_F(Suppliers, a_form_asks_every_question_once_with_its_parts)
{
    ASSERT_TRUE(book.add_own_question("Qui remplace M. Martin en août ?", noon).ok());
    const suppliers::Request request = asked();
    const document::Document form = questionnaire_document(request, "Cabinet des Lilas", "Martin", {}, Numbering::in_labels, setting());
    std::set<std::string> names;
    for (const document::Block& block : form.blocks) {
        if (const auto* field = std::get_if<document::Field>(&block)) {
            EXPECT_TRUE(names.insert(field->name).second) << field->name << " stands twice";
        }
    }
    for (const knowledge::Questionnaire* questionnaire : questionnaires_in(request, catalogue)) {
        for (const knowledge::QuestionSection& section : questionnaire->sections) {
            for (const std::uint16_t index : section.questions) {
                EXPECT_TRUE(names.contains(std::string(catalogue.questions[index].id)));
            }
        }
    }
    EXPECT_TRUE(names.contains("own.1"));
    EXPECT_TRUE(names.contains("signer.signature"));
    EXPECT_TRUE(names.contains("remote_access_on_demand_only.by"));
}

const document::Field* field_in(const document::Document& form, std::string_view name)
{
    for (const document::Block& block : form.blocks) {
        if (const auto* field = std::get_if<document::Field>(&block); field != nullptr && field->name == name) {
            return field;
        }
    }
    return nullptr;
}

TEST_F(Suppliers, a_form_offers_what_can_be_answered_and_no_more)
{
    suppliers::Replies earlier;
    earlier["practice_restore_last_tested"].value = "never";
    earlier["recovery_time_hours"].value = "not_applicable";
    earlier["remote_session_accepted"].by = plus_days(today, 1);
    earlier["remote_accounts_named"].by = plus_days(today, -1);
    const document::Document form = questionnaire_document(asked(), "Cabinet des Lilas", "Martin", earlier, Numbering::in_labels, setting());
    ASSERT_NE(field_in(form, "practice_restore_last_tested.never"), nullptr);
    EXPECT_EQ(field_in(form, "practice_restore_last_tested.never")->value, "yes");
    EXPECT_EQ(field_in(form, "practice_restore_last_tested")->value, "");
    EXPECT_EQ(field_in(form, "practice_restore_last_tested")->when, document::Field::When::done);
    EXPECT_EQ(field_in(form, "practice_restore_last_tested.by")->asked_if, "practice_restore_last_tested.never");
    EXPECT_EQ(field_in(form, "recovery_time_hours.not_applicable")->value, "yes");
    EXPECT_EQ(field_in(form, "leaving_disks_destroyed")->options.back().first, "not_applicable") << "a choice has it among its own";
    EXPECT_EQ(field_in(form, "remote_session_accepted.by")->when, document::Field::When::promised);
    EXPECT_EQ(field_in(form, "remote_session_accepted.by")->value, to_iso(plus_days(today, 1)));
    EXPECT_EQ(field_in(form, "remote_accounts_named.by")->value, "") << "it is promised no more";
    EXPECT_EQ(field_in(form, "answers_bind_supplier.by"), nullptr) << "one agrees or not: there is no day for it";
    EXPECT_EQ(field_in(form, "incident_notice_hours.by"), nullptr);
    EXPECT_EQ(field_in(form, "remote_tools_named.remark"), nullptr) << "a text argues for itself";
    EXPECT_NE(field_in(form, "remote_accounts_named.remark"), nullptr);
}

TEST_F(Suppliers, what_was_never_done_is_said_in_words_everywhere)
{
    const Received answer = received(incoming(asked(), Trust::signed_vouched, {{"practice_backup_watched", "yes"}, {"practice_restore_last_tested.never", "yes"}, {"practice_restore_last_tested.by", "2026-12-15"}}));
    EXPECT_EQ(answer.unread, 0U);
    EXPECT_EQ(answer.tally.red_flags, 1);
    EXPECT_NE(answers_as_csv(*view(), setting()).find("\"Jamais à ce jour\";\"never\";\"red_flag\""), std::string::npos);
    EXPECT_NE(answers_as_json(*view(), setting()).find("\"never\""), std::string::npos);
    EXPECT_NE(answers_as_cyclonedx(*view(), "Cabinet", setting(), noon, serial_number()).find("Jamais à ce jour"), std::string::npos);
    const document::Document page = answers_page(*view(), setting());
    EXPECT_TRUE(std::any_of(page.blocks.begin(), page.blocks.end(), [](const document::Block& block) {
        const auto* line = std::get_if<document::StatusLine>(&block);
        return line != nullptr && line->aside == "Jamais à ce jour";
    }));
    const auto promises = *book.commitments();
    ASSERT_EQ(promises.size(), 1U);
    EXPECT_EQ(commitment_in_words(promises[0], setting()), "Tester une restauration");
    EXPECT_NE(reminder_letter(*view(), promises[0], "Cabinet", setting()).body.find("- Tester une restauration\n"), std::string::npos);
}

TEST_F(Suppliers, what_is_promised_is_said_in_short)
{
    suppliers::Commitment promise;
    promise.question = "remote_second_factor";
    EXPECT_EQ(commitment_in_words(promise, setting()), "Exiger un second facteur à distance");
    promise.kind = suppliers::CommitmentKind::proof;
    EXPECT_TRUE(commitment_in_words(promise, setting()).starts_with("Montrer la preuve")) << commitment_in_words(promise, setting());
    EXPECT_EQ(commitment_in_words(promise, setting()).find('?'), std::string::npos) << "what is shown, and not the question";
    promise.question = "incident_notice_hours";
    promise.kind = suppliers::CommitmentKind::remedy;
    EXPECT_TRUE(commitment_in_words(promise, setting()).starts_with("Corriger")) << "without a promise of its own, the question";
}

TEST_F(Suppliers, impossible_dates_are_told_at_the_door_and_on_the_page)
{
    const Received answer = received(incoming(asked(), Trust::not_signed, {{"remote_access_reviewed", "2027-01-01"}, {"remote_second_factor", "yes"}, {"remote_second_factor.proof", "2020-01-01"}}));
    EXPECT_EQ(answer.tally.doubtful, 2);
    EXPECT_EQ(answer.tally.good, 0);
    const document::Document page = answers_page(*view(), setting());
    const auto told = std::count_if(page.blocks.begin(), page.blocks.end(), [](const document::Block& block) {
        const auto* line = std::get_if<document::StatusLine>(&block);
        return line != nullptr && (line->below.find("Date impossible") != std::string::npos || line->below.find("déjà passé") != std::string::npos);
    });
    EXPECT_EQ(told, 2);
    EXPECT_NE(answers_as_json(*view(), setting()).find("\"done_in_future\""), std::string::npos);
}

TEST_F(Suppliers, answers_to_an_earlier_version_still_count)
{
    const Received answer = received(incoming(asked(), Trust::signed_vouched, {{"wifi_strong_and_separate", "yes"}, {"remote_changes_announced", "no"}}));
    EXPECT_EQ(answer.unknown, 0U);
    EXPECT_EQ(answer.unread, 0U);
    EXPECT_EQ(answer.tally.good, 2) << "both questions that it became";
    EXPECT_EQ(answer.tally.negotiate, 2);
}

TEST_F(Suppliers, answers_count_as_evidence_only_once_somebody_heard_the_code)
{
    const suppliers::Request request = asked();
    const Received answer = received(incoming(request, Trust::signed_unconfirmed, {{"remote_access_on_demand_only", "yes"}}));
    EXPECT_EQ(signed_pieces(), 0U);
    EXPECT_EQ(confirm_by_telephone(book, catalogue, supplier, answer.id, "7KQ2-M9XT-04AC", "Claire", noon).error().code, ErrorCode::wrong_key);
    EXPECT_EQ(signed_pieces(), 0U);
    EXPECT_EQ(confirm_by_telephone(book, catalogue, supplier, answer.id, "7kq2 m9xt o4ab", "", noon).error().code, ErrorCode::bad_usage) << "somebody heard it";
    ASSERT_TRUE(confirm_by_telephone(book, catalogue, supplier, answer.id, "7kq2 m9xt o4ab", "Claire", noon).ok()) << "as it was heard: O for 0";
    EXPECT_EQ(signed_pieces(), 1U);
    EXPECT_EQ(view()->answers()->trust, Trust::signed_confirmed);
    EXPECT_EQ(view()->answers()->confirmed_by, "Claire");
    EXPECT_EQ(confirm_by_telephone(book, catalogue, supplier, answer.id, "7KQ2-M9XT-04AB", "Claire", noon).error().code, ErrorCode::not_found) << "only once";
}

TEST_F(Suppliers, what_was_altered_counts_for_nothing_and_hides_nothing)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}}));
    EXPECT_EQ(signed_pieces(), 1U);
    received(incoming(request, Trust::altered, {{"remote_access_on_demand_only", "no"}, {"remote_access_on_demand_only.by", "2027-01-01"}}));
    EXPECT_EQ(signed_pieces(), 1U);
    EXPECT_EQ(view()->returns.size(), 2U) << "it is kept and shown";
    EXPECT_EQ(view()->answers()->trust, Trust::signed_vouched) << "and the one before still counts";
    EXPECT_TRUE(view()->commitments.empty());
}

TEST_F(Suppliers, a_draft_that_comes_later_takes_nothing_back)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"remote_second_factor", "no"}}));
    received(incoming(request, Trust::not_signed, {{"remote_access_on_demand_only", "yes"}}));
    EXPECT_EQ(view()->answers()->trust, Trust::signed_vouched);
    EXPECT_EQ(view()->tally().red_flags, 1) << "what was admitted stays admitted";
}

TEST_F(Suppliers, an_answer_of_somebody_else_is_refused_with_its_reason)
{
    const suppliers::Request request = asked();
    const std::int64_t other = *file.put_entry({0, Register::supplier, "host", "Autre", "", "", "", {}, {}}, noon);
    suppliers::Request foreign = request;
    foreign.id = std::string(32, 'f');
    const std::map<std::string, std::string, std::less<>> yes{{"remote_access_on_demand_only", "yes"}};
    EXPECT_EQ(refused(incoming(foreign, Trust::signed_unconfirmed, yes), std::nullopt), Refusal::unknown_request);
    EXPECT_EQ(refused(incoming(request, Trust::signed_unconfirmed, yes), other), Refusal::other_supplier);
    EXPECT_EQ(refused(incoming(request, Trust::signed_unconfirmed, {}), supplier), Refusal::nothing_answered);
    received(incoming(request, Trust::signed_unconfirmed, yes));
    EXPECT_EQ(refused(incoming(request, Trust::signed_unconfirmed, yes), supplier), Refusal::already_received);
    EXPECT_EQ(view()->returns.size(), 1U);
}

TEST_F(Suppliers, promises_are_followed_until_they_are_kept)
{
    received(incoming(asked(), Trust::not_signed, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}}));
    auto promises = *book.commitments();
    ASSERT_EQ(promises.size(), 1U);
    EXPECT_EQ(promises[0].due, *parse_date("2026-12-15"));
    EXPECT_TRUE(promises[0].is_late(*parse_date("2026-12-16")));
    const SupplierLetter letter = reminder_letter(*view(), promises[0], "Cabinet des Lilas", setting());
    EXPECT_EQ(letter.to, "contact@martin.example");
    EXPECT_NE(letter.body.find("décembre 2026"), std::string::npos) << letter.body;
    ASSERT_TRUE(book.settle(promises[0].id, suppliers::CommitmentState::kept, "vu en visio", noon).ok());
    EXPECT_EQ(view()->commitments[0].state, suppliers::CommitmentState::kept);
    EXPECT_EQ(book.settle(99, suppliers::CommitmentState::kept, "", noon).error().code, ErrorCode::not_found);
}

TEST_F(Suppliers, are_held_against_what_a_computer_shows)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}}));
    checks::Finding finding;
    finding.check = catalogue.check("remote_support_on_demand");
    finding.verdict = checks::Verdict::not_met;
    ASSERT_TRUE(keep_look(file, catalogue, {{finding}, today, ""}, noon).ok());
    const auto contradictions = view()->contradictions;
    ASSERT_EQ(contradictions.size(), 1U);
    EXPECT_EQ(contradictions[0].check->id, "remote_support_on_demand");
    EXPECT_NE(contradiction_in_words(contradictions[0], setting()).find("cet ordinateur"), std::string::npos);
}

TEST_F(Suppliers, a_risk_is_accepted_by_somebody_for_a_reason)
{
    asked();
    EXPECT_EQ(decide_clause(book, catalogue, supplier, {"recovery_delay", suppliers::ClauseDecision::risk_accepted, "", "Dr Lilas", {}}, noon).error().code, ErrorCode::bad_usage);
    EXPECT_EQ(decide_clause(book, catalogue, supplier, {"no_such_clause", suppliers::ClauseDecision::obtained, "", "", {}}, noon).error().code, ErrorCode::not_found);
    ASSERT_TRUE(decide_clause(book, catalogue, supplier, {"recovery_delay", suppliers::ClauseDecision::risk_accepted, "petit cabinet", "Dr Lilas", {}}, noon).ok());
    EXPECT_NE(read_in(accepted_risks_page(*view(), setting())).find("petit cabinet"), std::string::npos);
    const document::Document annex = annex_document(*view(), "Cabinet des Lilas", setting());
    std::string all;
    for (const document::Block& block : annex.blocks) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&block)) {
            all += document::plain(paragraph->text) + "\n";
            EXPECT_EQ(paragraph->text.find("…"), std::string::npos) << "a gap was left: " << paragraph->text;
        }
    }
    EXPECT_EQ(all.find("petit cabinet"), std::string::npos) << "the supplier is not told why";
    EXPECT_NE(all.find("24 heures"), std::string::npos) << "the figures of the clauses are filled";
}

TEST_F(Suppliers, an_annex_keeps_apart_what_is_covered_and_what_is_to_be_agreed)
{
    received(incoming(asked(), Trust::signed_vouched, {{"incident_notice_hours", "12"}, {"attack_not_an_excuse", "no"}}));
    const document::Document annex = annex_document(*view(), "Cabinet des Lilas", setting());
    std::vector<std::string> order;
    bool has_gap = false;
    bool has_data = false;
    for (const document::Block& block : annex.blocks) {
        if (const auto* field = std::get_if<document::Field>(&block)) {
            order.push_back(field->name);
        } else if (const auto* heading = std::get_if<document::Heading>(&block); heading != nullptr && heading->level == 4) {
            order.emplace_back(heading->text.find("prévenu vite") != std::string::npos ? "incident_notice" : heading->text.find("cyberattaque") != std::string::npos ? "attack_not_force_majeure" : "");
        } else if (const auto* details = std::get_if<document::Details>(&block)) {
            for (const auto& [label, value] : details->pairs) {
                has_gap = has_gap || (label == "SIRET" && value.find("____") != std::string::npos);
                has_data = has_data || label == "Personnes concernées";
            }
        }
    }
    std::erase(order, "");
    EXPECT_EQ(order, (std::vector<std::string>{"incident_notice", "practice.signature", "supplier.signature", "attack_not_force_majeure", "practice.signature_agreed", "supplier.signature_agreed"}));
    EXPECT_TRUE(has_gap) << "what the notebook does not know is left to be filled in";
    EXPECT_TRUE(has_data) << "GDPR, article 28";
}

TEST_F(Suppliers, nothing_of_a_removed_supplier_stays)
{
    received(incoming(asked(), Trust::not_signed, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "2026-12-15"}}));
    ASSERT_TRUE(file.remove_entry(supplier, noon).ok());
    EXPECT_TRUE(book.requests()->empty());
    EXPECT_TRUE(book.commitments()->empty());
    EXPECT_EQ(*file.database().number("SELECT count(*) FROM reply"), 0);
}

TEST_F(Suppliers, everything_is_there_after_a_save)
{
    received(incoming(asked(), Trust::signed_unconfirmed, {{"remote_access_on_demand_only", "yes"}, {"remote_access_on_demand_only.remark", "sauf <b>urgence</b>"}}));
    suppliers::Document certificate;
    certificate.supplier = supplier;
    certificate.kind = suppliers::DocumentKind::hds_certificate;
    certificate.number = "HDS-1";
    certificate.activities = {1, 6};
    certificate.ends = parse_date("2027-05-16");
    ASSERT_TRUE(book.add_document(certificate, std::pair("hds.pdf", "%PDF"), noon).ok());
    ASSERT_TRUE(file.save(noon).ok());
    file.revert();
    EXPECT_EQ(view()->answers()->replies.at("remote_access_on_demand_only").remark, "sauf <b>urgence</b>");
    ASSERT_EQ(view()->documents.size(), 1U);
    EXPECT_EQ(view()->documents[0].activities, (std::vector<int>{1, 6}));
    EXPECT_EQ(*file.attachment(view()->documents[0].attachment), "%PDF");
}

TEST_F(Suppliers, exports_hold_no_formula_and_are_well_formed)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"remote_access_on_demand_only.remark", "=HYPERLINK(\"http://x\")"}}));
    const std::string table = answers_as_csv(*view(), setting());
    EXPECT_NE(table.find("\"'=HYPERLINK"), std::string::npos);
    EXPECT_TRUE(json::parse(answers_as_json(*view(), setting())).ok());
    const auto attestation = json::parse(answers_as_cyclonedx(*view(), "Cabinet", setting(), noon, serial_number()));
    ASSERT_TRUE(attestation.ok());
    EXPECT_EQ(json::string_in(attestation->as_object(), "specVersion"), "1.6");
}

TEST_F(Suppliers, pages_show_markup_as_text)
{
    const std::int64_t rude = *file.put_entry({0, Register::supplier, "it", "**gras** `code`", "", "", "", {}, {}}, noon);
    const auto other = supplier_view(book, catalogue, rude, today);
    const document::Document page = supplier_page(**other, SupplierPart::whole, setting());
    EXPECT_EQ(document::plain(std::get<document::Heading>(page.blocks.front()).text), "**gras** `code`");
}

}  // namespace
}  // namespace asepsie::application
