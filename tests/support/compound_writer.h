// OLE compound files, macros and compressed containers, written as plainly as their readers allow, for tests.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace asepsie::tests {

// Streams by path ("VBA/dir"); storages come of themselves.
std::string compound_file(const std::map<std::string, std::string>& streams);

// A container of MS-OVBA 2.4.1 that holds only literals.
std::string vba_container(std::string_view source);

// The streams of a VBA project of one module, below the folder ("" or "Macros/").
std::map<std::string, std::string> vba_project(const std::string& folder, std::string_view source);

std::string utf16(std::string_view ascii);
std::string little_endian(unsigned long long number, int bytes);

}  // namespace asepsie::tests
