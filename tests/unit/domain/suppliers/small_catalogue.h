// A few questions about backups and certificates, two clauses, one rule each: enough to judge answers by.
#pragma once

#include "domain/suppliers/request.h"

namespace asepsie::suppliers::small {

inline Date day(int year, unsigned month, unsigned d) { return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(d)}; }
inline const Date today = day(2026, 11, 25);

inline const knowledge::Catalogue& catalogue()
{
    static const std::array<knowledge::Rule, 2> rules = [] {
        std::array<knowledge::Rule, 2> made;
        made[0].id = "backup_tested";
        made[1].id = "health_hosting_certified";
        return made;
    }();
    static const std::array<knowledge::Check, 1> checks = [] {
        std::array<knowledge::Check, 1> made;
        made[0].id = "backup_fresh";
        return made;
    }();
    static const std::array<knowledge::Choice, 2> countries{knowledge::Choice{"eea", {"EEE", "EEA"}, knowledge::Worth::good}, knowledge::Choice{"outside_eea", {"hors EEE", "outside"}, knowledge::Worth::red_flag}};
    static const std::array<std::string_view, 2> if_done{"yes", "partly"};
    static const std::array<std::uint16_t, 1> seen_by{0};
    static const std::array<knowledge::Question, 8> questions = [] {
        std::array<knowledge::Question, 8> made;
        made[0].id = "backup_daily";
        made[0].essential = true;
        made[0].may_not_apply = true;
        made[0].contradicted_by = seen_by;
        made[1].id = "recovery_time_hours";
        made[1].kind = knowledge::AnswerKind::figure;
        made[1].unit = "hours";
        made[1].figure = {{}, 24, {}, 72};
        made[1].may_not_apply = true;
        made[1].asked_if = "backup_daily";
        made[1].asked_values = if_done;
        made[2].id = "restoration_tested_on";
        made[2].kind = knowledge::AnswerKind::date;
        made[2].date = {180, {}};
        made[2].never = knowledge::Worth::red_flag;
        made[3].id = "hosting_country";
        made[3].compares = knowledge::Compared::storage_place;
        made[3].kind = knowledge::AnswerKind::choice;
        made[3].choices = countries;
        made[3].rule = 1;
        made[3].clause = 1;
        made[4].id = "hds_certificate_end";
        made[4].compares = knowledge::Compared::certificate_end;
        made[4].kind = knowledge::AnswerKind::date;
        made[4].date = {{}, 30};
        made[4].essential = true;
        made[4].rule = 1;
        made[4].clause = 1;
        made[5].id = "hds_activity_backup";
        made[5].compares = knowledge::Compared::certificate_backup;
        made[5].rule = 1;
        made[5].clause = 1;
        made[5].may_not_apply = true;
        made[6].id = "logs_kept_months";
        made[6].kind = knowledge::AnswerKind::figure;
        made[6].unit = "months";
        made[6].figure = {6, 12, 3, 36};
        made[7].id = "service_backup_isolated";
        made[7].compares = knowledge::Compared::backups_kept;
        made[7].formerly = "backup_far_and_apart";
        return made;
    }();
    static const std::array<std::uint16_t, 8> order{0, 1, 2, 3, 4, 5, 6, 7};
    static const std::array<knowledge::QuestionSection, 1> sections{knowledge::QuestionSection{{"s", "s"}, order}};
    static const std::array<knowledge::Questionnaire, 2> questionnaires = [] {
        std::array<knowledge::Questionnaire, 2> made;
        made[0].id = "general";
        made[0].number = 1;
        made[0].activities = knowledge::all_activities;
        made[0].sections = sections;
        made[1].id = "online-service";
        made[1].number = 2;
        made[1].activities = std::span(knowledge::all_activities).subspan(3);
        return made;
    }();
    static const std::array<knowledge::Clause, 2> clauses = [] {
        std::array<knowledge::Clause, 2> made;
        made[0].id = "recovery_delay";
        made[1].id = "data_location_eea";
        made[1].activities = std::span(knowledge::all_activities).subspan(3);
        made[1].always = true;
        return made;
    }();
    static const knowledge::Catalogue whole = [] {
        knowledge::Catalogue made;
        made.rules = rules;
        made.checks = checks;
        made.questions = questions;
        made.questionnaires = questionnaires;
        made.clauses = clauses;
        return made;
    }();
    return whole;
}

inline std::vector<const knowledge::Questionnaire*> general() { return {&catalogue().questionnaires[0]}; }

inline Verdict verdict_on(std::string_view question, const Replies& replies)
{
    for (const Assessment& assessment : assess(catalogue(), general(), replies, today)) {
        if (assessment.question->id == question) {
            return assessment.verdict;
        }
    }
    return Verdict::not_asked;
}

inline Replies replies(std::initializer_list<std::pair<const char*, const char*>> values)
{
    Replies made;
    for (const auto& [question, value] : values) {
        made[question].value = value;
    }
    return made;
}

}  // namespace asepsie::suppliers::small
