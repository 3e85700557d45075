#include "application/practice/phones.h"

#include "application/standing_words.h"
#include "application/practice/page_words.h"
#include "application/practice/practice_changes.h"
#include "domain/words/say.h"

#include <algorithm>

namespace asepsie::application {
namespace {

using checklist::Answer;
using document::Tone;
using practice::Entry;
using words::Word;

std::string title_of(const PhoneLook& look, const PageSetting& setting, knowledge::Language language)
{
    return words::say_named(setting.catalogue, "phone_" + std::string(look.name) + "_title", language);
}

// Worse ones first. Not to know is worse than a yes.
int badness(Answer answer)
{
    switch (answer) {
    case Answer::no: return 4;
    case Answer::partly: return 3;
    case Answer::unknown: return 2;
    case Answer::yes: return 1;
    case Answer::not_for_us: return 0;
    }
    return 0;
}

// What is known of one device: its worst answer to the looks at one rule, and whether any of them is missing.
struct DeviceStanding {
    Answer worst = Answer::not_for_us;
    bool is_whole = true;
};

DeviceStanding stand_device(const Entry& device, std::string_view rule, const std::vector<KeptEvidence>& evidence, const PageSetting& setting)
{
    DeviceStanding standing;
    for (const PhoneLook& look : phone_looks) {
        if (look.rule != rule) {
            continue;
        }
        const auto answer = answer_to(look, device, evidence, setting);
        standing.is_whole = standing.is_whole && answer.has_value();
        standing.worst = answer && badness(*answer) > badness(standing.worst) ? *answer : standing.worst;
    }
    return standing;
}

// The practice's own answer: that of its worst device, with the devices it is due to.
Declaration answer_of_all(const std::vector<Entry>& phones, std::string_view rule, const std::vector<KeptEvidence>& evidence, const PageSetting& setting)
{
    Answer worst = Answer::not_for_us;
    facts::FactList weakest;
    facts::FactList left;
    for (const Entry& phone : phones) {
        const DeviceStanding standing = stand_device(phone, rule, evidence, setting);
        if (badness(standing.worst) > badness(worst)) {
            worst = standing.worst;
            weakest.clear();
        }
        if (standing.worst == worst) {
            weakest.push_back(phone.name);
        }
        if (!standing.is_whole) {
            left.push_back(phone.name);
        }
    }
    const auto listed = [&](const facts::FactList& names) { return words::show_list(setting.catalogue, names, setting.language); };
    if (badness(worst) >= badness(Answer::partly)) {
        return {worst, "", say(setting, Word::phones_weakest, {{"names", listed(weakest)}}), std::nullopt};
    }
    if (!left.empty()) {
        return {Answer::unknown, "", say(setting, Word::phones_left, {{"names", listed(left)}}), std::nullopt};
    }
    return {worst, "", say(setting, Word::phones_all_well, {{"n", static_cast<std::int64_t>(phones.size())}}), std::nullopt};
}

document::StatusLine line_of(const Entry& device, const std::vector<KeptEvidence>& evidence, const PageSetting& setting)
{
    std::string_view next = phone_looks.front().name;
    std::int64_t answered = 0;
    Answer worst = Answer::not_for_us;
    facts::FactList due;
    for (auto look = phone_looks.rbegin(); look != phone_looks.rend(); ++look) {
        const auto answer = answer_to(*look, device, evidence, setting);
        if (!answer) {
            next = look->name;
            continue;
        }
        ++answered;
        worst = badness(*answer) > badness(worst) ? *answer : worst;
        if (badness(*answer) >= badness(Answer::unknown)) {
            due.insert(due.begin(), title_of(*look, setting, setting.language));
        }
    }
    document::StatusLine line{Tone::unknown, tone_word(setting.catalogue, Tone::unknown, setting.language), "**" + device.name + "**, " + words::say_named(setting.catalogue, "kind_" + device.kind, setting.language), "",
        "/phones/" + std::to_string(device.id) + "/" + std::string(next), ""};
    const auto of = static_cast<std::int64_t>(phone_looks.size());
    line.aside = answered == 0 ? say(setting, Word::phones_not_looked) : answered < of ? say(setting, Word::phones_partly_looked, {{"n", answered}, {"of", std::to_string(of)}}) : say(setting, Word::phones_well);
    if (!due.empty()) {
        const bool is_to_do = badness(worst) >= badness(Answer::partly);
        line.below = say(setting, is_to_do ? Word::phones_to_do : Word::phones_doubt, {{"what", words::show_list(setting.catalogue, due, setting.language)}});
        line.aside = answered == of ? "" : line.aside;
        line.tone = is_to_do ? Tone::to_do : Tone::unknown;
    } else if (answered == of) {
        line.tone = Tone::in_order;
    }
    line.word = tone_word(setting.catalogue, line.tone, setting.language);
    return line;
}

}  // namespace

std::vector<Entry> phones_among(const std::vector<Entry>& devices, Date today)
{
    std::vector<Entry> phones;
    std::copy_if(devices.begin(), devices.end(), std::back_inserter(phones), [&](const Entry& device) { return (device.kind == "phone" || device.kind == "tablet") && !device.is_gone(today); });
    return phones;
}

std::optional<Answer> answer_to(const PhoneLook& look, const Entry& device, const std::vector<KeptEvidence>& evidence, const PageSetting& setting)
{
    // The reader may have answered in the other language.
    const std::string french = title_of(look, setting, knowledge::Language::french);
    const std::string english = title_of(look, setting, knowledge::Language::english);
    const auto found = std::find_if(evidence.rbegin(), evidence.rend(), [&](const KeptEvidence& kept) {
        const checklist::Evidence& piece = kept.evidence;
        return piece.kind == checklist::Kind::declared && piece.rule == look.rule && piece.by == device.name && (piece.note == french || piece.note == english);
    });
    return found == evidence.rend() || found->evidence.holds_to < setting.today ? std::nullopt : std::optional(found->evidence.answer);
}

Result<Done> answer_look(PracticeFile& file, const PhoneLook& look, const Entry& device, Answer answer, const PageSetting& setting, Moment now)
{
    const knowledge::Rule* rule = setting.catalogue.rule(look.rule);
    ASSERT(rule != nullptr);
    TRY(answer_rule(file, setting.catalogue, *rule, {answer, device.name, title_of(look, setting, setting.language), std::nullopt}, now));
    const std::vector<Entry> devices = TRY(file.entries(Register::device, setting.today));
    const std::vector<KeptEvidence> evidence = TRY(file.evidence());
    return answer_rule(file, setting.catalogue, *rule, answer_of_all(phones_among(devices, setting.today), look.rule, evidence, setting), now);
}

document::Document phones_page(const std::vector<Entry>& devices, const std::vector<KeptEvidence>& evidence, const PageSetting& setting)
{
    document::Document page;
    page.language = setting.language == knowledge::Language::french ? "fr" : "en";
    page.title = say(setting, Word::phones_title);
    page.add(document::Heading{1, page.title});
    const std::vector<Entry> phones = phones_among(devices, setting.today);
    page.add(document::Paragraph{say(setting, phones.empty() ? Word::phones_none : Word::phones_lead)});
    for (const Entry& phone : phones) {
        page.add(line_of(phone, evidence, setting));
    }
    if (!phones.empty()) {
        page.add(document::Aside{say(setting, Word::phones_worst)});
    }
    return page;
}

}  // namespace asepsie::application
