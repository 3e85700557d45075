#include "domain/manifest/comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace asepsie::manifest {
namespace {

class Matcher {
public:
    Matcher(const Manifest& before, const Manifest& after) : m_before(before), m_after(after) {}

    Comparison run()
    {
        merge();
        match_content(NameMatters::yes);
        match_content(NameMatters::no);
        match_rewritten();
        std::erase_if(m_found.removed, [&](std::size_t place) {
            const bool is_unseen = gap_around(m_after, m_before.entries[place].path) != nullptr;
            m_found.unseen += is_unseen ? 1 : 0;
            return is_unseen;
        });
        std::erase_if(m_found.added, [&](std::size_t place) {
            const bool was_unseen = gap_around(m_before, m_after.entries[place].path) != nullptr;
            m_found.unseen += was_unseen ? 1 : 0;
            return was_unseen;
        });
        const auto by_place = [](const Pair& a, const Pair& b) { return a.after < b.after; };
        std::sort(m_found.moved.begin(), m_found.moved.end(), by_place);
        std::sort(m_found.rewritten.begin(), m_found.rewritten.end(), by_place);
        return std::move(m_found);
    }

private:
    enum class NameMatters : std::uint8_t { yes, no };

    // Both are sorted alike.
    void merge()
    {
        std::size_t b = 0;
        std::size_t a = 0;
        while (b < m_before.entries.size() || a < m_after.entries.size()) {
            if (a == m_after.entries.size() || (b < m_before.entries.size() && comes_before(m_before.entries[b].path, m_after.entries[a].path))) {
                m_found.removed.push_back(b++);
            } else if (b == m_before.entries.size() || m_before.entries[b].path != m_after.entries[a].path) {
                m_found.added.push_back(a++);
            } else {
                judge_same_path({b++, a++});
            }
        }
    }

    void judge_same_path(const Pair& pair)
    {
        const Entry& before = m_before.entries[pair.before];
        const Entry& after = m_after.entries[pair.after];
        const bool is_same = before.kind == after.kind && before.size == after.size && before.sha256 == after.sha256;
        const bool looks_same = before.kind == after.kind && before.size == after.size && before.mtime_ns == after.mtime_ns;
        m_found.unchanged += is_same ? 1 : 0;
        if (!is_same) {
            (looks_same ? m_found.silent : m_found.changed).push_back(pair);
        }
    }

    // Takes the pairs out of what was removed and added: key gives for each side what must be equal.
    template <typename KeyBefore, typename KeyAfter>
    void match(std::vector<Pair>& pairs, KeyBefore key_before, KeyAfter key_after)
    {
        using Key = decltype(key_before(m_before.entries[0]));
        std::vector<std::pair<Key, std::size_t>> waiting;
        waiting.reserve(m_found.removed.size());
        for (const std::size_t place : m_found.removed) {
            waiting.emplace_back(key_before(m_before.entries[place]), place);
        }
        std::sort(waiting.begin(), waiting.end());
        std::map<Key, std::size_t> used;  // how many of the equal ones are taken
        std::vector<bool> is_taken(m_before.entries.size());
        std::erase_if(m_found.added, [&](std::size_t place) {
            const auto key = key_after(m_after.entries[place]);
            if (!key) {
                return false;
            }
            auto first = std::lower_bound(waiting.begin(), waiting.end(), *key, [](const auto& one, const Key& wanted) { return one.first < wanted; });
            if (first == waiting.end() || first->first != *key) {
                return false;
            }
            const auto next = static_cast<std::ptrdiff_t>(used[*key]);
            if (waiting.end() - first <= next || (first + next)->first != *key) {
                return false;
            }
            ++used[*key];
            is_taken[(first + next)->second] = true;
            pairs.push_back({(first + next)->second, place});
            return true;
        });
        std::erase_if(m_found.removed, [&](std::size_t place) { return is_taken[place]; });
    }

    void match_content(NameMatters name_matters)
    {
        using Key = std::tuple<EntryKind, crypto::Digest, std::int64_t, std::string_view>;
        const auto key = [&](const Entry& entry) { return Key(entry.kind, entry.sha256, entry.size, name_matters == NameMatters::yes ? name_in(entry.path) : std::string_view{}); };
        match(m_found.moved, key, [&](const Entry& entry) { return entry.size > 0 ? std::optional(key(entry)) : std::nullopt; });
    }

    void match_rewritten()
    {
        using Key = std::pair<std::string_view, std::uint64_t>;  // a folder or path, and an inode
        const auto whole = [](const Entry& entry) { return Key(entry.path, 0); };
        const auto without_last_ending = [](const Entry& entry) -> std::optional<Key> {
            const std::string_view stem = stem_of(entry.path);
            return stem.size() == entry.path.size() ? std::nullopt : std::optional(Key(stem, 0));
        };
        match(m_found.rewritten, whole, without_last_ending);  // bilan.pdf becomes bilan.pdf.locked
        const auto inode = [](const Entry& entry) { return Key(folder_of(entry.path), entry.inode); };
        match(m_found.rewritten, inode, [&](const Entry& entry) { return entry.inode != 0 ? std::optional(inode(entry)) : std::nullopt; });
        const auto stem = [](const Entry& entry) { return Key(stem_of(entry.path), 0); };
        match(m_found.rewritten, stem, without_last_ending);  // bilan.pdf becomes bilan.locked
    }

    // The path without the last ending of its name.
    static std::string_view stem_of(std::string_view path)
    {
        const std::size_t start = path.size() - name_in(path).size();
        const std::size_t dot = path.rfind('.');
        return dot == std::string_view::npos || dot <= start ? path : path.substr(0, dot);
    }

    const Manifest& m_before;
    const Manifest& m_after;
    Comparison m_found;
};

}  // namespace

Comparison compare(const Manifest& before, const Manifest& after) { return Matcher(before, after).run(); }

}  // namespace asepsie::manifest
