// A small made-up computer for the tests of the collectors: files, refusals and answers, then what is learnt of it.
#pragma once

#include "domain/collectors/survey/survey.h"
#include "foundation/platform/recording.h"

#include <string>
#include <utility>
#include <vector>

namespace asepsie::tests {

enum class Account { person, administrator };

class Computer {
public:
    explicit Computer(Account account = Account::person)
    {
        m_recording.now = parse_moment("2026-11-23T09:00:00Z").value();
        m_recording.identity = account == Account::person ? platform::Identity{1000, 1000, {1000}, "claire", "/home/claire", false}
                                                          : platform::Identity{0, 0, {0}, "root", "/root", true};
    }

    Computer& file(const std::string& path, std::string content) { return add(path, platform::FileKind::regular, std::move(content)); }
    Computer& link(const std::string& path, std::string target) { return add(path, platform::FileKind::link, std::move(target)); }
    Computer& program(const std::string& path) { return file(path, ""); }
    Computer& refuse(const std::string& path, ErrorCode code = ErrorCode::denied)
    {
        platform::RecordedNode& node = m_recording.nodes[path];
        node.status = fail(code, path);
        node.content = fail(code, path);
        return *this;
    }
    Computer& says(platform::KnownCommand command, Result<std::string> answer)
    {
        m_recording.commands.insert_or_assign(std::string(platform::name_of(command)), std::move(answer));
        return *this;
    }
    Computer& bus(const std::string& question, std::string answer)
    {
        m_recording.queries.insert_or_assign({"dbus", question}, std::move(answer));
        return *this;
    }
    Computer& systemd() { return file("/run/systemd/system/.keep", ""); }
    Computer& active(const std::string& unit) { return systemd().link("/run/systemd/units/invocation:" + unit, "0123456789abcdef0123456789abcdef"); }
    Computer& enabled(const std::string& unit)
    {
        return systemd().file("/lib/systemd/system/" + unit, "").link("/etc/systemd/system/multi-user.target.wants/" + unit, "/lib/systemd/system/" + unit);
    }

    // Runs the collectors one after the other.
    [[nodiscard]] facts::FactSet learnt_by(std::initializer_list<void (*)(collectors::Survey&)> collectors) const
    {
        platform::Recording recording = m_recording;
        platform::add_tree(recording, m_files);
        const platform::RecordedMachine machine(std::move(recording));
        const knowledge::Catalogue catalogue{};
        facts::FactSet facts(fact::declared);
        collectors::Survey survey(machine, catalogue, facts);
        for (const auto& collector : collectors) {
            collector(survey);
        }
        return facts;
    }

private:
    Computer& add(const std::string& path, platform::FileKind kind, std::string content)
    {
        m_files.push_back({path, kind, std::move(content)});
        return *this;
    }

    platform::Recording m_recording;
    std::vector<platform::TreeFile> m_files;
};

// Why a fact is missing; "known" where it is not.
inline std::string missing_of(const facts::FactSet& facts, std::uint16_t index)
{
    const facts::Unlearnt* missing = facts.at(index).missing();
    return missing != nullptr ? std::string(facts::name_of(missing->why)) : "known";
}

}  // namespace asepsie::tests
