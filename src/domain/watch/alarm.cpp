#include "domain/watch/alarm.h"

#include "domain/manifest/manifest.h"

#include <algorithm>

namespace asepsie::watch {
namespace {

using manifest::ContentKind;

std::string ending_of(std::string_view path) { return manifest::extension_of(path); }

// "scan.pdf.locked" comes after "scan.pdf"; "scan.locked" too, for the name without its ending is kept.
bool is_reborn_as(std::string_view old_path, std::string_view new_path)
{
    if (new_path.size() > old_path.size() && new_path.starts_with(old_path)) {
        return true;
    }
    const std::size_t dot = old_path.rfind('.');
    const std::size_t new_dot = new_path.rfind('.');
    const bool have_endings = dot != std::string_view::npos && new_dot != std::string_view::npos && old_path.find('/', dot) == std::string_view::npos && new_path.find('/', new_dot) == std::string_view::npos;
    return have_endings && old_path.substr(0, dot) == new_path.substr(0, new_dot);
}

template <typename Element>
void push_within_limit(std::deque<Element>& queue, Element element, std::size_t most)
{
    queue.push_back(std::move(element));
    if (queue.size() > most) {
        queue.pop_front();
    }
}

}  // namespace

// ---- what is known ----

void Alarm::learn(const std::string& path, const Content& content, Ending ending)
{
    const auto known = m_known.find(path);
    if (known != m_known.end()) {
        // Emptied, it will be written anew: what it held before is what counts then.
        if (content.traits.kind != ContentKind::empty) {
            known->second.content = content;
        }
        return;
    }
    if (m_known.size() >= m_most_known) {
        return;
    }
    m_known.emplace(path, Known{content, ending});
    if (ending == Ending::counted) {
        ++m_endings[ending_of(path)];
    }
}

std::optional<Content> Alarm::forget(const std::string& path)
{
    const auto known = m_known.find(path);
    if (known == m_known.end()) {
        return std::nullopt;
    }
    const Known forgotten = known->second;
    m_known.erase(known);
    const auto ending = m_endings.find(ending_of(path));
    if (forgotten.ending == Ending::counted && ending != m_endings.end() && --ending->second == 0) {
        m_endings.erase(ending);
    }
    return forgotten.content;
}

std::vector<std::string> Alarm::known_below(const std::string& folder) const
{
    std::vector<std::string> paths;
    const std::string start = folder + "/";
    for (auto known = m_known.lower_bound(start); known != m_known.end() && known->first.starts_with(start); ++known) {
        paths.push_back(known->first);
    }
    return paths;
}

void Alarm::folder_renamed(const std::string& from, const std::string& to)
{
    for (const std::string& path : known_below(from)) {
        auto moved = m_known.extract(path);
        moved.key() = to + path.substr(from.size());
        forget(moved.key());  // a folder takes the place of an empty one alone: there is seldom any
        m_known.insert(std::move(moved));
    }
}

// ---- signs ----

std::optional<Raised> Alarm::decoy(const std::string& path) const
{
    return m_decoys.contains(path) ? std::optional(Raised{Sign::decoy_touched, {path}}) : std::nullopt;
}

std::optional<Raised> Alarm::decoy_of(const std::string& from, const std::string& to) const
{
    auto raised = decoy(to);
    return raised ? raised : decoy(from);
}

std::optional<Raised> Alarm::count(std::deque<Counted>& signs, Sign sign, const std::string& path, std::size_t enough, Instant at)
{
    while (!signs.empty() && at - signs.front().at > within) {
        signs.pop_front();
    }
    if (std::none_of(signs.begin(), signs.end(), [&](const Counted& one) { return one.path == path; })) {
        push_within_limit(signs, {path, at}, most_counted);
    }
    if (signs.size() < enough) {
        return std::nullopt;
    }
    Raised raised{sign, {}};
    for (const Counted& one : signs) {
        raised.files.push_back(one.path);
    }
    return raised;
}

const Content* Alarm::predecessor_of(const std::string& path, Instant at) const
{
    for (auto gone = m_gone.rbegin(); gone != m_gone.rend() && at - gone->at <= reborn_within; ++gone) {
        if (is_reborn_as(gone->path, path)) {
            return &gone->content;
        }
    }
    return nullptr;
}

// The new file that came in its place before it went; null where there is none.
const std::string* Alarm::heir_of(const std::string& path, const Content& content, Instant at) const
{
    for (auto fresh = m_fresh.rbegin(); fresh != m_fresh.rend() && at - fresh->at <= reborn_within; ++fresh) {
        const auto known = m_known.find(fresh->path);
        if (known != m_known.end() && is_reborn_as(path, fresh->path) && became_unreadable(content, known->second.content)) {
            return &fresh->path;
        }
    }
    return nullptr;
}

void Alarm::remember_gone(const std::string& path, const Content& content, Instant at) { push_within_limit(m_gone, {path, content, at}, most_remembered); }

// An ending that none had before.
bool Alarm::is_new_ending(const std::string& from, const std::string& to) const
{
    const std::string ending = ending_of(to);
    return !ending.empty() && ending != ending_of(from) && !m_endings.contains(ending);
}

// Many files get it one after the other.
std::optional<Raised> Alarm::got_ending(const std::string& to, Instant at)
{
    const std::string ending = ending_of(to);
    std::erase_if(m_renamed, [&](const auto& counted) { return counted.second.empty() || at - counted.second.back().at > within; });
    if (m_renamed.size() >= most_endings_counted && !m_renamed.contains(ending)) {
        m_renamed.erase(std::min_element(m_renamed.begin(), m_renamed.end(), [](const auto& a, const auto& b) { return a.second.back().at < b.second.back().at; }));
    }
    return count(m_renamed[ending], Sign::renamed, to, renamed_that_alarm, at);
}

void Alarm::forget_signs()
{
    m_unreadable.clear();
    m_renamed.clear();
}

// ---- what happens ----

std::optional<Raised> Alarm::written(const std::string& path, const Content& now, Instant at)
{
    if (auto raised = decoy(path)) {
        return raised;
    }
    const auto known = m_known.find(path);
    const Content* before = known == m_known.end() ? predecessor_of(path, at) : &known->second.content;
    const bool is_lost = before != nullptr && became_unreadable(*before, now);
    if (before == nullptr && may_be_unreadable(now)) {
        push_within_limit(m_fresh, {path, at}, most_remembered);
    }
    // Lost, it is known as it is now: written over once more, or looked at again, it is no new loss.
    learn(path, now, Ending::counted);
    return is_lost ? lost(path, at) : std::nullopt;
}

std::optional<Raised> Alarm::gone(const std::string& path, Instant at)
{
    if (auto raised = decoy(path)) {
        return raised;
    }
    const auto content = forget(path);
    if (!content) {
        return std::nullopt;
    }
    remember_gone(path, *content, at);
    const std::string* heir = heir_of(path, *content, at);
    return heir != nullptr ? lost(*heir, at) : std::nullopt;
}

std::optional<Raised> Alarm::renamed(const std::string& from, const std::string& to, const Content& now, Instant at)
{
    if (auto raised = decoy_of(from, to)) {
        return raised;
    }
    const auto replaced = forget(to);
    const auto before = forget(from);
    if (!before) {  // from elsewhere
        if (replaced) {
            learn(to, *replaced, Ending::counted);
        }
        return written(to, now, at);
    }
    remember_gone(from, *before, at);
    const bool is_new = is_new_ending(from, to);
    learn(to, now, is_new ? Ending::suspected : Ending::counted);
    if (became_unreadable(*before, now) || (replaced && became_unreadable(*replaced, now))) {
        return lost(to, at);
    }
    return is_new ? got_ending(to, at) : std::nullopt;
}

std::optional<Raised> Alarm::renamed_unseen(const std::string& from, const std::string& to, Instant at)
{
    if (auto raised = decoy_of(from, to)) {
        return raised;
    }
    if (const auto before = forget(from)) {
        remember_gone(from, *before, at);
        forget(to);
        learn(to, *before, is_new_ending(from, to) ? Ending::suspected : Ending::counted);
    }
    return std::nullopt;
}

}  // namespace asepsie::watch
