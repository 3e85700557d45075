#include "foundation/platform/recording.h"

namespace asepsie::platform {

RecordingMachine::RecordingMachine(const Machine& asked) : m_asked(asked)
{
    m_recording.system = asked.system();
    m_recording.now = asked.now();
    m_recording.identity = asked.identity();
}

std::optional<std::string> RecordingMachine::environment(std::string_view name) const
{
    auto answer = m_asked.environment(name);
    if (answer) {
        m_recording.environment.insert_or_assign(std::string(name), *answer);
    }
    return answer;
}

Result<std::string> RecordingMachine::read_file(const std::string& path, std::size_t max_bytes) const
{
    return *(m_recording.nodes[path].content = m_asked.read_file(path, max_bytes));
}

Result<std::vector<DirectoryEntry>> RecordingMachine::list_directory(const std::string& path) const
{
    return *(m_recording.nodes[path].entries = m_asked.list_directory(path));
}

Result<FileStatus> RecordingMachine::status(const std::string& path) const { return *(m_recording.nodes[path].status = m_asked.status(path)); }

Result<std::string> RecordingMachine::read_link(const std::string& path) const { return *(m_recording.nodes[path].link = m_asked.read_link(path)); }

Result<std::string> RecordingMachine::run_known(KnownCommand command) const
{
    auto answer = m_asked.run_known(command);
    m_recording.commands.insert_or_assign(std::string(name_of(command)), answer);
    return answer;
}

Result<std::string> RecordingMachine::query(QueryLanguage language, const std::string& question) const
{
    auto answer = m_asked.query(language, question);
    m_recording.queries.insert_or_assign({std::string(name_of(language)), question}, answer);
    return answer;
}

Result<std::string> RecordingMachine::registry(const std::string& key, const std::string& name) const
{
    auto answer = m_asked.registry(key, name);
    m_recording.registry.insert_or_assign({key, name}, answer);
    return answer;
}

}  // namespace asepsie::platform
