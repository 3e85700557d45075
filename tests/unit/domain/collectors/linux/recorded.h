// A machine made up for one test: files by their paths, and what was learnt of it by one collector.
#pragma once

#include "domain/collectors/survey/survey.h"
#include "foundation/platform/recording.h"

#include <span>
#include <string>
#include <vector>

namespace asepsie::collectors::linux_os::tests {

struct MadeUp {
    platform::Recording recording = [] {
        platform::Recording empty;
        empty.now = *parse_moment("2026-11-23T09:00:00Z");
        empty.identity.home = "/home/claire";
        return empty;
    }();
    std::vector<platform::TreeFile> files;

    MadeUp& file(const std::string& path, const std::string& content)
    {
        files.push_back({path, platform::FileKind::regular, content});
        return *this;
    }
    MadeUp& link(const std::string& path, const std::string& target)
    {
        files.push_back({path, platform::FileKind::link, target});
        return *this;
    }
    MadeUp& dated(const std::string& path, std::string_view day)
    {
        platform::FileStatus status;
        status.kind = platform::FileKind::regular;
        status.modified = *parse_moment(std::string(day) + "T09:00:00Z");
        recording.nodes[path].status = status;
        return *this;
    }
    MadeUp& refused(const std::string& path)
    {
        const Error denied = fail(ErrorCode::denied, path);
        recording.nodes[path].status = denied;
        recording.nodes[path].content = denied;
        recording.nodes[path].entries = denied;
        return *this;
    }

    // releases: the table of ends of support.
    facts::FactSet learnt_by(void (*collector)(Survey&), std::span<const knowledge::Release> releases = {}) const
    {
        platform::Recording whole = recording;
        platform::add_tree(whole, files);
        const platform::RecordedMachine machine(std::move(whole));
        knowledge::Catalogue catalogue;
        catalogue.releases = releases;
        facts::FactSet learnt(fact::declared);
        Survey survey(machine, catalogue, learnt);
        collector(survey);
        return learnt;
    }
};

// Why a fact is missing, or nothing where it is known.
template <typename T>
std::optional<facts::Missing> missing(const facts::FactSet& learnt, facts::Key<T> key)
{
    const facts::Unlearnt* unlearnt = learnt.at(key.index).missing();
    return unlearnt != nullptr ? std::optional(unlearnt->why) : std::nullopt;
}

}  // namespace asepsie::collectors::linux_os::tests
