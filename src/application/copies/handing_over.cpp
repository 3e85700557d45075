#include "application/copies/handing_over.h"

namespace asepsie::copies {
namespace {

// restic takes blanks off both ends of a passphrase it reads from a file, and a leading byte order mark for one (internal/textfile).
bool survives_a_file(std::string_view passphrase)
{
    const bool is_marked = passphrase.starts_with("\xEF\xBB\xBF") || passphrase.starts_with("\xFE\xFF") || passphrase.starts_with("\xFF\xFE");
    const auto is_blank = [](char sign) { return std::string_view(" \t\r\n\v\f\xC2\xA0\x85").find(sign) != std::string_view::npos; };
    return !is_marked && !is_blank(passphrase.front()) && !is_blank(passphrase.back());
}

}  // namespace

void hand_over(platform::ProgramCall& call, std::string_view passphrase)
{
    if (passphrase.empty()) {
        return;
    }
    const std::string number = std::to_string(platform::handed_number);
    if (call.program == platform::OutsideProgram::borg) {
        call.environment.emplace_back("BORG_PASSPHRASE_FD", number);
        call.handed_over = passphrase;
    } else if (survives_a_file(passphrase)) {
        call.environment.emplace_back("RESTIC_PASSWORD_FILE", "/dev/fd/" + number);
        call.handed_over = passphrase;
    } else {
        call.secret_variable = "RESTIC_PASSWORD";
        call.secret_value = passphrase;
    }
}

}  // namespace asepsie::copies
