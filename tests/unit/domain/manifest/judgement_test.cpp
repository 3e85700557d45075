#include "domain/manifest/judgement.h"

#include "foundation/crypto/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace asepsie::manifest {
namespace {

const std::vector<std::string> note_names{"readme_decrypt*", "*-readme.txt", "how to restore*"};

constexpr ContentTraits pdf{ContentKind::pdf, 90, 126};
constexpr ContentTraits jpeg{ContentKind::jpeg, 124, 127};
constexpr ContentTraits office{ContentKind::office, 120, 126};
constexpr ContentTraits letter{ContentKind::text, 70, 70};
constexpr ContentTraits like_chance{ContentKind::unknown, 127, 127};
constexpr ContentTraits zeros{ContentKind::unknown, 0, 0};

// A folder of files that tests change by hand.
struct Folder {
    Manifest manifest;

    Entry& at(const std::string& path)
    {
        const auto found = std::find_if(manifest.entries.begin(), manifest.entries.end(), [&](const Entry& entry) { return entry.path == path; });
        EXPECT_NE(found, manifest.entries.end()) << path;
        return *found;
    }
    void put(const std::string& path, const std::string& content, const ContentTraits& traits, std::int64_t size = 50'000)
    {
        Entry entry;
        entry.path = path;
        entry.size = size;
        entry.mtime_ns = ++clock;
        entry.ctime_ns = clock;
        entry.inode = ++inode;
        const std::string hash = crypto::sha256(content);
        std::copy(hash.begin(), hash.end(), entry.sha256.begin());
        entry.traits = traits;
        std::erase_if(manifest.entries, [&](const Entry& one) { return one.path == path; });
        manifest.entries.push_back(entry);
        sort();
    }
    void remove(const std::string& path)
    {
        std::erase_if(manifest.entries, [&](const Entry& one) { return one.path == path; });
    }
    void rename(const std::string& from, const std::string& to)
    {
        at(from).path = to;
        sort();
    }
    void sort()
    {
        std::sort(manifest.entries.begin(), manifest.entries.end(), [](const Entry& a, const Entry& b) { return comes_before(a.path, b.path); });
    }
    std::int64_t clock = 1'000;
    std::uint64_t inode = 10;
};

std::string numbered(std::string_view folder, int n, std::string_view ending) { return std::string(folder) + "/" + std::to_string(n) + std::string(ending); }

// 200 letters, 100 scans, 100 photographs, in twelve folders.
Folder practice()
{
    Folder folder;
    for (int n = 0; n < 200; ++n) {
        folder.put(numbered("courriers/" + std::to_string(n % 10), n, ".odt"), "letter" + std::to_string(n), office);
    }
    for (int n = 0; n < 100; ++n) {
        folder.put(numbered("scans", n, ".pdf"), "scan" + std::to_string(n), pdf);
        folder.put(numbered("photos", n, ".jpg"), "photo" + std::to_string(n), jpeg);
    }
    return folder;
}

Judgement judged(const Folder& before, const Folder& after) { return judge(before.manifest, after.manifest, compare(before.manifest, after.manifest), note_names); }

std::size_t count_of(const Judgement& judgement, ReasonKind kind)
{
    const auto found = std::find_if(judgement.reasons.begin(), judgement.reasons.end(), [&](const Reason& reason) { return reason.kind == kind; });
    return found == judgement.reasons.end() ? 0 : found->count;
}

TEST(Comparison, tells_what_became_of_each_file)
{
    Folder before = practice();
    Folder after = before;
    after.put("new.txt", "new", letter);
    after.remove("scans/1.pdf");
    after.put("scans/2.pdf", "other", pdf);
    after.rename("scans/3.pdf", "archives/3.pdf");
    after.at("scans/4.pdf").sha256[0] ^= 1U;
    after.put("scans/5.pdf.locked", "five", like_chance);
    after.remove("scans/5.pdf");
    after.put("scans/6.xyz", "six", like_chance);
    after.remove("scans/6.pdf");
    const Comparison found = compare(before.manifest, after.manifest);
    EXPECT_EQ(found.unchanged, 394U);
    EXPECT_EQ(found.added.size(), 1U);
    EXPECT_EQ(found.removed.size(), 1U);
    EXPECT_EQ(found.changed.size(), 1U);
    EXPECT_EQ(found.moved.size(), 1U);
    EXPECT_EQ(found.silent.size(), 1U);
    EXPECT_EQ(found.rewritten.size(), 2U);
    EXPECT_EQ(after.manifest.entries[found.moved[0].after].path, "archives/3.pdf");
    EXPECT_EQ(before.manifest.entries[found.rewritten[0].before].path, "scans/5.pdf");
}

TEST(Comparison, finds_a_moved_file_among_many_alike)
{
    Folder before;
    Folder after;
    for (int n = 0; n < 300; ++n) {
        before.put(numbered("a", n, ".txt"), "same", letter);
        after.put(numbered("b", n, ".txt"), "same", letter);
    }
    const Comparison found = compare(before.manifest, after.manifest);
    ASSERT_EQ(found.moved.size(), 300U);
    for (const Pair& pair : found.moved) {
        EXPECT_EQ(name_in(before.manifest.entries[pair.before].path), name_in(after.manifest.entries[pair.after].path));
    }
}

TEST(Comparison, says_nothing_of_what_could_not_be_seen)
{
    Folder before = practice();
    Folder after = before;
    std::erase_if(after.manifest.entries, [](const Entry& entry) { return entry.path.starts_with("scans/"); });
    after.manifest.gaps = {{"scans", GapReason::denied}};
    EXPECT_EQ(compare(before.manifest, after.manifest).unseen, 100U);
    EXPECT_TRUE(compare(before.manifest, after.manifest).removed.empty());
    EXPECT_EQ(judged(before, after).verdict, Verdict::ordinary);
    EXPECT_TRUE(compare(after.manifest, before.manifest).added.empty());
}

TEST(Judgement, lets_ordinary_days_pass)
{
    const Folder before = practice();
    EXPECT_EQ(judged(before, before).verdict, Verdict::ordinary);
    EXPECT_TRUE(judged(before, before).reasons.empty());

    Folder photographs = before;
    for (int n = 0; n < 2'000; ++n) {
        photographs.put(numbered("photos/import", n, ".jpg"), "import" + std::to_string(n), jpeg);
    }
    EXPECT_EQ(judged(before, photographs).verdict, Verdict::ordinary);

    Folder archives = before;
    for (int n = 0; n < 60; ++n) {
        archives.put(numbered("archives", n, ".zip"), "zip" + std::to_string(n), {ContentKind::zip, 127, 127});
        archives.put(numbered("archives", n, ".bin"), "bin" + std::to_string(n), like_chance);
    }
    EXPECT_EQ(judged(before, archives).verdict, Verdict::ordinary);

    Folder saved = before;  // also as a protected document, which OOXML keeps in a compound file
    for (int n = 0; n < 200; ++n) {
        saved.put(numbered("courriers/" + std::to_string(n % 10), n, ".odt"), "again" + std::to_string(n), n % 2 == 0 ? office : ContentTraits{ContentKind::ole, 127, 127});
    }
    EXPECT_EQ(judged(before, saved).verdict, Verdict::ordinary);

    Folder renamed = before;
    for (Entry& entry : renamed.manifest.entries) {
        entry.path = entry.path.starts_with("courriers/") ? "lettres" + entry.path.substr(9) : entry.path;
    }
    renamed.sort();
    EXPECT_EQ(judged(before, renamed).verdict, Verdict::ordinary);

    Folder converted = before;
    for (int n = 0; n < 200; ++n) {
        const std::string stem = "courriers/" + std::to_string(n % 10) + "/" + std::to_string(n);
        converted.remove(stem + ".odt");
        converted.put(stem + ".pdf", "converted" + std::to_string(n), pdf);
    }
    EXPECT_EQ(judged(before, converted).verdict, Verdict::ordinary);

    Folder software = before;  // the same licence in every folder of a new program
    for (int n = 0; n < 100; ++n) {
        software.put("programme/" + std::to_string(n) + "/LICENSE.txt", "licence", letter, 1'000);
    }
    EXPECT_EQ(judged(before, software).verdict, Verdict::ordinary);

    Folder tidied = before;
    for (int n = 0; n < 90; ++n) {
        tidied.remove(numbered("photos", n, ".jpg"));
    }
    EXPECT_EQ(judged(before, tidied).verdict, Verdict::ordinary);
    EXPECT_EQ(count_of(judged(before, tidied), ReasonKind::files_gone), 90U);
}

TEST(Judgement, sees_an_encryption_in_place)
{
    const Folder before = practice();
    Folder after = before;
    for (int n = 0; n < 12; ++n) {
        after.put(numbered("scans", n, ".pdf"), "encrypted" + std::to_string(n), like_chance);
    }
    const Judgement judgement = judged(before, after);
    EXPECT_EQ(judgement.verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judgement, ReasonKind::scrambled), 12U);
    EXPECT_EQ(count_of(judgement, ReasonKind::headers_lost), 12U);
    EXPECT_EQ(count_of(judgement, ReasonKind::entropy_jump), 0U) << "most of a scan is as even before";
    EXPECT_EQ(judgement.reasons[0].examples.size(), examples_kept);
}

TEST(Judgement, sees_it_under_dates_that_were_put_back)
{
    const Folder before = practice();
    Folder after = before;
    for (int n = 0; n < 100; ++n) {
        Entry& entry = after.at(numbered("photos", n, ".jpg"));
        entry.sha256[0] ^= 1U;
        entry.traits = like_chance;
    }
    const Judgement judgement = judged(before, after);
    EXPECT_EQ(judgement.verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judgement, ReasonKind::silent_change), 100U);
}

TEST(Judgement, sees_it_under_new_names)
{
    const Folder before = practice();
    for (const std::string ending : {".pdf.locked", ".locked"}) {
        Folder after = before;
        for (int n = 0; n < 100; ++n) {
            after.remove(numbered("scans", n, ".pdf"));
            after.put(numbered("scans", n, ending), "encrypted" + std::to_string(n), like_chance);
        }
        const Judgement judgement = judged(before, after);
        EXPECT_EQ(judgement.verdict, Verdict::mass_change);
        EXPECT_EQ(count_of(judgement, ReasonKind::scrambled), 100U);
        EXPECT_EQ(count_of(judgement, ReasonKind::extension_changed), 100U);
        EXPECT_EQ(count_of(judgement, ReasonKind::files_gone), 0U);
    }
    Folder by_chance = before;
    for (int n = 0; n < 100; ++n) {
        by_chance.remove(numbered("scans", n, ".pdf"));
        by_chance.put(numbered("elsewhere", n, "x7Kq"), "encrypted" + std::to_string(n), like_chance);
    }
    EXPECT_EQ(judged(before, by_chance).verdict, Verdict::mass_change);
}

TEST(Judgement, sees_files_that_are_wiped_or_gone)
{
    const Folder before = practice();
    Folder wiped = before;
    for (int n = 0; n < 50; ++n) {
        wiped.put(numbered("scans", n, ".pdf"), "zeros" + std::to_string(n), zeros);
    }
    EXPECT_EQ(judged(before, wiped).verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judged(before, wiped), ReasonKind::headers_lost), 50U);

