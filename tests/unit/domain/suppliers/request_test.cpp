#include "domain/suppliers/request.h"

#include "small_catalogue.h"

#include <gtest/gtest.h>

namespace asepsie::suppliers {
namespace {

using small::catalogue;
using small::day;

using Fields = std::map<std::string, std::string, std::less<>>;

TEST(FilledForm, is_read_by_the_names_of_its_fields)
{
    const auto form = read_filled_form(catalogue(),
        Fields{{"asepsie.request", "abc"}, {"asepsie.version", "general 2026-11"}, {"signer.name", " Paul Dupont "}, {"signer.role", "gérant"}, {"signer.date", "2026-11-24"}, {"signer.accepts", "yes"},
            {"backup_daily", "partly"}, {"backup_daily.by", "2027-01-15"}, {"backup_daily.remark", "en cours"}, {"backup_daily.proof", "2027-02-01"}, {"own.1", "oui"}, {"hosting_country", ""}});
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->request, "abc");
    EXPECT_EQ(form->signer, "Paul Dupont");
    EXPECT_EQ(form->signed_on, day(2026, 11, 24));
    EXPECT_TRUE(form->accepts);
    ASSERT_EQ(form->replies.size(), 2U) << "an empty field is no reply";
    EXPECT_EQ(form->replies.at("backup_daily"), (Reply{"partly", "en cours", day(2027, 1, 15), day(2027, 2, 1)}));
    EXPECT_EQ(form->replies.at("own.1").value, "oui");
}

TEST(FilledForm, keeps_apart_what_it_cannot_read)
{
    const auto form = read_filled_form(catalogue(), Fields{{"asepsie.request", "abc"}, {"old_question", "yes"}, {"backup_daily", "certainly"}, {"hds_activity_backup", "maybe"}, {"hds_activity_backup.remark", "selon le contrat"}});
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->unknown, std::vector<std::string>{"old_question"});
    EXPECT_EQ(form->unread, (std::vector<std::string>{"backup_daily", "hds_activity_backup"}));
    ASSERT_EQ(form->replies.size(), 2U) << "what was written is kept, to be shown";
    EXPECT_EQ(form->replies.at("hds_activity_backup").remark, "selon le contrat");
    EXPECT_EQ(small::verdict_on("backup_daily", form->replies), Verdict::unanswered);
}

TEST(FilledForm, takes_what_is_ticked_in_place_of_an_answer)
{
    const auto read = [](Fields fields) {
        fields["asepsie.request"] = "abc";
        return std::move(read_filled_form(catalogue(), fields)).value();
    };
    EXPECT_EQ(read({{"restoration_tested_on", ""}, {"restoration_tested_on.never", "yes"}}).replies.at("restoration_tested_on").value, "never");
    EXPECT_EQ(read({{"recovery_time_hours.not_applicable", "yes"}}).replies.at("recovery_time_hours").value, "not_applicable");
    EXPECT_TRUE(read({{"restoration_tested_on", ""}, {"restoration_tested_on.never", ""}}).replies.empty());
    const FilledForm both = read({{"restoration_tested_on", "01/11/2026"}, {"restoration_tested_on.never", "yes"}});
    EXPECT_EQ(both.replies.at("restoration_tested_on").value, "2026-11-01, never") << "kept as it stands, to be asked about";
    EXPECT_EQ(both.unread, std::vector<std::string>{"restoration_tested_on"});
    EXPECT_EQ(read({{"hds_certificate_end.never", "yes"}}).unread, std::vector<std::string>{"hds_certificate_end"}) << "it was not offered";
}

TEST(FilledForm, of_an_earlier_version_is_read)
{
    const auto form = read_filled_form(catalogue(), Fields{{"asepsie.request", "abc"}, {"backup_far_and_apart", "partly"}, {"backup_far_and_apart.by", "2027-01-15"}});
    ASSERT_TRUE(form.ok());
    EXPECT_TRUE(form->unknown.empty());
    EXPECT_TRUE(form->unread.empty());
    EXPECT_EQ(small::verdict_on("service_backup_isolated", form->replies), Verdict::negotiate);
}

