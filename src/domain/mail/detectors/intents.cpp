#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <set>
#include <string>
#include <vector>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_common_words = 2;   // different phrases that honest mail says too
constexpr std::uint32_t near_bytes = 800;  // of each other
constexpr std::size_t short_text_bytes = 4'000;
constexpr std::size_t most_shown = 3;

struct Heard {
    std::set<std::uint32_t> strong;  // phrases
    std::set<std::uint32_t> common;
    bool is_in_subject = false;
    bool is_clear_alone = false;
    std::uint32_t last_common = 0;  // where the last one was said
    std::uint32_t common_end = 0;   // and where it ended, in the text that is listened to
    bool is_close = false;          // two common ones near each other
    std::string words;
    std::size_t shown = 0;
    Where where = Where::text;
};

void listen(const std::vector<Said>& said, std::string_view text, Where where, std::vector<Heard>& heard)
{
    for (Heard& one : heard) {
        one.common_end = 0;
    }
    for (const Said& one : said) {
        if (!one.is_intent()) {
            continue;
        }
        Heard& intent = heard[one.index];
        const std::string_view words = text.substr(one.begin, one.end - one.begin);
        if (intent.words.empty()) {
            intent.where = where;
        }
        if (one.kind != Said::Kind::common_intent) {
            intent.strong.insert(one.phrase);
            intent.is_clear_alone = intent.is_clear_alone || one.kind == Said::Kind::lone_intent;
            intent.is_in_subject = intent.is_in_subject || where == Where::subject;
        } else if (one.begin >= intent.common_end && intent.common.insert(one.phrase).second) {
            // "votre abonnement" and the "abonnement" in it are said once.
            intent.common_end = one.end;
            intent.is_close = intent.is_close || (intent.common.size() > 1 && (where == Where::subject || one.begin - intent.last_common < near_bytes));
            intent.last_common = one.begin;
        } else {
            continue;
        }
        if (intent.shown < most_shown && intent.words.find(words) == std::string::npos) {
            intent.words += (intent.words.empty() ? "" : " … ") + std::string(words);
            ++intent.shown;
        }
    }
}

}  // namespace

// What the words ask for: one sign for each intent of knowledge/intents.
void intents(Look& look)
{
    const auto& catalogue = look.lexicon().catalogue();
    std::vector<Heard> heard(catalogue.intents.size());
    listen(look.said_in_subject(), look.message().subject, Where::subject, heard);
    listen(look.said_in_text(), look.message().text, Where::text, heard);
    listen(look.said_in_attached(), look.message().attached_text, Where::attachment, heard);
    // A long newsletter speaks of everything; frauds are short.
    const bool is_short = look.message().text.size() <= short_text_bytes;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const Heard& one = heard[i];
        const std::string_view sign = catalogue.mail_signs[catalogue.intents[i].sign].id;
        const bool is_clear = one.is_clear_alone || one.strong.size() >= 2 || one.is_in_subject || (!one.strong.empty() && !one.common.empty());
        if (is_clear) {
            look.found(sign, one.where, one.words);
        } else if (!one.strong.empty()) {
            look.found(sign, one.where, one.words, "", Strength::faint);
        } else if (one.common.size() >= least_common_words && one.is_close && is_short) {
            look.found(sign, one.where, one.words, "", Strength::slight);
        }
    }
}

}  // namespace asepsie::mail::detectors
