// Functions of a library that is loaded when it is first needed, so that nothing else waits for it. The one place that sees dlopen(3).
#pragma once

namespace asepsie {

// Null where it is not there. Never given back: OpenSSL does not bear it.
void* load_library(const char* name);
// Null where neither the library nor one that it needs in turn has it.
void* symbol_of(void* library, const char* name);

// Whether there is such a function.
template <typename Function>
bool look_up(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(symbol_of(library, name));
    return function != nullptr;
}

}  // namespace asepsie
