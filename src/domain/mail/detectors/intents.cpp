#include "domain/mail/look/look.h"

#include "domain/mail/detectors/all.h"

#include <set>
#include <string>
#include <vector>

namespace asepsie::mail::detectors {
namespace {

constexpr std::size_t least_common = 2;   // different phrases that honest mail says too
constexpr std::size_t most_shown = 3;

struct Heard {
    std::size_t strong = 0;
    std::set<std::uint32_t> common;  // phrases
    std::string words;
    std::size_t shown = 0;
    Where where = Where::text;
};

void listen(const std::vector<Said>& said, std::string_view text, Where where, std::vector<Heard>& heard)
{
    for (const Said& one : said) {
        if (one.kind != Said::Kind::intent && one.kind != Said::Kind::common_intent) {
            continue;
        }
        Heard& intent = heard[one.index];
        const std::string_view words = text.substr(one.begin, one.end - one.begin);
        if (intent.words.empty()) {
            intent.where = where;
        }
        if (one.kind == Said::Kind::intent) {
            ++intent.strong;
        } else if (!intent.common.insert(one.phrase).second) {
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
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const Heard& one = heard[i];
        const std::string_view sign = catalogue.mail_signs[catalogue.intents[i].sign].id;
        if (one.strong > 0) {
            look.found(sign, one.where, one.words);
        } else if (one.common.size() >= least_common) {
            look.found(sign, one.where, one.words, "", Strength::faint);
        }
    }
}

}  // namespace asepsie::mail::detectors
