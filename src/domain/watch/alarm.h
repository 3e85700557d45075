// What happens to a folder of documents, weighed as it happens: whether files are being encrypted.
//
// A file that becomes unreadable counts once: one that was known and now looks like chance, whether written over, renamed, replaced by a new one that takes its name, or by another of
// the same name with an ending more. New files alone never count, whatever is in them: archives, photographs, backups and downloads are new. A decoy counts at once: nobody works
// with it. Whatever happens, what is remembered has limits.
#pragma once

#include "domain/watch/content.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace asepsie::watch {

constexpr std::size_t files_that_alarm = 3;           // become unreadable
constexpr std::chrono::seconds within{120};
constexpr std::chrono::seconds reborn_within{30};     // an old file goes and a new one comes under its name and an ending more
constexpr std::size_t renamed_that_alarm = 5;         // files that get one and the same ending, which nothing had before
constexpr std::size_t most_known_files = 500'000;     // about 200 bytes of memory each
constexpr std::size_t most_remembered = 2'000;        // files that went, and unreadable ones that came
constexpr std::size_t most_counted = 64;              // files that one sign counts at a time
constexpr std::size_t most_endings_counted = 64;      // new endings at a time

using Instant = std::chrono::milliseconds;  // since anything; never goes back

enum class Sign : std::uint8_t { decoy_touched, unreadable, renamed };
inline constexpr std::array<std::string_view, 3> sign_names{"decoy_touched", "unreadable", "renamed"};

struct Raised {
    Sign sign{};
    std::vector<std::string> files;  // that raised it, the last one last
};

class Alarm {
public:
    explicit Alarm(std::size_t most_known = most_known_files) : m_most_known(most_known) {}

    // A file as it is before anything happens. One too many is not known: nothing is ever said of it.
    void know(const std::string& path, const Content& content) { learn(path, content, Ending::counted); }
    void know_decoy(const std::string& path) { m_decoys.insert(path); }

    // Each says whether this raises the alarm. written: closed after writing, with what it holds now; it may be new.
    std::optional<Raised> written(const std::string& path, const Content& now, Instant at);
    std::optional<Raised> gone(const std::string& path, Instant at);
    std::optional<Raised> renamed(const std::string& from, const std::string& to, const Content& now, Instant at);
    // Renamed again, or deleted, before it could be looked at.
    std::optional<Raised> renamed_unseen(const std::string& from, const std::string& to, Instant at);
    // A folder was renamed, with all that stands in it.
    void folder_renamed(const std::string& from, const std::string& to);

    // After it was raised and seen: counts anew.
    void forget_signs();
    [[nodiscard]] std::size_t files_known() const { return m_known.size(); }
    [[nodiscard]] std::vector<std::string> known_below(const std::string& folder) const;
    [[nodiscard]] std::size_t endings_known() const { return m_endings.size(); }
    [[nodiscard]] std::size_t endings_counted() const { return m_renamed.size(); }

private:
    enum class Ending : bool { counted, suspected };  // of a file that got an ending which nothing had before
    struct Known {
        Content content;
        Ending ending = Ending::counted;
    };
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
    [[nodiscard]] std::optional<Raised> decoy_of(const std::string& from, const std::string& to) const;
    std::optional<Raised> count(std::deque<Counted>& signs, Sign sign, const std::string& path, std::size_t enough, Instant at);
    std::optional<Raised> lost(const std::string& path, Instant at) { return count(m_unreadable, Sign::unreadable, path, files_that_alarm, at); }
    [[nodiscard]] const Content* predecessor_of(const std::string& path, Instant at) const;
    [[nodiscard]] bool is_new_ending(const std::string& from, const std::string& to) const;
    std::optional<Raised> got_ending(const std::string& to, Instant at);
    void learn(const std::string& path, const Content& content, Ending ending);
    std::optional<Content> forget(const std::string& path);
    void remember_gone(const std::string& path, const Content& content, Instant at);
    [[nodiscard]] const std::string* heir_of(const std::string& path, const Content& content, Instant at) const;

    std::size_t m_most_known;
    std::map<std::string, Known> m_known;  // in the order of paths: those of a folder stand together
    std::set<std::string> m_decoys;
    std::unordered_map<std::string, std::size_t> m_endings;  // how many of the files known have each
    std::deque<Gone> m_gone;
    std::deque<Counted> m_fresh;  // new files that cannot be told: the old ones may go yet
    std::deque<Counted> m_unreadable;
    std::unordered_map<std::string, std::deque<Counted>> m_renamed;  // by the new ending
};

}  // namespace asepsie::watch
