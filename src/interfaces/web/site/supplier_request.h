// What the pages of suppliers share: which supplier a request is about, and files that a browser is given to keep.
#pragma once

#include "application/suppliers/supplier_view.h"
#include "interfaces/web/site/site.h"

namespace asepsie::web {

Result<std::int64_t> supplier_id(const Request& request);  // of "/suppliers/{id}/…"; not_found where it is no number
Result<application::OneSupplier> supplier_in(const Site& site, const Request& request, application::PracticeFile& file);
// Its name, or what is said where it has none yet.
Result<std::string> practice_name(const Site& site, const application::PracticeFile& file);

// What stands under its letters: the same, and how to reach it.
Result<std::string> practice_signature(const Site& site, const application::PracticeFile& file);

std::string path_of(std::int64_t supplier);  // "/suppliers/7"
std::string path_of(const application::SupplierView& view);

// A field that holds a day or nothing. bad_usage where it holds something else.
Result<std::optional<Date>> day_in(const Request& request, std::string_view field);

// Back to that path, where it is said why something was not done.
std::string told(Site& site, std::string path, std::string why);

// Buttons that give the answers to other programs.
Html export_forms(const Site& site, const application::SupplierView& view);

}  // namespace asepsie::web
