# A folder is a library, and the folder is the list of its sources: nothing is listed by hand.
#
#   asepsie_folder([WORKER_ONLY] DEPENDS domain/facts foundation/base LIBRARIES lz4)
#
# makes the library of the current folder under src/ (target domain_checks for src/domain/checks). DEPENDS names the folders whose headers it may
# include; tests/lint/includes.py holds the includes against it. WORKER_ONLY: it reads hostile bytes or draws, and no program but asepsie-worker may link it;
# asepsie_refuse_worker_only(PROGRAM) stops the build where one does. An empty folder stops the build.

function(asepsie_units variable)  # every .cpp of the current folder
  file(GLOB units CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  if(NOT units)
    message(FATAL_ERROR "${CMAKE_CURRENT_SOURCE_DIR} holds no source: a folder that turns out empty is a mistake")
  endif()
  set(${variable} ${units} PARENT_SCOPE)
endfunction()

function(asepsie_target_name variable folder)
  string(REPLACE "/" "_" name "${folder}")
  set(${variable} "${name}" PARENT_SCOPE)
endfunction()

function(asepsie_folder)
  cmake_parse_arguments(arg "WORKER_ONLY" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/src" "${CMAKE_CURRENT_SOURCE_DIR}")
  asepsie_target_name(target "${folder}")
  asepsie_units(units)
  add_library(${target} STATIC ${units})
  target_link_libraries(${target} PUBLIC asepsie_options)
  foreach(dependency IN LISTS arg_DEPENDS)
    asepsie_target_name(dependency_target "${dependency}")
    target_link_libraries(${target} PUBLIC ${dependency_target})
  endforeach()
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
  set_target_properties(${target} PROPERTIES ASEPSIE_WORKER_ONLY ${arg_WORKER_ONLY})
endfunction()

function(asepsie_refuse_worker_only program)
  set(waiting ${program})
  set(seen "")
  while(waiting)
    list(POP_FRONT waiting target)
    if(NOT TARGET ${target} OR target IN_LIST seen)
      continue()
    endif()
    list(APPEND seen ${target})
    get_target_property(worker_only ${target} ASEPSIE_WORKER_ONLY)
    if(worker_only)
      message(FATAL_ERROR "${program} links ${target}, which only asepsie-worker may")
    endif()
    get_target_property(linked ${target} LINK_LIBRARIES)
    if(linked)
      list(APPEND waiting ${linked})
    endif()
  endwhile()
endfunction()

# Writes HEADER, which declares one function for each source of the current folder and gathers them, in the order of their names, in the array `all`:
#   asepsie_registry(domain/collectors/linux/all.h asepsie::collectors::linux_os "Survey&")
# A unit is then added by writing its file.
function(asepsie_registry header namespace parameters)
  asepsie_units(units)
  set(declarations "")
  set(elements "")
  foreach(unit IN LISTS units)
    get_filename_component(stem "${unit}" NAME_WE)
    string(APPEND declarations "void ${stem}(${parameters});\n")
    string(APPEND elements "    {\"${stem}\", ${stem}},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/${header}" @ONLY CONTENT
"// Generated from the sources of the folder. Do not edit. Include it after the types it names.
#pragma once

#include <string_view>

namespace ${namespace} {

${declarations}
struct Unit {
    std::string_view name;
    void (*run)(${parameters});
};

inline constexpr Unit all[] = {
${elements}};

}  // namespace ${namespace}
")
endfunction()
