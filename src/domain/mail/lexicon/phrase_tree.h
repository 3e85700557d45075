// Thousands of phrases looked for in one pass over the words of a text.
#pragma once

#include "domain/mail/lexicon/words.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsie::mail {

class PhraseTree {
public:
    // phrase: words; '*' is any one word, '#' any word with a figure, "(a|b c|)" one of these or nothing. A phrase without a word is left out. tag: what a hit says.
    void add(std::string_view phrase, std::uint32_t tag);

    struct Hit {
        std::uint32_t tag = 0;
        std::uint32_t begin = 0;  // bytes in the text
        std::uint32_t end = 0;
    };

    // In the order in which they begin; at most so many.
    [[nodiscard]] std::vector<Hit> find(const std::vector<Word>& words, std::size_t most) const;

private:
    static constexpr std::uint32_t no_tag = 0xFFFFFFFF;

    // There are tens of thousands of nodes, most of them without a tag.
    struct Node {
        std::uint32_t first_tag = no_tag;  // in m_tags
        bool takes_any = false;
        bool takes_figure = false;
    };
    struct Tag {
        std::uint32_t tag = 0;
        std::uint32_t next = no_tag;
    };
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t node = 0;
    };

    [[nodiscard]] std::uint32_t next(std::uint32_t node, std::uint64_t mark) const;
    std::uint32_t next_or_new(std::uint32_t node, std::uint64_t mark);
    void grow();
    // Where the words lead from each of the nodes.
    std::vector<std::uint32_t> extended(std::vector<std::uint32_t> nodes, std::string_view phrase);
    void walk(std::uint32_t node, const std::vector<Word>& words, std::size_t first, std::size_t at, std::vector<Hit>& hits) const;

    std::vector<Tag> m_tags;
    std::vector<Node> m_nodes = std::vector<Node>(1);
    std::vector<Slot> m_slots = std::vector<Slot>(1U << 17U);
    std::size_t m_used = 0;
};

}  // namespace asepsie::mail
