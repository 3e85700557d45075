// What all pages of a practice say with: words in the reader's language, dates, who said what. For the pages themselves.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/standing_words.h"
#include "domain/words/say.h"

namespace asepsie::application {

using words::Word;

std::string say(const PageSetting& setting, Word word, std::initializer_list<words::Gap> gaps = {});
std::string named(const PageSetting& setting, std::string_view prefix, std::string_view name, std::initializer_list<words::Gap> gaps = {});
std::string date(const PageSetting& setting, Date day);
// "Label: value".
std::string labelled(const PageSetting& setting, std::string label, std::string value);
std::string threat_in_words(knowledge::Threat threat, const PageSetting& setting);
std::string title_of(const knowledge::Rule& rule, const PageSetting& setting);
std::string tone_word(document::Tone tone, const PageSetting& setting);
// "vu sur accueil le 23 novembre 2026".
std::string said_by(const checklist::Evidence& evidence, const PageSetting& setting);
std::string computer_in_words(std::string_view computer, const PageSetting& setting);
// What the rule says to this very profession; empty where nothing.
std::string profession_word(const knowledge::Rule& rule, const PracticeView& view, const PageSetting& setting);
std::vector<std::string> steps_of(const knowledge::Rule& rule, const PageSetting& setting);

// An empty page with its title; marks in it are read in the heading, and left out of the page's name.
document::Document page_of(const PageSetting& setting, const std::string& title);
// Who left, and the question that comes with it; nothing where nobody did.
void add_leavers(document::Document& page, const PracticeView& view, const PageSetting& setting);

}  // namespace asepsie::application
