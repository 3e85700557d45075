// What whoever wishes the practice ill may send in a supplier's name.
#include "suppliers_fixture.h"

#include "application/suppliers/supplier_exports.h"
#include "application/suppliers/supplier_pages.h"
#include "foundation/base/text.h"

namespace asepsie::application {
namespace {

using Fields = std::map<std::string, std::string, std::less<>>;

const Fields only_on_demand{{"remote_access_on_demand_only", "yes"}};
const Fields no{{"remote_access_on_demand_only", "no"}};

std::function<void(ReadAnswers&)> signed_as(char revision, const char* at)
{
    return [revision, at](ReadAnswers& answers) {
        answers.revision = std::string(64, revision);
        answers.signed_at = parse_moment(at);
    };
}

bool has_note(const suppliers::Return& returned, Note note) { return std::find(returned.notes.begin(), returned.notes.end(), name_of(note)) != returned.notes.end(); }

TEST_F(Suppliers, a_signed_paper_counts_once_whatever_is_written_around_it)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::signed_vouched, only_on_demand, signed_as('a', "2026-11-20T12:00:00Z")));
    const Incoming again = incoming(request, Trust::signed_vouched, only_on_demand, [](ReadAnswers& answers) {
        signed_as('a', "2026-11-20T12:00:00Z")(answers);
        answers.code = "0000-0000-0000";
        answers.notes = {Note::later_bytes};
    });
    EXPECT_EQ(refused(again, supplier), Refusal::already_received);
    EXPECT_EQ(signed_pieces(), 1U);
}

TEST_F(Suppliers, an_answer_that_was_signed_earlier_does_not_count_because_it_comes_later)
{
    const suppliers::Request request = asked();
    received(incoming(request, Trust::signed_vouched, no, signed_as('a', "2026-11-20T12:00:00Z")));
    const Received older = received(incoming(request, Trust::signed_vouched, only_on_demand, signed_as('b', "2026-10-20T12:00:00Z")));
    EXPECT_EQ(view()->answers()->replies.at("remote_access_on_demand_only").value, "no");
    EXPECT_EQ(signed_pieces(), 1U);
    const auto one = view();
    ASSERT_EQ(one->returns.front().id, older.id) << "it is kept, and said";
    EXPECT_NE(reception_in_words(*one, one->returns.front(), setting()).find("Plus ancienne"), std::string::npos);
}

TEST_F(Suppliers, an_answer_to_an_earlier_request_does_not_count_once_a_later_one_is_answered)
{
    const suppliers::Request first = asked();
    const suppliers::Request second = asked();
    received(incoming(second, Trust::signed_vouched, no, signed_as('a', "2026-11-20T12:00:00Z")));
    received(incoming(first, Trust::signed_vouched, only_on_demand, signed_as('b', "2026-11-21T12:00:00Z")));
    EXPECT_EQ(view()->answers()->request, second.id);
    EXPECT_EQ(signed_pieces(), 1U);
}

TEST_F(Suppliers, answers_are_as_old_as_their_signature)
{
    received(incoming(asked(), Trust::signed_vouched, only_on_demand, signed_as('a', "2026-10-20T12:00:00Z")));
    EXPECT_EQ(file.evidence()->back().evidence.on, *parse_date("2026-10-20"));
    suppliers::Return returned;
    returned.received = noon;
    returned.signed_on = parse_date("2999-01-01");
    EXPECT_EQ(suppliers::given_at(returned), noon) << "and never of the future";
}

TEST_F(Suppliers, a_customer_of_a_believed_authority_signs_for_nobody_before_the_practice_says_so)
{
    const suppliers::Request request = asked();
    const auto stranger = [](ReadAnswers& answers) { answers.signer = "Mallory"; };
    const Received answer = received(incoming(request, Trust::signed_vouched, only_on_demand, stranger));
    EXPECT_EQ(answer.trust, Trust::signed_unconfirmed);
    EXPECT_EQ(signed_pieces(), 0U);
    EXPECT_NE(trust_in_words(view()->returns.front(), setting()).find("peut signer"), std::string::npos);
    EXPECT_EQ(accept_signer(book, catalogue, supplier, answer.id, " ", noon).error().code, ErrorCode::bad_usage);
    ASSERT_TRUE(accept_signer(book, catalogue, supplier, answer.id, "Claire", noon).ok());
    EXPECT_EQ(view()->answers()->trust, Trust::signed_vouched);
    EXPECT_EQ(signed_pieces(), 1U);
    EXPECT_EQ(accept_signer(book, catalogue, supplier, answer.id, "Claire", noon).error().code, ErrorCode::not_found) << "once";
    EXPECT_EQ(received(incoming(request, Trust::signed_vouched, no, stranger)).trust, Trust::signed_vouched) << "and from then on";
    const auto of_another_authority = [](ReadAnswers& answers) {
        answers.signer = "Mallory";
        answers.vouched_by = "Autre autorité";
    };
    EXPECT_EQ(received(incoming(request, Trust::signed_vouched, {{"remote_access_on_demand_only", "partly"}}, of_another_authority)).trust, Trust::signed_unconfirmed);
}

