#include "domain/mail/lexicon/phrase_tree.h"

#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::mail {
namespace {

constexpr std::uint64_t any_word = 1;
constexpr std::uint64_t any_figure = 2;

// Never 0, which marks an empty slot.
std::uint64_t key_of(std::uint32_t node, std::uint64_t mark)
{
    std::uint64_t key = mark + 0x9E3779B97F4A7C15ULL * (node + 1ULL);
    key ^= key >> 29U;
    key *= 0xBF58476D1CE4E5B9ULL;
    key ^= key >> 32U;
    return key | 1U;
}

}  // namespace

void PhraseTree::add(std::string_view phrase, std::uint32_t tag)
{
    std::vector<std::uint32_t> ends{0};
    while (!phrase.empty()) {
        const bool is_choice = phrase.front() == '(';
        const std::size_t end = is_choice ? phrase.find(')') : phrase.find('(');
        const std::string_view piece = phrase.substr(is_choice ? 1 : 0, end == std::string_view::npos ? end : end - (is_choice ? 1U : 0U));
        phrase.remove_prefix(end == std::string_view::npos ? phrase.size() : end + (is_choice ? 1U : 0U));
        std::vector<std::uint32_t> next_ends;
        for (const std::string_view way : is_choice ? text::split(piece, '|') : std::vector<std::string_view>{piece}) {
            const std::vector<std::uint32_t> reached = extended(ends, way);
            next_ends.insert(next_ends.end(), reached.begin(), reached.end());
        }
        // Ways that lead to the same place are one: "(compte|comptes)".
        std::sort(next_ends.begin(), next_ends.end());
        next_ends.erase(std::unique(next_ends.begin(), next_ends.end()), next_ends.end());
        ends = std::move(next_ends);
    }
    for (const std::uint32_t node : ends) {
        if (node != 0) {
            m_tags.push_back({tag, m_nodes[node].first_tag});
            m_nodes[node].first_tag = static_cast<std::uint32_t>(m_tags.size() - 1);
        }
    }
}

std::vector<std::uint32_t> PhraseTree::extended(std::vector<std::uint32_t> nodes, std::string_view phrase)
{
    const auto step = [&](std::uint64_t mark) {
        for (std::uint32_t& node : nodes) {
            m_nodes[node].takes_any = m_nodes[node].takes_any || mark == any_word;
            m_nodes[node].takes_figure = m_nodes[node].takes_figure || mark == any_figure;
            node = next_or_new(node, mark);
        }
    };
    for (const std::string_view word : text::words(phrase)) {
        if (word == "*") {
            step(any_word);
        } else if (word == "#") {
            step(any_figure);
        } else {
            for (const Word& part : words_of(word)) {
                step(part.mark);
            }
        }
    }
    return nodes;
}

std::vector<PhraseTree::Hit> PhraseTree::find(const std::vector<Word>& words, std::size_t most) const
{
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < words.size() && hits.size() < most; ++i) {
        walk(0, words, i, i, hits);
    }
    hits.resize(std::min(hits.size(), most));
    return hits;
}

void PhraseTree::walk(std::uint32_t node, const std::vector<Word>& words, std::size_t first, std::size_t at, std::vector<Hit>& hits) const
{
    const Node& here = m_nodes[node];
    for (std::uint32_t i = here.first_tag; i != no_tag; i = m_tags[i].next) {
        hits.push_back({m_tags[i].tag, words[first].begin, words[at - 1].end});
    }
    if (at == words.size()) {
        return;
    }
    if (const std::uint32_t found = next(node, words[at].mark); found != 0) {
        walk(found, words, first, at + 1, hits);
    }
    if (here.takes_any) {
        walk(next(node, any_word), words, first, at + 1, hits);
    }
    if (here.takes_figure && words[at].has_figure) {
        walk(next(node, any_figure), words, first, at + 1, hits);
    }
}

std::uint32_t PhraseTree::next(std::uint32_t node, std::uint64_t mark) const
{
    const std::uint64_t key = key_of(node, mark);
    const std::size_t last = m_slots.size() - 1;
    for (std::size_t i = key & last;; i = (i + 1) & last) {
        if (m_slots[i].key == key) {
            return m_slots[i].node;
        }
        if (m_slots[i].key == 0) {
            return 0;
        }
    }
}

std::uint32_t PhraseTree::next_or_new(std::uint32_t node, std::uint64_t mark)
{
    if (const std::uint32_t found = next(node, mark); found != 0) {
        return found;
    }
    if (m_used * 2 >= m_slots.size()) {
        grow();
    }
    const std::uint64_t key = key_of(node, mark);
    const std::size_t last = m_slots.size() - 1;
    std::size_t i = key & last;
    while (m_slots[i].key != 0) {
        i = (i + 1) & last;
    }
    m_slots[i] = {key, static_cast<std::uint32_t>(m_nodes.size())};
    ++m_used;
    m_nodes.emplace_back();
    return m_slots[i].node;
}

void PhraseTree::grow()
{
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    const std::size_t last = m_slots.size() - 1;
    for (const Slot& slot : before) {
        if (slot.key != 0) {
            std::size_t i = slot.key & last;
            while (m_slots[i].key != 0) {
                i = (i + 1) & last;
            }
            m_slots[i] = slot;
        }
    }
}

}  // namespace asepsie::mail
