// Functions of a library that is loaded when it is first needed, so that nothing else waits for it. Only for the sources of this folder.
#pragma once

#include <dlfcn.h>

namespace asepsie::crypto {

// Null where it is not there. Never given back: OpenSSL does not bear it.
inline void* load_library(const char* name) { return dlopen(name, RTLD_NOW | RTLD_LOCAL); }

// Whether the library, or one that it needs in turn, has the function.
template <typename Function>
bool look_up(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

}  // namespace asepsie::crypto