    Folder emptied = before;
    for (int n = 0; n < 50; ++n) {
        emptied.put(numbered("scans", n, ".pdf"), "", {ContentKind::empty, 0, 0}, 0);
    }
    EXPECT_EQ(judged(before, emptied).verdict, Verdict::mass_change);

    Folder gone = before;
    std::erase_if(gone.manifest.entries, [](const Entry& entry) { return !entry.path.starts_with("scans/"); });
    EXPECT_EQ(judged(before, gone).verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judged(before, gone), ReasonKind::files_gone), 300U);
}

TEST(Judgement, sees_small_folders_too)
{
    Folder before;
    for (int n = 0; n < 6; ++n) {
        before.put(numbered("a", n, ".txt"), "letter" + std::to_string(n), letter, 2'000);
    }
    Folder after = before;
    for (int n = 0; n < 3; ++n) {
        after.put(numbered("a", n, ".txt"), "encrypted" + std::to_string(n), {ContentKind::unknown, 125, 125}, 2'000);
    }
    EXPECT_EQ(judged(before, after).verdict, Verdict::mass_change);
}

TEST(Judgement, reads_ransom_notes)
{
    const Folder before = practice();
    Folder after = before;
    for (int n = 0; n < 3; ++n) {
        after.put("courriers/" + std::to_string(n) + "/README_decrypt_files.html", "pay" + std::to_string(n), letter, 900);
    }
    EXPECT_EQ(judged(before, after).verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judged(before, after), ReasonKind::ransom_note), 3U);

    // Under a name nobody knows, with files that changed besides.
    after = before;
    for (int n = 0; n < 10; ++n) {
        after.put("courriers/" + std::to_string(n) + "/bonjour.txt", "pay", letter, 900);
    }
    EXPECT_EQ(judged(before, after).verdict, Verdict::ordinary);
    for (int n = 0; n < 60; ++n) {
        after.put(numbered("photos", n, ".jpg"), "changed" + std::to_string(n), jpeg);
    }
    EXPECT_EQ(judged(before, after).verdict, Verdict::mass_change);
    EXPECT_EQ(count_of(judged(before, after), ReasonKind::alike_note), 10U);
    EXPECT_EQ(judged(before, after).reasons[0].kind, ReasonKind::alike_note);

    EXPECT_TRUE(is_note_name("ABC123-Readme.TXT", note_names));
    EXPECT_TRUE(is_note_name("readme_decrypt", note_names));
    EXPECT_FALSE(is_note_name("readme.txt", note_names));
    EXPECT_FALSE(is_note_name("", note_names));
}

TEST(Judgement, sees_damage)
{
    const Folder before = practice();
    Folder rotten = before;
    rotten.at("scans/7.pdf").sha256[0] ^= 1U;
    Judgement judgement = judged(before, rotten);
    EXPECT_EQ(judgement.verdict, Verdict::damage);
    ASSERT_EQ(count_of(judgement, ReasonKind::silent_change), 1U);
    EXPECT_EQ(judgement.reasons[0].examples, std::vector<std::string>{"scans/7.pdf"});

    Folder broken = before;
    broken.put("scans/7.pdf", "broken", zeros);
    EXPECT_EQ(judged(before, broken).verdict, Verdict::damage);

    Folder emptied = before;
    emptied.put("scans/7.pdf", "", {ContentKind::empty, 0, 0}, 0);
    EXPECT_EQ(judged(before, emptied).verdict, Verdict::damage);
    EXPECT_EQ(count_of(judged(before, emptied), ReasonKind::emptied), 1U);
}

TEST(Judgement, counts_every_file_that_was_emptied)
{
    Folder before;
    for (int n = 0; n < 30; ++n) {
        before.put(numbered("notes", n, ".txt"), "note" + std::to_string(n), letter, 2'000);
    }
    Folder after = before;
    after.put("notes/7.txt", "", {ContentKind::empty, 0, 0}, 0);
    EXPECT_EQ(judged(before, after).verdict, Verdict::damage);
    EXPECT_EQ(count_of(judged(before, after), ReasonKind::emptied), 1U);
    for (int n = 0; n < 12; ++n) {
        after.put(numbered("notes", n, ".txt"), "", {ContentKind::empty, 0, 0}, 0);
    }
    EXPECT_EQ(judged(before, after).verdict, Verdict::mass_change);
    EXPECT_EQ(judged(after, before).verdict, Verdict::ordinary) << "and they may be filled again";
}

TEST(Judgement, sees_a_few_files_of_noise_under_one_new_ending)
{
    Folder before = practice();
    const auto attacked = [&](int from, int to, const std::string& ending, const ContentTraits& traits) {
        Folder after = before;
        for (int n = from; n < to; ++n) {
            after.remove(numbered("scans", n, ".pdf"));
            after.put(numbered("scans", n, ending), "encrypted" + std::to_string(n), traits);
        }
        return after;
    };
    EXPECT_EQ(judged(before, attacked(0, 5, ".pdf.locked", like_chance)).verdict, Verdict::damage);
    EXPECT_EQ(judged(before, attacked(0, 5, ".locked", like_chance)).verdict, Verdict::damage);
    EXPECT_EQ(count_of(judged(before, attacked(0, 5, ".pdf.locked", like_chance)), ReasonKind::extension_changed), 5U);
    EXPECT_EQ(judged(before, attacked(0, 4, ".pdf.locked", like_chance)).verdict, Verdict::ordinary);
    EXPECT_EQ(judged(before, attacked(0, 9, ".zip", {ContentKind::zip, 127, 127})).verdict, Verdict::ordinary);
    before = attacked(0, 4, ".pdf.locked", like_chance);  // those of the day before do not make the ending an ordinary one
    EXPECT_EQ(judged(before, attacked(4, 10, ".pdf.locked", like_chance)).verdict, Verdict::damage);
}

TEST(Judgement, asks_where_most_files_hold_something_else)
{
    Folder before = practice();
    const auto changed = [&](int letters, const ContentTraits& traits) {
        Folder after = before;
        for (int n = 0; n < letters; ++n) {
            after.put(numbered("courriers/" + std::to_string(n % 10), n, ".odt"), "again" + std::to_string(n), traits);
        }
        for (int n = 0; n < letters - 100; ++n) {
            after.put(numbered("scans", n, ".pdf"), "again" + std::to_string(n), pdf);
        }
        return after;
    };
    const Judgement most = judged(before, changed(200, office));  // 300 of 400, their beginnings kept
    EXPECT_EQ(most.verdict, Verdict::damage);
    EXPECT_TRUE(most.is_question);
    EXPECT_EQ(count_of(most, ReasonKind::most_changed), 300U);
    EXPECT_EQ(judged(before, changed(150, office)).verdict, Verdict::ordinary) << "a half is not more than half";
    Folder emptied = changed(200, office);
    emptied.put("photos/1.jpg", "", {ContentKind::empty, 0, 0}, 0);
    EXPECT_FALSE(judged(before, emptied).is_question) << "that is damage without a question";

    Folder sources;  // another branch is checked out
    for (int n = 0; n < 100; ++n) {
        sources.put(numbered("src", n, ".cpp"), "source" + std::to_string(n), letter, 9'000);
    }
    Folder branch = sources;
    for (int n = 0; n < 90; ++n) {
        branch.put(numbered("src", n, ".cpp"), "branch" + std::to_string(n), letter, 9'100);
    }
    EXPECT_EQ(judged(sources, branch).verdict, Verdict::ordinary);

    Folder few;
    for (int n = 0; n < 19; ++n) {
        few.put(numbered("a", n, ".odt"), "letter" + std::to_string(n), office);
    }
    Folder few_after = few;
    for (int n = 0; n < 19; ++n) {
        few_after.put(numbered("a", n, ".odt"), "again" + std::to_string(n), office);
    }
    EXPECT_EQ(judged(few, few_after).verdict, Verdict::ordinary);
}

TEST(Judgement, allows_a_month_more_than_a_day)
{
    Folder before;
    for (int n = 0; n < 60; ++n) {
        before.put(numbered("en cours", n, ".odt"), "letter" + std::to_string(n), office);
    }
    const auto over_a_month = [&](int documents) {
        Folder after = before;
        for (int n = 0; n < documents; ++n) {
            after.put(numbered("en cours", n, ".odt"), "again" + std::to_string(n), office);
        }
        return judge(before.manifest, after.manifest, compare(before.manifest, after.manifest), note_names, Span::longer).verdict;
    };
    EXPECT_EQ(over_a_month(40), Verdict::ordinary);
    EXPECT_EQ(over_a_month(55), Verdict::damage);
}

TEST(Judgement, leaves_encrypted_volumes_in_peace)
{
    Folder before = practice();
    before.put("coffre.hc", "volume", like_chance, 1 << 30);
    Folder after = before;
    after.at("coffre.hc").sha256[0] ^= 1U;
    after.at("coffre.hc").ctime_ns += 5;
    EXPECT_EQ(judged(before, after).verdict, Verdict::ordinary);
    after.at("coffre.hc").ctime_ns -= 5;
    EXPECT_EQ(judged(before, after).verdict, Verdict::damage);
}

}  // namespace
}  // namespace asepsie::manifest
