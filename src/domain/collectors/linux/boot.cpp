// How this computer starts: what its firmware checks, how old it is, and what the kernel holds programs to.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/formats/efi_variable.h"
#include "domain/collectors/formats/firmware_date.h"
#include "domain/collectors/linux/all.h"
#include "foundation/base/text.h"

namespace asepsie::collectors::linux_os {
namespace {

const std::string efi_path = "/sys/firmware/efi";
const std::string variables_path = "/sys/firmware/efi/efivars";
// The names carry the identifier of who defines them: UEFI (EFI_GLOBAL_VARIABLE), and shim, which starts Linux under Secure Boot.
const std::string secure_boot_path = variables_path + "/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
const std::string setup_mode_path = variables_path + "/SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c";
const std::string shim_insecure_path = variables_path + "/MokSBStateRT-605dab50-e046-4300-abb6-3dd810dd8b23";
const std::string firmware_path = "/sys/class/dmi/id";
const std::string firmware_date_path = firmware_path + "/bios_date";
const std::string tpm_path = "/sys/class/tpm/tpm0";
const std::string apparmor_path = "/sys/module/apparmor/parameters/enabled";
const std::string selinux_path = "/sys/fs/selinux/enforce";

// "none": a guest that the host starts, or a board with neither UEFI nor BIOS.
std::string boot_mode(Survey& survey)
{
    if (survey.is_container()) {
        return "none";
    }
    if (survey.machine.exists(efi_path)) {
        return "uefi";
    }
    const bool is_guest = survey.is_virtual_machine().value_or(false);
    return !is_guest && survey.machine.exists(firmware_path) ? "bios" : "none";
}

// A variable that the firmware, or shim, does not define is off.
Result<bool> flag(const Survey& survey, const std::string& path)
{
    const auto bytes = survey.read(path);
    if (!bytes.ok() && bytes.error().code == ErrorCode::not_found) {
        return false;
    }
    return bytes.ok() ? formats::parse_efi_flag(*bytes) : Result<bool>(bytes.error());
}

Result<bool> setup_mode(const Survey& survey, std::string_view mode)
{
    if (mode != "uefi") {
        return false;
    }
    if (survey.names_in(variables_path).empty()) {
        return fail(ErrorCode::unsupported, "the variables of the firmware are not shown");
    }
    return flag(survey, setup_mode_path);
}

// As the kernel judges it when it starts (drivers/firmware/efi/libstub/secureboot.c): on, keys in place, and shim not told to let everything pass.
Result<bool> secure_boot(const Survey& survey, std::string_view mode)
{
    if (mode != "uefi") {
        return false;
    }
    const bool without_keys = TRY(setup_mode(survey, mode));
    return TRY(flag(survey, secure_boot_path)) && !without_keys && !TRY(flag(survey, shim_insecure_path));
}

// 2 for TPM 2.0, 1 for TPM 1.2, 0 where there is none that works.
Result<std::int64_t> tpm_version(Survey& survey)
{
    const auto content = survey.read(tpm_path + "/tpm_version_major");
    if (content.ok()) {
        const auto version = text::to_integer(text::trim(*content));
        return version ? Result<std::int64_t>(*version) : fail(ErrorCode::malformed, tpm_path + ": the version is no number");
    }
    if (content.error().code != ErrorCode::not_found) {
        return content.error();
    }
    // Kernels before 5.6 show the chip without its version.
    return survey.machine.exists(tpm_path) ? Result<std::int64_t>(fail(ErrorCode::unsupported, "a TPM of a version that is not told")) : std::int64_t{0};
}

Result<Date> firmware_date(Survey& survey)
{
    const auto content = survey.read(firmware_date_path);
    if (!content.ok()) {
        return content.error().code == ErrorCode::not_found ? fail(ErrorCode::unsupported, "the firmware tells no date") : content.error();
    }
    return formats::parse_firmware_date(*content);
}

// A setting that the kernel shows as one letter; nothing where it has no such guard.
Result<std::string> guard(const Survey& survey, const std::string& path)
{
    const auto content = survey.read(path);
    if (!content.ok()) {
        return content.error().code == ErrorCode::not_found ? Result<std::string>(std::string()) : content;
    }
    return std::string(text::trim(*content));
}

Result<std::string> kernel_guard(Survey& survey)
{
    const auto apparmor = guard(survey, apparmor_path);
    const auto selinux = guard(survey, selinux_path);
    if (apparmor.value_or("") == "Y") {
        return std::string("apparmor");
    }
    if (selinux.value_or("") == "1") {
        return std::string("selinux");
    }
    for (const Result<std::string>& unread : {apparmor, selinux}) {
        if (!unread.ok()) {
            return unread.error();
        }
    }
    return std::string("none");
}

}  // namespace

void boot(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const std::string mode = boot_mode(survey);
    facts.learn(fact::boot_mode, mode, efi_path);
    facts.learn_or_miss(fact::secure_boot_enabled, secure_boot(survey, mode), secure_boot_path);
    facts.learn_or_miss(fact::secure_boot_setup_mode, setup_mode(survey, mode), setup_mode_path);
    facts.learn_or_miss(fact::tpm_version, tpm_version(survey), tpm_path);
    facts.learn_or_miss(fact::firmware_date, firmware_date(survey), firmware_date_path);
    facts.learn_or_miss(fact::kernel_guard, kernel_guard(survey), apparmor_path);
}

}  // namespace asepsie::collectors::linux_os
