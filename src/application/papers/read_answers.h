// What a questionnaire that came back says, as the worker tells it to the program.
#pragma once

#include "domain/suppliers/request.h"
#include "foundation/worker/worker.h"

namespace asepsie::application {

// What else is wrong or odd about the file. Each has its words: knowledge/words, "note_…".
enum class Note : std::uint8_t {
    weak,
    certificate_out_of_date,
    timestamped,
    other_signer,  // somebody else signed too, after the answers
    encrypted,
    needs_password,
    javascript,
    other_action,
    web_link,
    attachment,
    xfa,
    repaired,
    without_form,
    odd_structure,
    differing_values,
    foreign_choice,
    unsafe_text,
    cut_short,
    later_signing_data,
    later_form_values,
    later_annotations,
    later_anything,
    later_bytes,
    not_accepted,
    differing_look,  // what is seen is not what was read
    foreign_fields,  // answers to what was not asked, left out
    other_version,
    other_form,      // the page that came back is none of those that were made
};
std::string_view name_of(Note note);
std::optional<Note> note_named(std::string_view name);

struct ReadAnswers {
    suppliers::Form form = suppliers::Form::html;
    suppliers::Trust trust = suppliers::Trust::not_signed;
    std::string signer;      // as a certificate names it; empty where none does
    std::string vouched_by;  // who issued that certificate, where an authority we believe answers for it
    std::string code;        // to be read over the telephone; empty where nothing is signed
    std::map<std::string, std::string, std::less<>> fields;  // by name, of what was signed where something was; none in a page that nobody filled in
    std::vector<Note> notes{};  // each once
    std::string revision{};     // SHA-256, in hexadecimal, over what was signed and by which key or certificate; empty where nothing was
    std::optional<Moment> signed_at{};  // by a certificate's signature: the earliest that it says, or that a timestamp we believe says
    std::string page{};         // the fingerprint of the form in a page (document::form_fingerprint)
};

inline constexpr std::string_view read_answers_task = "read_answers";

// anchors: certificates of authorities that are believed (PEM or DER), possibly none. The errors of the worker, and of what the bytes are no form of.
Result<ReadAnswers> read_answers(const worker::Asking& worker, std::string_view bytes, const std::vector<std::string>& anchors, Moment now);

// Between the two programs. malformed where it is nothing that to_parts writes, or claims what no such file can earn: the worker may have been taken over by what it read.
enum class Authorities : std::uint8_t { none, some };  // that it was told to believe
std::vector<std::string> to_parts(const ReadAnswers& answers);
Result<ReadAnswers> answers_in(const std::vector<std::string>& parts, Authorities authorities);

}  // namespace asepsie::application
