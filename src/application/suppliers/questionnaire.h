// The questionnaire one supplier is sent, as a document to be filled in: the same one as HTML and as PDF.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

// "general 2026-11, installation 2026-11": what an answer says it answers.
std::string version_of(const std::vector<const knowledge::Questionnaire*>& questionnaires);
// The questionnaires that a request named, as they are today.
std::vector<const knowledge::Questionnaire*> questionnaires_in(const suppliers::Request& request, const knowledge::Catalogue& catalogue);

// Whether the questions carry their numbers, or whatever shows them counts by itself.
enum class Numbering : std::uint8_t { in_labels, left_out };

// replies: what was answered last time, to be gone over rather than typed again.
document::Document questionnaire_document(const suppliers::Request& request, std::string_view practice, std::string_view supplier, const suppliers::Replies& replies, Numbering numbering,
    const PageSetting& setting);

// "52 questions, environ 40 minutes": what a supplier is asked for, before it opens anything.
std::string length_in_words(const std::vector<const knowledge::Questionnaire*>& questionnaires, std::size_t own_questions, const PageSetting& setting);

// The hidden fields that tie a form to its request.
std::vector<std::pair<std::string, std::string>> identity_of(const suppliers::Request& request);

// "oui", "24 heures", "16 mai 2027", the words of a choice, or the text: one answer in the reader's language.
std::string reply_in_words(const suppliers::Question& question, const suppliers::Reply& reply, const PageSetting& setting);
std::string figure_in_words(std::int64_t figure, std::string_view unit, const PageSetting& setting);

}  // namespace asepsie::application
