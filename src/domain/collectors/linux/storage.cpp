// What lies on the disks of this computer, and whether a thief could read it: the system, the swap, the other disks, what is plugged in.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/swap_table.h"
#include "domain/collectors/linux/all.h"
#include "domain/collectors/survey/disks.h"
#include "domain/collectors/survey/path.h"
#include "foundation/base/text.h"

#include <algorithm>

namespace asepsie::collectors::linux_os {
namespace {

using facts::FactList;
using formats::Mount;
using formats::MountTable;

const std::string mounts_path = "/proc/self/mountinfo";
const std::string swaps_path = "/proc/swaps";

// The mount of the system itself. An image-based system shows an overlay at "/", made from what it keeps in /sysroot (OSTree, composefs).
const Mount* system_mount(const MountTable& mounts)
{
    const Mount* root = mounts.at("/");
    const Mount* image = mounts.at("/sysroot");
    return root != nullptr && root->type == "overlay" && image != nullptr ? image : root;
}

// The system, and the homes where they are mounted apart: /home, and this account's own.
std::vector<const Mount*> system_mounts(const MountTable& mounts, const std::string& home)
{
    std::vector<const Mount*> found;
    for (const Mount* mount : {system_mount(mounts), mounts.at("/home"), home.empty() ? nullptr : mounts.holding(home)}) {
        const bool is_apart = mount != nullptr && (found.empty() || is_kept_on_disk(mount->type) || mount->type == "ecryptfs");
        if (is_apart && std::find(found.begin(), found.end(), mount) == found.end()) {
            found.push_back(mount);
        }
    }
    return found;
}

// What starts the computer is written plain on every encrypted system: it holds programs, no papers.
bool is_for_starting(std::string_view point) { return is_within(point, "/boot") || point == "/efi" || point == "/recovery"; }

// Every other file system kept on a disk, once however many times it is mounted.
std::vector<const Mount*> other_mounts(const MountTable& mounts, const std::vector<const Mount*>& system)
{
    std::vector<const Mount*> found;
    const auto is_device_of = [](const Mount& mount) { return [&](const Mount* other) { return other->device_number == mount.device_number; }; };
    for (const Mount& mount : mounts.mounts()) {
        if (is_kept_on_disk(mount.type) && !is_for_starting(mount.point) && std::none_of(system.begin(), system.end(), is_device_of(mount))
            && std::none_of(found.begin(), found.end(), is_device_of(mount))) {
            found.push_back(&mount);
        }
    }
    return found;
}

// One plain part is enough to say no; otherwise one part that could not be looked at leaves the whole unknown.
class Verification {
public:
    void add(const Result<std::vector<Disk>>& disks, const std::string& name)
    {
        if (!disks.ok()) {
            m_error = m_error ? m_error : std::optional(disks.error());
        } else if (!all_encrypted(*disks)) {
            m_plain.push_back(text::made_safe_to_show(name));
        }
    }

    [[nodiscard]] Result<FactList> plain() const { return m_plain.empty() && m_error ? Result<FactList>(*m_error) : Result<FactList>(m_plain); }

