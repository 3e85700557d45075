#include "domain/manifest/judgement.h"

#include "foundation/base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace asepsie::manifest {
namespace {

bool has_known_beginning(ContentKind kind) { return kind != ContentKind::unknown && kind != ContentKind::empty && kind != ContentKind::text; }

bool is_in_mass(std::size_t count, std::size_t of)
{
    return std::any_of(std::begin(mass_thresholds), std::end(mass_thresholds), [&](const Threshold& threshold) { return count >= threshold.files && count * 100 >= threshold.percent * of; });
}

bool has_random_middle(const Entry& entry) { return entry.size >= middle_sampled_from && looks_random(entry.traits.middle_entropy, sample_bytes); }

// Nothing speaks for anything but encryption now, and something did before. A text whose middle became chance is one too: it is encrypted in part.
bool is_scrambled(const Entry& before, const Entry& after)
{
    if (looks_encrypted(after.traits, after.size)) {
        return !looks_encrypted(before.traits, before.size);
    }
    const bool is_text_still = before.traits.kind == ContentKind::text && after.traits.kind == ContentKind::text;
    return is_text_still && has_random_middle(after) && !has_random_middle(before);
}

// The note's pattern against a name, both in lower case.
bool matches(std::string_view pattern, std::string_view name)
{
    std::size_t in_pattern = 0;
    std::size_t in_name = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (in_name < name.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            star = in_pattern++;
            resume = in_name;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == name[in_name]) {
            ++in_pattern;
            ++in_name;
        } else if (star != std::string_view::npos) {
            in_pattern = star + 1;
            in_name = ++resume;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(in_pattern), pattern.end(), [](char c) { return c == '*'; });
}

// Counts one sign, and keeps a few paths for it.
struct Sign {
    std::size_t count = 0;
    std::vector<std::string> examples;
    void add(const std::string& path)
    {
        ++count;
        if (examples.size() < examples_kept) {
            examples.push_back(path);
        }
    }
};

class Judge {
public:
    Judge(const Manifest& before, const Manifest& after, const Comparison& comparison, std::span<const std::string> note_names, Span span)
        : m_before(before), m_after(after), m_comparison(comparison), m_note_names(note_names), m_span(span)
    {
        m_files = static_cast<std::size_t>(std::count_if(before.entries.begin(), before.entries.end(), [](const Entry& entry) { return entry.kind == EntryKind::file && entry.size > 0; }));
    }

    Judgement run()
    {
        for (const Pair& pair : m_comparison.changed) {
            look_at_rewritten(pair, SamePath::yes);
        }
        for (const Pair& pair : m_comparison.silent) {
            look_at_rewritten(pair, SamePath::yes);
            look_at_silent(pair);
        }
        for (const Pair& pair : m_comparison.rewritten) {
            look_at_rewritten(pair, SamePath::no);
        }
        look_at_new_endings();
        look_at_those_without_partner();
        look_at_notes();
        return conclude();
    }

private:
    enum class SamePath : std::uint8_t { yes, no };

    void look_at_rewritten(const Pair& pair, SamePath same_path)
    {
        const Entry& before = m_before.entries[pair.before];
        const Entry& after = m_after.entries[pair.after];
        if (before.kind != EntryKind::file || after.kind != EntryKind::file) {
            return;
        }
        m_changed.add(after.path);
        const ContentKind kind = after.traits.kind;
        const bool lost = has_known_beginning(before.traits.kind) && (kind == ContentKind::unknown || (kind == ContentKind::text && same_path == SamePath::yes));
        if (lost) {
            m_lost.add(after.path);
        }
        if (lost && same_path == SamePath::yes) {
            m_lost_in_place.add(after.path);
        }
        if (is_scrambled(before, after)) {
            m_scrambled.add(after.path);
        }
        if (std::max(after.traits.head_entropy, after.traits.middle_entropy) >= std::max(before.traits.head_entropy, before.traits.middle_entropy) + least_entropy_jump && kind != ContentKind::empty) {
            m_jumps.add(after.path);
        }
        if (same_path == SamePath::no || before.size == 0) {
            return;
        }
        if (after.size == 0) {
            m_emptied.add(after.path);
        } else {
            m_in_place.add(after.path);
            m_middles.push_back(after.traits.middle_entropy);
        }
    }

