#include "domain/collectors/gather.h"

#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"

namespace asepsie::collectors {

facts::FactSet gather(const platform::Machine& machine, const knowledge::Catalogue& catalogue)
{
    facts::FactSet learnt(fact::declared);
    Survey survey(machine, catalogue, learnt);
    if (machine.system() == platform::System::linux_os) {
        for (const linux_os::Unit& collector : linux_os::all) {
            collector.run(survey);
        }
    }
    return learnt;
}

}  // namespace asepsie::collectors
