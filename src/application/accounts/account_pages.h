// The practice's accounts as pages: what to settle, what a departure and an arrival ask for, and how to adopt a password manager.
#pragma once

#include "application/practice/practice_pages.h"
#include "domain/accounts/review.h"

#include <span>

namespace asepsie::application {

document::Document accounts_page(std::span<const accounts::Account> accounts, std::span<const practice::Entry> people, const PageSetting& setting);
document::Document departure_page(const practice::Entry& person, std::span<const accounts::Account> accounts, const PageSetting& setting);
document::Document arrival_page(const PageSetting& setting);
document::Document manager_page(const PageSetting& setting);
document::Document cards_page(const PageSetting& setting);

}  // namespace asepsie::application
