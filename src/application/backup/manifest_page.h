// What a folder's inventory says against the one before, as a page.
#pragma once

#include "application/manifest/keep_manifest.h"
#include "application/practice/practice_pages.h"

#include <string>
#include <string_view>

namespace asepsie::application {

document::Document manifest_page(const KeptManifest& kept, const std::string& folder, const PageSetting& setting);
bool is_in_order(const KeptManifest& kept);

// "Inventories 1 to 7 hold", or which does not and why, or that there is none. noted: a noted_fingerprint that must be among them; empty where nobody noted any.
document::Document chain_page(const Chain& chain, std::string_view noted, const std::string& folder, const PageSetting& setting);
bool is_in_order(const Chain& chain, std::string_view noted);

}  // namespace asepsie::application