    // A volume that stays encrypted (VeraCrypt) puts its date back itself.
    void look_at_silent(const Pair& pair)
    {
        const Entry& before = m_before.entries[pair.before];
        const Entry& after = m_after.entries[pair.after];
        const bool is_volume = before.ctime_ns != after.ctime_ns && looks_encrypted(before.traits, before.size) && looks_encrypted(after.traits, after.size);
        if (!is_volume) {
            m_silent.add(after.path);
        }
    }

    // The one ending that most of the rewritten files got, where no file that can be told from chance had it before and nothing is known of what they hold.
    void look_at_new_endings()
    {
        std::set<std::string> known{std::string()};
        for (const Entry& entry : m_before.entries) {
            if (!looks_encrypted(entry.traits, entry.size)) {
                known.insert(extension_of(entry.path));
            }
        }
        std::map<std::string, Sign> by_ending;
        std::map<std::string, Sign> noise_by_ending;
        for (const Pair& pair : m_comparison.rewritten) {
            const Entry& after = m_after.entries[pair.after];
            const std::string ending = extension_of(after.path);
            if (after.kind != EntryKind::file || after.traits.kind != ContentKind::unknown || known.contains(ending)) {
                continue;
            }
            by_ending[ending].add(after.path);
            if (is_scrambled(m_before.entries[pair.before], after)) {
                noise_by_ending[ending].add(after.path);
            }
        }
        m_renamed = most_of(by_ending);
        m_noise = most_of(noise_by_ending);
    }