    [[nodiscard]] Result<bool> is_encrypted() const
    {
        const FactList parts = TRY(plain());
        return parts.empty();
    }

private:
    FactList m_plain;
    std::optional<Error> m_error;
};

void learn_system(Survey& survey, const MountTable& mounts, const std::vector<const Mount*>& system)
{
    const Mount* root = system_mount(mounts);
    if (root == nullptr) {
        survey.facts.miss(fact::root_on_own_disk, facts::Missing::malformed, mounts_path, "nothing is mounted at /");
        survey.facts.miss(fact::system_disk_encrypted, facts::Missing::malformed, mounts_path, "nothing is mounted at /");
        return;
    }
    Verification verification;
    for (const Mount* mount : system) {
        verification.add(disks_under_mount(survey.machine, mounts, *mount), mount->point);
    }
    survey.facts.learn(fact::root_on_own_disk, is_kept_on_disk(root->type), mounts_path);
    survey.facts.learn_or_miss(fact::system_disk_encrypted, verification.is_encrypted(), mounts_path);
}

void learn_other_disks(Survey& survey, const MountTable& mounts, const std::vector<const Mount*>& system)
{
    std::int64_t fixed_count = 0;
    std::int64_t removable_count = 0;
    Verification fixed;
    Verification removable;
    for (const Mount* mount : other_mounts(mounts, system)) {
        const auto disks = disks_under_mount(survey.machine, mounts, *mount);
        if (disks.ok() && disks->empty()) {
            continue;  // stays in memory
        }
        const bool is_removable = disks.ok() && any_removable(*disks);
        (is_removable ? removable_count : fixed_count) += 1;
        (is_removable ? removable : fixed).add(disks, mount->point);
    }
    survey.facts.learn(fact::data_disk_count, fixed_count, mounts_path);
    survey.facts.learn_or_miss(fact::plain_data_disks, fixed.plain(), mounts_path);
    survey.facts.learn(fact::removable_disk_count, removable_count, mounts_path);
    survey.facts.learn_or_miss(fact::plain_removable_disks, removable.plain(), mounts_path);
}

// A kernel built without swap has no such file: it then has no swap.
Result<std::vector<formats::SwapArea>> swap_areas(const Survey& survey)
{
    const auto content = survey.read(swaps_path);
    if (!content.ok() && content.error().code == ErrorCode::not_found) {
        return std::vector<formats::SwapArea>{};
    }
    return content.ok() ? formats::parse_swap_table(*content) : Result<std::vector<formats::SwapArea>>(content.error());
}

// A swap file is as encrypted as the file system that holds it.
Result<std::vector<Disk>> disks_under_swap(const Survey& survey, const MountTable& mounts, const formats::SwapArea& area)
{
    if (area.kind == formats::SwapKind::partition) {
        return disks_under_device(survey.machine, mounts, area.path);
    }
    const Mount* mount = mounts.holding(area.path);
    return mount != nullptr ? disks_under_mount(survey.machine, mounts, *mount) : fail(ErrorCode::unsupported, "a swap file on no mount");
}

void learn_swap(Survey& survey, const MountTable& mounts)
{
    const auto areas = swap_areas(survey);
    if (!areas.ok()) {
        survey.facts.learn_or_miss(fact::swap_count, Result<std::int64_t>(areas.error()), swaps_path);
        survey.facts.learn_or_miss(fact::plain_swaps, Result<FactList>(areas.error()), swaps_path);
        return;
    }
    std::int64_t count = 0;
    Verification verification;
    for (const formats::SwapArea& area : *areas) {
        const auto disks = disks_under_swap(survey, mounts, area);
        const bool stays_in_memory = disks.ok() && disks->empty();
        count += stays_in_memory ? 0 : 1;
        verification.add(disks, area.path);
    }
    survey.facts.learn(fact::swap_count, count, swaps_path);
    survey.facts.learn_or_miss(fact::plain_swaps, verification.plain(), swaps_path);
}

void miss_storage(facts::FactSet& facts, const Error& error)
{
    facts.learn_or_miss(fact::root_on_own_disk, Result<bool>(error), mounts_path);
    facts.learn_or_miss(fact::system_disk_encrypted, Result<bool>(error), mounts_path);
    facts.learn_or_miss(fact::data_disk_count, Result<std::int64_t>(error), mounts_path);
    facts.learn_or_miss(fact::plain_data_disks, Result<FactList>(error), mounts_path);
    facts.learn_or_miss(fact::removable_disk_count, Result<std::int64_t>(error), mounts_path);
    facts.learn_or_miss(fact::plain_removable_disks, Result<FactList>(error), mounts_path);
    facts.learn_or_miss(fact::swap_count, Result<std::int64_t>(error), swaps_path);
    facts.learn_or_miss(fact::plain_swaps, Result<FactList>(error), swaps_path);
}

}  // namespace

void storage(Survey& survey)
{
    const Result<MountTable>& mounts = survey.mounts();
    if (!mounts.ok()) {
        miss_storage(survey.facts, mounts.error());
        return;
    }
    const std::vector<const Mount*> system = system_mounts(*mounts, survey.home());
    learn_system(survey, *mounts, system);
    learn_other_disks(survey, *mounts, system);
    learn_swap(survey, *mounts);
}

}  // namespace asepsie::collectors::linux_os
