// How the watch over the documents stands, as blocks of a page.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/watch/watch_status.h"

namespace asepsie::application {

// status: not_found where nothing was ever watched; any other error where that is not known.
document::Document watch_page(const Result<WatchStatus>& status, const PageSetting& setting, Moment now);

}  // namespace asepsie::application