    static Sign most_of(std::map<std::string, Sign>& by_ending)
    {
        const auto most = std::max_element(by_ending.begin(), by_ending.end(), [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
        return most == by_ending.end() ? Sign{} : std::move(most->second);
    }

    // Files that are gone; and new ones that look encrypted, which may stand in their place under names by chance.
    void look_at_those_without_partner()
    {
        std::size_t told = 0;
        for (const std::size_t place : m_comparison.removed) {
            const Entry& entry = m_before.entries[place];
            if (entry.kind == EntryKind::file && entry.size > 0) {
                m_gone.add(entry.path);
                told += looks_encrypted(entry.traits, entry.size) ? 0 : 1;
            }
        }
        for (const std::size_t place : m_comparison.added) {
            const Entry& entry = m_after.entries[place];
            if (told > 0 && entry.kind == EntryKind::file && looks_encrypted(entry.traits, entry.size)) {
                m_scrambled.add(entry.path);
                --told;
            }
        }
    }

    void look_at_notes()
    {
        std::set<std::string_view> folders;
        for (const Entry& entry : m_before.entries) {
            folders.insert(folder_of(entry.path));
        }
        m_folders = folders.size();
        std::set<std::string_view> with_note;
        std::map<std::tuple<crypto::Digest, std::string_view>, Sign> alike;  // content and name: one of them a folder
        for (const std::size_t place : m_comparison.added) {
            const Entry& entry = m_after.entries[place];
            if (entry.kind != EntryKind::file || entry.size > largest_note_bytes) {
                continue;
            }
            if (is_note_name(name_in(entry.path), m_note_names) && with_note.insert(folder_of(entry.path)).second) {
                m_notes.add(entry.path);
            }
            if (entry.size >= smallest_note_bytes && entry.traits.kind == ContentKind::text && folders.contains(folder_of(entry.path))) {
                alike[{entry.sha256, name_in(entry.path)}].add(entry.path);
            }
        }
        for (auto& [what, sign] : alike) {
            if (sign.count > m_alike.count) {
                m_alike = std::move(sign);
            }
        }
    }

    [[nodiscard]] bool are_notes_alike() const
    {
        return m_alike.count >= alike_note_folders && m_alike.count * 100 >= alike_note_percent * m_folders && (m_changed.count + m_gone.count) * 100 >= alike_note_share * m_files;
    }

    [[nodiscard]] bool is_mass_change() const
    {
        const bool is_gone = m_gone.count >= gone_threshold.files && m_gone.count * 100 >= gone_threshold.percent * m_files;
        const bool is_known_note = m_notes.count >= note_folders || (m_notes.count > 0 && m_scrambled.count + m_lost.count > 0);
        return is_in_mass(m_scrambled.count, m_files) || is_in_mass(m_lost.count + m_emptied.count, m_files) || is_gone || is_known_note || are_notes_alike();
    }

    [[nodiscard]] bool is_damage() const { return m_silent.count + m_lost_in_place.count + m_emptied.count > 0 || m_noise.count >= renamed_noise_files; }

    // Most files hold something else under their own names, and are nothing that a program writes in order: texts checked out, tables, databases.
    [[nodiscard]] bool have_most_changed() const
    {
        const bool are_most = m_files >= most_changed_threshold.files && m_in_place.count * 100 > most_changed_threshold.percent * m_files;
        if (!are_most || (m_span == Span::longer && m_in_place.count < most_changed_over_time)) {
            return false;
        }
        std::vector<std::uint8_t> middles = m_middles;
        const auto median = middles.begin() + static_cast<std::ptrdiff_t>(middles.size() / 2);
        std::nth_element(middles.begin(), median, middles.end());
        return *median >= low_entropy;
    }

    void say(Judgement& judgement, ReasonKind kind, const Sign& sign, std::size_t of) const
    {
        if (sign.count > 0) {
            judgement.reasons.push_back({kind, sign.count, of, sign.examples});
        }
    }

    [[nodiscard]] Judgement conclude() const
    {
        Judgement judgement;
        const bool have_most = have_most_changed();
        judgement.verdict = is_mass_change() ? Verdict::mass_change : is_damage() || have_most ? Verdict::damage : Verdict::ordinary;
        judgement.is_question = judgement.verdict == Verdict::damage && !is_damage();
        const bool is_mass = judgement.verdict == Verdict::mass_change;
        if (is_mass) {
            say(judgement, ReasonKind::scrambled, m_scrambled, m_files);
            say(judgement, ReasonKind::headers_lost, m_lost, m_files);
            say(judgement, ReasonKind::ransom_note, m_notes, m_folders);
            say(judgement, ReasonKind::alike_note, are_notes_alike() ? m_alike : Sign{}, m_folders);
            say(judgement, ReasonKind::extension_changed, m_renamed.count >= renamed_files ? m_renamed : Sign{}, m_files);
            say(judgement, ReasonKind::entropy_jump, m_jumps, m_files);
        }
        say(judgement, ReasonKind::silent_change, m_silent, m_files);
        if (!is_mass) {
            say(judgement, ReasonKind::headers_lost, m_lost_in_place, m_files);
            say(judgement, ReasonKind::extension_changed, m_noise.count >= renamed_noise_files ? m_noise : Sign{}, m_files);
            say(judgement, ReasonKind::scrambled, is_damage() ? m_scrambled : Sign{}, m_files);
            say(judgement, ReasonKind::ransom_note, m_notes, m_folders);
        }
        say(judgement, ReasonKind::emptied, m_emptied, m_files);
        say(judgement, ReasonKind::files_gone, m_gone, m_files);
        say(judgement, have_most ? ReasonKind::most_changed : ReasonKind::share_changed, have_most ? m_in_place : m_changed, m_files);
        return judgement;
    }

    const Manifest& m_before;
    const Manifest& m_after;
    const Comparison& m_comparison;
    std::span<const std::string> m_note_names;
    Span m_span;
    std::size_t m_files = 0;  // that held something before
    std::size_t m_folders = 0;
    Sign m_changed;
    Sign m_scrambled;
    Sign m_lost;
    Sign m_lost_in_place;
    Sign m_jumps;
    Sign m_renamed;
    Sign m_noise;     // under one and the same new ending
    Sign m_in_place;  // changed under their own names, and not emptied
    std::vector<std::uint8_t> m_middles;  // of these, how even they are now
    Sign m_notes;
    Sign m_alike;
    Sign m_gone;
    Sign m_silent;
    Sign m_emptied;
};

}  // namespace

std::string_view name_of(Verdict verdict)
{
    constexpr std::array<std::string_view, 3> names{"ordinary", "damage", "mass_change"};
    return names.at(static_cast<std::size_t>(verdict));
}

std::string_view name_of(ReasonKind kind)
{
    constexpr std::array<std::string_view, 11> names{
        "scrambled", "headers_lost", "entropy_jump", "extension_changed", "ransom_note", "alike_note", "files_gone", "share_changed", "silent_change", "emptied", "most_changed"};
    return names.at(static_cast<std::size_t>(kind));
}

bool is_note_name(std::string_view name, std::span<const std::string> note_names)
{
    const std::string lower = text::lower(name);
    return std::any_of(note_names.begin(), note_names.end(), [&](const std::string& pattern) { return matches(text::lower(pattern), lower); });
}

Judgement judge(const Manifest& before, const Manifest& after, const Comparison& comparison, std::span<const std::string> note_names, Span span)
{
    return Judge(before, after, comparison, note_names, span).run();
}

}  // namespace asepsie::manifest
