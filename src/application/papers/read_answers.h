// What a questionnaire that came back says, as the worker tells it to the program.
#pragma once

#include "domain/suppliers/request.h"
#include "foundation/worker/worker.h"

namespace asepsie::application {

struct ReadAnswers {
    suppliers::Form form = suppliers::Form::html;
    suppliers::Trust trust = suppliers::Trust::not_signed;
    std::string signer;      // as a certificate names it; empty where none does
    std::string vouched_by;  // who issued that certificate, where an authority we believe answers for it
    std::string code;        // to be read over the telephone; empty where nothing is signed
    std::map<std::string, std::string, std::less<>> fields;  // by name, of what was signed where something was
    std::vector<std::string> notes;  // what else is wrong or odd, as names: "later_form_values", "weak", "javascript"
};

inline constexpr std::string_view read_answers_task = "read_answers";

// anchors: certificates of authorities that are believed (PEM or DER), possibly none. The errors of the worker, and of what the bytes are no form of.
Result<ReadAnswers> read_answers(const worker::Asking& worker, std::string_view bytes, const std::vector<std::string>& anchors, Moment now);

// Between the two programs.
std::vector<std::string> to_parts(const ReadAnswers& answers);
Result<ReadAnswers> answers_in(const std::vector<std::string>& parts);

}  // namespace asepsie::application
