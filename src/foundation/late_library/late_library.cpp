#include "foundation/late_library/late_library.h"

#include <dlfcn.h>

namespace asepsie {

void* load_library(const char* name) { return ::dlopen(name, RTLD_NOW | RTLD_LOCAL); }

void* symbol_of(void* library, const char* name) { return ::dlsym(library, name); }

}  // namespace asepsie
