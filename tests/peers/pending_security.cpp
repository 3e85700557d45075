// Prints what Asepsie learns of the security fixes of this machine: each package that waits for one on a line of its own, or "unknown" and the reason.
#include "domain/collectors/gather.h"
#include "domain/facts/keys.h"
#include "foundation/platform/linux/live_machine.h"

#include <cstdio>

int main()
{
    using namespace asepsie;
    const auto machine = platform::LiveMachine::create(std::chrono::seconds(20));
    if (!machine.ok()) {
        std::printf("unknown: %s\n", machine.error().detail.c_str());
        return 0;
    }
    const facts::FactSet learnt = collectors::gather(**machine, knowledge::embedded_catalogue());
    if (const facts::Unlearnt* missing = learnt.at(fact::pending_security_packages.index).missing()) {
        std::printf("unknown: %s %s\n", std::string(facts::name_of(missing->why)).c_str(), missing->detail.c_str());
        return 0;
    }
    for (const std::string& name : learnt.get(fact::pending_security_packages).value_or(facts::FactList{})) {
        std::printf("%s\n", name.c_str());
    }
    return 0;
}
