#include "interfaces/web/site/new_phrase.h"

#include <set>

namespace asepsie::web {
namespace {

using document::html::element;
using document::html::Name;
using document::html::Tag;

constexpr int tries_before_waiting = 5;
constexpr std::chrono::seconds wait{30};

std::string least(const Site& site, Word word)
{
    return site.say(word, {{"n", static_cast<std::int64_t>(application::least_passphrase_bytes)}, {"different", std::to_string(least_different_signs)}});
}

// What is said of a phrase while it is typed; the script shows one of them at a time.
Html strength_words(const Site& site)
{
    Html all;
    for (const auto& [name, word] : {std::pair("short", Word::strength_short), std::pair("fair", Word::strength_fair), std::pair("strong", Word::strength_strong)}) {
        all += element(Tag::span, {{Name::id, std::string("strength-") + name}, {Name::hidden, ""}}, Html::text(site.say(word)));
    }
    return element(Tag::p, {{Name::class_, "strength"}, {Name::role, "status"}}, all);
}

}  // namespace

Html new_phrase_fields(const Site& site, Word label, Word again, const std::string& filled)
{
    return field({"phrase", site.say(label), filled, least(site, Word::phrase_least), Input::new_passphrase, true}) + strength_words(site)
        + field({"again", site.say(again), filled, "", Input::new_passphrase, true});
}

std::optional<std::string> flaw_of_new_phrase(const Site& site, const Request& request)
{
    const std::string_view phrase = request.field("phrase");
    if (phrase.size() < application::least_passphrase_bytes || std::set<char>(phrase.begin(), phrase.end()).size() < least_different_signs) {
        return least(site, Word::phrase_too_short);
    }
    return phrase == request.field("again") ? std::nullopt : std::optional(site.say(Word::passphrase_differs));
}

bool Tries::must_wait(std::chrono::milliseconds since_boot) const { return m_failed >= tries_before_waiting && since_boot - m_last < wait; }

void Tries::failed(std::chrono::milliseconds since_boot)
{
    ++m_failed;
    m_last = since_boot;
}

Html print_gesture(const Site& site)
{
    return element(Tag::div, {{Name::class_, "gestures print-gesture"}},
        element(Tag::button, {{Name::type, "button"}, {Name::class_, "second print-page"}, {Name::hidden, ""}}, Html::text(site.say(Word::code_print)))
            + element(Tag::span, {{Name::class_, "hint"}}, Html::text(site.say(Word::code_print_hint))));
}

}  // namespace asepsie::web
