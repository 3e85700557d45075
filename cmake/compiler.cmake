# How every translation unit is compiled and linked. One INTERFACE target carries it: asepsie_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(ASEPSIE_CCACHE ccache)
if(ASEPSIE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ASEPSIE_CCACHE}")
endif()

add_library(asepsie_options INTERFACE)
target_include_directories(asepsie_options INTERFACE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/generated")
target_compile_options(asepsie_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
target_compile_definitions(asepsie_options INTERFACE _GLIBCXX_ASSERTIONS FMT_HEADER_ONLY)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns of uninitialised members of std::variant and std::string that are initialised (GCC bugs 105562, 105329).
  target_compile_options(asepsie_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
else()
  # std::stable_sort of libstdc++ 12 calls std::get_temporary_buffer, which it marks deprecated itself.
  target_compile_options(asepsie_options INTERFACE -Wno-deprecated-declarations)
endif()

find_program(ASEPSIE_MOLD mold)
if(ASEPSIE_MOLD AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(asepsie_options INTERFACE -fuse-ld=mold)
endif()

if(ASEPSIE_SANITIZE)
  target_compile_options(asepsie_options INTERFACE -fsanitize=${ASEPSIE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(asepsie_options INTERFACE -fsanitize=${ASEPSIE_SANITIZE})
  if(ASEPSIE_FUZZ)
    target_compile_options(asepsie_options INTERFACE -g1 -O1)
  else()
    # The preset dev is built from nothing on two cores at every change, so compiling must cost little. foundation/pdf/reading as one unit: 40 s at -O1 with
    # every check, 32 s without the checks left out here, 16 s at -Og; its tests run 2 % longer, those of foundation/images 6 %. Tests as such are not
    # optimised (tests/CMakeLists.txt). Of the checks left out, null faults by itself, object-size is mostly the address sanitizer's, vptr and alignment
    # are what is missed; the fuzz preset makes them all. -g1: lines of a stack trace, no variables. One unit holds up to eight files of a folder
    # (CMAKE_UNITY_BUILD in the preset), since the same headers take most of the time. No precompiled headers: ccache takes them only when told to look
    # less closely.
    target_compile_options(asepsie_options INTERFACE -fno-sanitize=vptr,null,alignment,object-size)
    set(CMAKE_CXX_FLAGS_DEBUG "-g1 -Og")
  endif()
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  # Hardened: checked libc calls, stack protection, full RELRO, position-independent. The C++ library is linked in, to start faster
  # and to run where it is not installed.
  target_compile_options(asepsie_options INTERFACE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE
    -ffunction-sections -fdata-sections)
  target_link_options(asepsie_options INTERFACE -pie -static-libstdc++ -static-libgcc -Wl,-z,relro,-z,now,-z,noexecstack,--gc-sections)
endif()
