// What happens to a folder of documents, weighed as it happens: whether files are being encrypted.
//
// A file that becomes unreadable counts once: one that was known and now looks like chance, whether written over, renamed, or replaced by another of the same name with an ending
// more. New files alone never count, whatever is in them: archives, photographs, backups and downloads are new. A decoy counts at once: nobody works with it.
#pragma once

#include "domain/manifest/content_traits.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::watch {

constexpr std::size_t files_that_alarm = 3;           // become unreadable
constexpr std::chrono::seconds within{120};
constexpr std::chrono::seconds reborn_within{30};     // an old file goes and a new one comes under its name and an ending more
constexpr std::size_t renamed_that_alarm = 5;         // files that get one and the same ending, which nothing had before
constexpr std::size_t most_remembered = 2'000;     // files that went, and unreadable ones that came

using Instant = std::chrono::milliseconds;  // since anything; never goes back

struct Content {
    manifest::ContentTraits traits;
    std::int64_t bytes = 0;
};

enum class Sign : std::uint8_t { decoy_touched, unreadable, renamed };
inline constexpr std::array<std::string_view, 3> sign_names{"decoy_touched", "unreadable", "renamed"};

struct Raised {
    Sign sign{};
    std::vector<std::string> files;  // that raised it, the last one last
};

class Alarm {
public:
    // A file as it is before anything happens.
    void know(const std::string& path, const Content& content);
    void know_decoy(const std::string& path) { m_decoys[path] = true; }

    // Each says whether this raises the alarm. written: closed after writing, with what it holds now; it may be new.
    std::optional<Raised> written(const std::string& path, const Content& now, Instant at);
    std::optional<Raised> gone(const std::string& path, Instant at);
    std::optional<Raised> renamed(const std::string& from, const std::string& to, const Content& now, Instant at);

    // After it was raised and seen: counts anew.
    void forget_signs();
    [[nodiscard]] std::size_t files_known() const { return m_known.size(); }

private:
    struct Gone {
        std::string path;
        Content content;
        Instant at;
    };
    struct Counted {
        std::string path;
        Instant at;
    };

    [[nodiscard]] std::optional<Raised> decoy(const std::string& path) const;
    std::optional<Raised> count(std::deque<Counted>& signs, Sign sign, const std::string& path, std::size_t enough, Instant at);
    [[nodiscard]] const Content* predecessor_of(const std::string& path, Instant at) const;
    std::optional<Raised> got_ending(const std::string& from, const std::string& to, Instant at);
    void learn(const std::string& path, const Content& content);
    [[nodiscard]] const std::string* heir_of(const std::string& path, const Content& lost, Instant at) const;

    std::unordered_map<std::string, Content> m_known;
    std::unordered_map<std::string, bool> m_decoys;
    std::unordered_map<std::string, std::size_t> m_endings;  // how many files had each
    std::deque<Gone> m_gone;
    std::deque<Counted> m_fresh;  // new files that cannot be told: the old ones may go yet
    std::deque<Counted> m_unreadable;
    std::unordered_map<std::string, std::deque<Counted>> m_renamed;  // by the new ending
};

// Whether a file that held the one now holds nothing that could be told: its beginning lost, its bytes as even as chance.
bool became_unreadable(const Content& before, const Content& now);

}  // namespace asepsie::watch
