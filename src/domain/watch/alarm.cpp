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

}  // namespace

bool became_unreadable(const Content& before, const Content& now)
{
    // What was unknown, empty or locked before says nothing when it looks like chance.
    const bool was_known = before.traits.kind != ContentKind::unknown && before.traits.kind != ContentKind::empty && before.traits.kind != ContentKind::locked;
    return was_known && manifest::looks_encrypted(now.traits, now.bytes);
}

void Alarm::learn(const std::string& path, const Content& content)
{
    if (m_known.insert_or_assign(path, content).second) {
        ++m_endings[ending_of(path)];
    }
}

void Alarm::know(const std::string& path, const Content& content) { learn(path, content); }

std::optional<Raised> Alarm::decoy(const std::string& path) const
{
    return m_decoys.contains(path) ? std::optional(Raised{Sign::decoy_touched, {path}}) : std::nullopt;
}

std::optional<Raised> Alarm::count(std::deque<Counted>& signs, Sign sign, const std::string& path, std::size_t enough, Instant at)
{
    while (!signs.empty() && at - signs.front().at > within) {
        signs.pop_front();
    }
    if (std::none_of(signs.begin(), signs.end(), [&](const Counted& one) { return one.path == path; })) {
        signs.push_back({path, at});
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

std::optional<Raised> Alarm::written(const std::string& path, const Content& now, Instant at)
{
    if (auto raised = decoy(path)) {
        return raised;
    }
    const auto known = m_known.find(path);
    const Content* before = known == m_known.end() ? predecessor_of(path, at) : &known->second;
    const bool is_lost = before != nullptr && became_unreadable(*before, now);
    if (is_lost) {
        // What it held is remembered: written over once more it is the same loss, and a second time no new one.
        return count(m_unreadable, Sign::unreadable, path, files_that_alarm, at);
    }
    if (before == nullptr && manifest::looks_encrypted(now.traits, now.bytes)) {
        m_fresh.push_back({path, at});
        if (m_fresh.size() > most_remembered) {
            m_fresh.pop_front();
        }
    }
    learn(path, now);
    return std::nullopt;
}

// The new file that came in its place before it went; null where there is none.
const std::string* Alarm::heir_of(const std::string& path, const Content& lost, Instant at) const
{
    for (auto fresh = m_fresh.rbegin(); fresh != m_fresh.rend() && at - fresh->at <= reborn_within; ++fresh) {
        const auto known = m_known.find(fresh->path);
        if (known != m_known.end() && is_reborn_as(path, fresh->path) && became_unreadable(lost, known->second)) {
            return &fresh->path;
        }
    }
    return nullptr;
}

std::optional<Raised> Alarm::gone(const std::string& path, Instant at)
{
    if (auto raised = decoy(path)) {
        return raised;
    }
    const auto known = m_known.find(path);
    if (known == m_known.end()) {
        return std::nullopt;
    }
    const Content lost = known->second;
    m_known.erase(known);
    m_gone.push_back({path, lost, at});
    if (m_gone.size() > most_remembered) {
        m_gone.pop_front();
    }
    if (const std::string* heir = heir_of(path, lost, at)) {
        return count(m_unreadable, Sign::unreadable, *heir, files_that_alarm, at);
    }
    return std::nullopt;
}

// An ending that many files get one after the other and that none had before.
std::optional<Raised> Alarm::got_ending(const std::string& from, const std::string& to, Instant at)
{
    const std::string ending = ending_of(to);
    const bool is_new = !ending.empty() && ending != ending_of(from) && !m_endings.contains(ending);
    return is_new ? count(m_renamed[ending], Sign::renamed, to, renamed_that_alarm, at) : std::nullopt;
}

std::optional<Raised> Alarm::renamed(const std::string& from, const std::string& to, const Content& now, Instant at)
{
    if (auto raised = decoy(from)) {
        return raised;
    }
    const auto known = m_known.find(from);
    if (known == m_known.end()) {
        return written(to, now, at);  // a program that saves under another name first
    }
    const Content before = known->second;
    m_known.erase(known);
    if (became_unreadable(before, now)) {
        return count(m_unreadable, Sign::unreadable, to, files_that_alarm, at);
    }
    auto raised = got_ending(from, to, at);
    const std::string ending = ending_of(to);
    const bool is_counting = m_renamed.contains(ending) && !m_endings.contains(ending);
    m_known.insert_or_assign(to, now);
    if (!is_counting) {
        ++m_endings[ending];
    }
    return raised;
}

void Alarm::forget_signs()
{
    m_unreadable.clear();
    m_renamed.clear();
}

}  // namespace asepsie::watch