TEST(FilledForm, of_nobody_or_of_another_size_is_refused)
{
    EXPECT_EQ(read_filled_form(catalogue(), Fields{{"backup_daily", "yes"}}).error().code, ErrorCode::malformed);
    EXPECT_EQ(read_filled_form(catalogue(), Fields{{"asepsie.request", "abc"}, {"backup_daily.remark", std::string(longest_value + 1, 'x')}}).error().code, ErrorCode::too_large);
    Fields many{{"asepsie.request", "abc"}};
    for (std::size_t i = 0; i < most_fields; ++i) {
        many["f" + std::to_string(i)] = "x";
    }
    EXPECT_EQ(read_filled_form(catalogue(), many).error().code, ErrorCode::too_large);
}

TEST(FilledForm, takes_figures_and_dates_as_people_write_them)
{
    const auto read = [](const char* question, const std::string& value) {
        const auto form = read_filled_form(catalogue(), Fields{{"asepsie.request", "abc"}, {question, value}});
        return form->replies.at(question).value;
    };
    EXPECT_EQ(read("recovery_time_hours", "30 jours"), "720") << "in the unit of the question";
    EXPECT_EQ(read("recovery_time_hours", "1 semaine"), "168");
    EXPECT_EQ(read("recovery_time_hours", "90 min."), "2");
    EXPECT_EQ(read("logs_kept_months", "180 jours"), "6");
    EXPECT_EQ(read("logs_kept_months", "1 année"), "12");
    EXPECT_EQ(read("recovery_time_hours", "1\xC2\xA0" "000"), "1000");
    EXPECT_EQ(read("recovery_time_hours", "1,5"), "2");
    EXPECT_EQ(read("recovery_time_hours", "4,0 h"), "4");
    EXPECT_EQ(read("logs_kept_months", "5,9"), "5") << "the worse side of what must be so much at least";
    EXPECT_EQ(read("logs_kept_months", "12,1"), "13") << "and of what may be so much at most";
    for (const std::string odd : {"H+4", "-3", "entre 4 et 8", "4-8", "99999999999", "1.440", "1,500", "4 8", "12 personnes", "10 jours ouvrés", "2 h 30"}) {
        EXPECT_EQ(read("recovery_time_hours", odd), odd) << "what is not sure stays as it was written";
    }
    EXPECT_EQ(read("hds_certificate_end", "31/12/2027"), "2027-12-31");
    EXPECT_EQ(read("hds_certificate_end", "1.2.27"), "2027-02-01");
    EXPECT_EQ(read("hds_certificate_end", "2027-12-31"), "2027-12-31");
    EXPECT_EQ(read("hds_certificate_end", "31/02/2027"), "31/02/2027");
}

TEST(FilledForm, shows_nothing_that_deceives)
{
    const auto form = read_filled_form(catalogue(), Fields{{"asepsie.request", "abc"}, {"signer.name", "Paul\x1b[31m\xE2\x80\xAE tnopuD"}});
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->signer.find('\x1b'), std::string::npos);
    EXPECT_EQ(form->signer.find("\xE2\x80\xAE"), std::string::npos) << "right-to-left override";
}

TEST(Trust, only_what_is_confirmed_or_vouched_for_is_signed_evidence)
{
    EXPECT_EQ(evidence_earned_by(Trust::signed_confirmed), checklist::Kind::signed_by_supplier);
    EXPECT_EQ(evidence_earned_by(Trust::signed_vouched), checklist::Kind::signed_by_supplier);
    EXPECT_EQ(evidence_earned_by(Trust::typed_from_scan), checklist::Kind::told_by_supplier);
    for (const Trust trust : {Trust::not_signed, Trust::signed_unconfirmed, Trust::altered, Trust::broken}) {
        EXPECT_FALSE(evidence_earned_by(trust).has_value());
    }
    EXPECT_EQ(trust_named(name_of(Trust::altered)), Trust::altered);
}

}  // namespace
}  // namespace asepsie::suppliers
