// A small made-up computer for the tests of the collectors: files, refusals and answers, then what is learnt of it.
#pragma once

#include "domain/collectors/formats/dconf_database.h"
#include "domain/collectors/survey/survey.h"
#include "foundation/platform/recording.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace asepsie::tests {

// The first line of the kernel's tables of sockets (proc_net_tcp(5)).
inline const std::string sockets_head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

enum class Account { person, administrator };

class Computer {
public:
    explicit Computer(Account account = Account::person)
    {
        recording.now = parse_moment("2026-11-23T09:00:00Z").value();
        recording.identity = account == Account::person ? platform::Identity{1000, 1000, {1000}, "claire", "/home/claire", false}
                                                        : platform::Identity{0, 0, {0}, "root", "/root", true};
    }

    Computer& file(const std::string& path, std::string content) { return add(path, platform::FileKind::regular, std::move(content)); }
    Computer& link(const std::string& path, std::string target) { return add(path, platform::FileKind::link, std::move(target)); }
    Computer& program(const std::string& path) { return file(path, ""); }
    Computer& folder(const std::string& path, std::uint32_t mode, std::uint32_t uid)
    {
        platform::FileStatus status;
        status.kind = platform::FileKind::directory;
        status.mode = mode;
        status.uid = uid;
        recording.nodes[path].status = status;
        return file(path + "/.keep", "");
    }
    // A file changed that day, written as 2026-11-20.
    Computer& dated(const std::string& path, std::string_view day)
    {
        platform::FileStatus status;
        status.kind = platform::FileKind::regular;
        status.modified = parse_moment(std::string(day) + "T09:00:00Z").value();
        recording.nodes[path].status = status;
        return *this;
    }
    Computer& refused(const std::string& path, ErrorCode code = ErrorCode::denied)
    {
        platform::RecordedNode& node = recording.nodes[path];
        node.status = fail(code, path);
        node.content = fail(code, path);
        node.entries = fail(code, path);
        return *this;
    }
    Computer& says(platform::KnownCommand command, Result<std::string> answer)
    {
        recording.commands.insert_or_assign(std::string(platform::name_of(command)), std::move(answer));
        return *this;
    }
    Computer& bus(const std::string& question, std::string answer)
    {
        recording.queries.insert_or_assign({"dbus", question}, std::move(answer));
        return *this;
    }
    Computer& systemd() { return file("/run/systemd/system/.keep", ""); }
    Computer& active(const std::string& unit) { return systemd().link("/run/systemd/units/invocation:" + unit, "0123456789abcdef0123456789abcdef"); }
    Computer& enabled(const std::string& unit)
    {
        return systemd().file("/lib/systemd/system/" + unit, "").link("/etc/systemd/system/multi-user.target.wants/" + unit, "/lib/systemd/system/" + unit);
    }
    Computer& desktop(const std::string& name)
    {
        recording.environment["XDG_CURRENT_DESKTOP"] = name;
        return *this;
    }
    Computer& settings(const std::map<std::string, collectors::formats::SettingValue, std::less<>>& keys)
    {
        return file("/home/claire/.config/dconf/user", collectors::formats::write_dconf_database(keys));
    }

    // releases: the table of ends of support.
    [[nodiscard]] facts::FactSet learnt_by(void (*collector)(collectors::Survey&), std::span<const knowledge::Release> releases = {}) const
    {
        return learnt_by({collector}, releases);
    }
    // Runs the collectors one after the other.
    [[nodiscard]] facts::FactSet learnt_by(std::initializer_list<void (*)(collectors::Survey&)> collectors, std::span<const knowledge::Release> releases = {}) const
    {
        platform::Recording whole = recording;
        platform::add_tree(whole, files);
        const platform::RecordedMachine machine(std::move(whole));
        knowledge::Catalogue catalogue;
        catalogue.releases = releases;
        facts::FactSet learnt(fact::declared);
        collectors::Survey survey(machine, catalogue, learnt);
        for (const auto& collector : collectors) {
            collector(survey);
        }
        return learnt;
    }

    platform::Recording recording;
    std::vector<platform::TreeFile> files;

private:
    Computer& add(const std::string& path, platform::FileKind kind, std::string content)
    {
        files.push_back({path, kind, std::move(content)});
        return *this;
    }
};

// Why a fact is missing, or nothing where it is known.
template <typename T>
std::optional<facts::Missing> missing(const facts::FactSet& learnt, facts::Key<T> key)
{
    const facts::Unlearnt* unlearnt = learnt.at(key.index).missing();
    return unlearnt != nullptr ? std::optional(unlearnt->why) : std::nullopt;
}

// The same in words; "known" where it is not missing.
inline std::string missing_of(const facts::FactSet& learnt, std::uint16_t index)
{
    const facts::Unlearnt* unlearnt = learnt.at(index).missing();
    return unlearnt != nullptr ? std::string(facts::name_of(unlearnt->why)) : "known";
}

}  // namespace asepsie::tests
