// Learns every declared fact of a machine, by the collectors of its system.
#pragma once

#include "domain/facts/fact_set.h"
#include "domain/knowledge/catalogue.h"
#include "foundation/platform/machine.h"

namespace asepsie::collectors {

// The catalogue gives the dated tables that some facts are read off (ends of support).
facts::FactSet gather(const platform::Machine& machine, const knowledge::Catalogue& catalogue);

}  // namespace asepsie::collectors
