// The options of one step of a command, each shown with its words.
#pragma once

#include "interfaces/cli/program/program.h"

#include <string>

namespace asepsie::cli {

class StepOptions {
public:
    StepOptions(Program& program, CLI::App& command) : m_program(program), m_command(command) {}
    template <typename Place>
    StepOptions& needed(const std::string& name, Place& place, words::Word word)
    {
        m_command.add_option(name, place, m_program.say(word))->type_name("")->required();
        return *this;
    }
    template <typename Place>
    StepOptions& option(const std::string& name, Place& place, words::Word word)
    {
        m_command.add_option(name, place, m_program.say(word))->type_name("");
        return *this;
    }
    StepOptions& flag(const std::string& name, bool& place, words::Word word)
    {
        m_command.add_flag(name, place, m_program.say(word));
        return *this;
    }

private:
    Program& m_program;
    CLI::App& m_command;
};

}  // namespace asepsie::cli