TEST_F(Suppliers, what_was_not_asked_is_not_kept)
{
    const Received answer = received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"hds_activity_backup", "yes"}, {"own.1", "Oui"}, {"own.01", "Oui"}}));
    EXPECT_EQ(answer.unknown, 3U);
    const auto one = view();
    EXPECT_EQ(one->answers()->replies.size(), 1U);
    EXPECT_TRUE(has_note(*one->answers(), Note::foreign_fields));
    EXPECT_FALSE(has_note(*one->answers(), Note::other_version));
    received(incoming(asked(), Trust::signed_vouched, only_on_demand, [](ReadAnswers& answers) { answers.fields["asepsie.version"] = "general 1999-01"; }));
    EXPECT_TRUE(has_note(view()->returns.front(), Note::other_version));
}

TEST_F(Suppliers, a_form_that_was_not_sent_is_told)
{
    const suppliers::Request request = asked();
    ASSERT_TRUE(book.note_form(request.id, std::string(64, 'a')).ok());
    ASSERT_TRUE(book.note_form(request.id, std::string(64, 'b')).ok());
    const auto of_page = [](char page) { return [page](ReadAnswers& answers) { answers.page = std::string(64, page); }; };
    received(incoming(request, Trust::signed_unconfirmed, only_on_demand, of_page('a')));
    EXPECT_FALSE(has_note(view()->returns.front(), Note::other_form));
    received(incoming(request, Trust::signed_unconfirmed, no, of_page('c')));
    EXPECT_TRUE(has_note(view()->returns.front(), Note::other_form));
}

TEST_F(Suppliers, a_stranger_s_answers_are_neither_filled_in_again_nor_cover_a_clause)
{
    const suppliers::Request request = asked();
    const Fields covers{{"incident_notice_hours", "12"}};
    const auto state = [&] {
        const auto one = view();
        const auto clause = std::find_if(one->annex.begin(), one->annex.end(), [](const suppliers::AnnexClause& each) { return each.clause->id == "incident_notice"; });
        return clause == one->annex.end() ? suppliers::ClauseState::risk_accepted : clause->state;
    };
    received(incoming(request, Trust::signed_unconfirmed, covers));
    EXPECT_TRUE(view()->known_for(request).empty());
    EXPECT_EQ(state(), suppliers::ClauseState::to_ask);
    received(incoming(request, Trust::signed_vouched, covers));
    EXPECT_EQ(view()->known_for(request).size(), 1U);
    EXPECT_EQ(state(), suppliers::ClauseState::committed);
}

TEST_F(Suppliers, a_table_runs_nothing_in_a_spreadsheet)
{
    received(incoming(asked(), Trust::signed_vouched, {{"remote_access_on_demand_only", "yes"}, {"remote_access_on_demand_only.remark", "bien;=1+1\n=2+2\n\uFF1D3;  -4|@5 \"a\" 6-7"}}));
    const std::string table = answers_as_csv(*view(), setting());
    EXPECT_NE(table.find(R"(;"bien;'=1+1 / '=2+2 / '＝3;  '-4|'@5 ""a"" 6-7";)"), std::string::npos) << table.substr(0, 2000);
    for (const std::string_view line : text::split(std::string_view(table).substr(3), '\n')) {
        EXPECT_TRUE(line.empty() || (line.starts_with("\"") && line.ends_with("\"\r"))) << line;
    }
}

TEST_F(Suppliers, a_signer_s_name_is_a_name_and_no_sentence)
{
    received(incoming(asked(), Trust::signed_unconfirmed, only_on_demand, [](ReadAnswers& answers) { answers.fields["signer.name"] = "Paul\nAppelez le 06 12 34 56 78 " + std::string(200, 'x'); }));
    const std::string signer = view()->returns.front().signer;
    EXPECT_EQ(signer.find('\n'), std::string::npos);
    EXPECT_LE(text::columns(signer), 81U);
}

TEST_F(Suppliers, days_that_nobody_can_have_meant_are_no_promise)
{
    const Received answer = received(incoming(asked(), Trust::signed_vouched, {{"remote_second_factor", "partly"}, {"remote_second_factor.by", "9999-12-31"}}));
    EXPECT_EQ(answer.unread, 1U);
    EXPECT_TRUE(book.commitments()->empty());
}

}  // namespace
}  // namespace asepsie::application
