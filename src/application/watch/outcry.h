// What is done in an alarm beside the watch, which goes on meanwhile: a notice on the desktop, and the program that the user chose for it.
#pragma once

#include "foundation/base/result.h"

#include <future>
#include <optional>
#include <string>

namespace asepsie::application {

class Outcry {
public:
    // Starts both at once; the one that is still at work is left at it. script: empty for none. Ending this object waits for both.
    void start(const std::string& title, const std::string& text, const std::string& script);
    // How the script ended, told once; nothing where it is at work, or there is none.
    std::optional<Result<Done>> script_ended();

private:
    std::future<Result<Done>> m_notice;
    std::future<Result<Done>> m_script;
};

}  // namespace asepsie::application
