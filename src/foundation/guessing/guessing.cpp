#include "foundation/guessing/guessing.h"

#include "foundation/base/text.h"
#include "foundation/base/utf8.h"

#include <zxcvbn.h>

#include <algorithm>
#include <memory>

namespace asepsie::guessing {
namespace {

struct FreePieces {
    void operator()(ZxcMatch_t* first) const { ZxcvbnFreeInfo(first); }
};

PieceKind kind_of(ZxcTypeMatch_t type)
{
    switch (static_cast<int>(type) & ~static_cast<int>(MULTIPLE_MATCH)) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return PieceKind::word;
    case USER_MATCH:
    case USER_LEET_MATCH:
        return PieceKind::own_word;
    case REPEATS_MATCH:
        return PieceKind::repetition;
    case SEQUENCE_MATCH:
        return PieceKind::sequence;
    case SPATIAL_MATCH:
        return PieceKind::keyboard;
    case DATE_MATCH:
    case YEAR_MATCH:
        return PieceKind::date;
    default:
        return PieceKind::chance;
    }
}

}  // namespace

OwnWords::OwnWords(std::string_view text)
{
    m_text.reserve(text.size() + 1);
    text::for_each_line(text, [&](std::string_view word) {
        if (!word.empty() && text::is_ascii(word)) {
            m_text += word;
            m_text += '\0';
        }
    });
    point();
}

void OwnWords::put_first(const std::vector<std::string>& words)
{
    m_first = words;
    std::erase_if(m_first, [](const std::string& word) { return word.empty() || !text::is_ascii(word); });
    point();
}

void OwnWords::point()
{
    m_words.clear();
    for (const std::string& word : m_first) {
        m_words.push_back(word.c_str());
    }
    for (std::size_t at = 0; at < m_text.size(); at = m_text.find('\0', at) + 1) {
        m_words.push_back(m_text.data() + at);
    }
    m_words.push_back(nullptr);
}

Guess guess(const crypto::Secret& password, const OwnWords& own)
{
    const std::size_t size = std::min(password.size(), most_bytes_weighed);
    crypto::Secret ended(size + 1);  // the library wants a NUL at the end
    std::copy_n(password.bytes().begin(), size, ended.bytes().begin());
    ended.bytes()[size] = 0;
    std::replace(ended.bytes().begin(), ended.bytes().begin() + static_cast<std::ptrdiff_t>(size), std::uint8_t{0}, std::uint8_t{1});
    Guess out;
    ZxcMatch_t* first = nullptr;
    out.bits = ZxcvbnMatch(reinterpret_cast<const char*>(ended.bytes().data()), own.list(), &first);
    const std::unique_ptr<ZxcMatch_t, FreePieces> owner(first);
    for (const ZxcMatch_t* piece = first; piece != nullptr; piece = piece->Next) {
        out.pieces.push_back({kind_of(piece->Type), static_cast<std::size_t>(piece->Begin), static_cast<std::size_t>(piece->Length), piece->Entrpy});
    }
    return out;
}

}  // namespace asepsie::guessing
