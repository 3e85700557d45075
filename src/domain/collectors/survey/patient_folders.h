// Folders whose name says that they hold patients' papers, and who else on the computer may walk into a folder. Only names and modes are read, never
// a file's content.
#pragma once

#include "domain/collectors/formats/mount_table.h"
#include "foundation/platform/machine.h"

#include <string>
#include <string_view>
#include <vector>

namespace asepsie::collectors {

// "Patients", "dossiers_patients", "Comptes-rendus 2024", "DICOM". Case, accents and what joins the words do not matter.
bool speaks_of_patients(std::string_view name);

struct SearchRoot {
    std::string path;
    bool name_counts = false;  // it may itself be a patients' folder: a disk's mount point, not the home of an account called "cabinet"
};

// The patients' folders in the roots and in their folders (two levels), the outermost of each branch only, sorted and each once. Hidden folders,
// links and folders that are read over the network are passed over; so are all that remain once the walk has listed its most.
std::vector<std::string> find_patient_folders(const platform::Machine& machine, const formats::MountTable* mounts, std::vector<SearchRoot> roots);

// Whether the folder is the network's: listing it could wait for ever.
bool is_read_over_network(const formats::MountTable* mounts, std::string_view path);

// Whether an account that is neither the owner nor of the group may list, enter or change the folder, every folder above letting it pass.
Result<bool> is_open_to_others(const platform::Machine& machine, const std::string& folder);

}  // namespace asepsie::collectors
