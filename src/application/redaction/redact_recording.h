// A recording that may be shown to others: the same verdicts, without the names, serials and addresses of the people and the place.
#pragma once

#include "foundation/platform/recording.h"

namespace asepsie::application {

// Accounts become "user1", "user2"…, and their homes follow; the computer becomes "computer"; e-mail, MAC and IP addresses and the serials of disks
// are replaced by others of the same kind; words in names of people's files and folders are replaced but for those that say what a folder is
// ("Dossiers patients Durand" becomes "Dossiers patients x1"); keys, passwords, hashes of passwords and names of Wi-Fi networks are taken out; package lists
// are cut down to the packages installed. What is replaced is replaced everywhere in the same way.
platform::Recording redact_recording(const platform::Recording& recording);

}  // namespace asepsie::application
