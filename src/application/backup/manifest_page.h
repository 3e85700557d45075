// What a folder's inventory says against the one before, as a page.
#pragma once

#include "application/manifest/keep_manifest.h"
#include "application/practice/practice_pages.h"

#include <string>

namespace asepsie::application {

document::Document manifest_page(const KeptManifest& kept, const std::string& folder, const PageSetting& setting);
// "Inventories 1 to 7 hold", or which does not and why.
document::Document chain_page(const Chain& chain, const std::string& folder, const PageSetting& setting);

}  // namespace asepsie::application
