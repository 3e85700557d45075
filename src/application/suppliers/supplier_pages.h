// Suppliers as pages: all of them, one, its answers, and what to do if it is attacked.
#pragma once

#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_view.h"

namespace asepsie::application {

document::Document suppliers_page(const std::vector<OneSupplier>& all, const PageSetting& setting);
// One supplier in two parts, between which the site has its next gesture: how it stands, and what there is of it but for the open promises, which the site shows with theirs.
// Whole: one after the other, with all promises.
enum class SupplierPart : std::uint8_t { whole, standing, records };
document::Document supplier_page(const SupplierView& view, SupplierPart part, const PageSetting& setting);
// Every question with its answer and what it is worth, what has changed since last time, and the proofs to ask for.
document::Document answers_page(const SupplierView& view, const PageSetting& setting);
document::Document compromised_page(const SupplierView& view, const PageSetting& setting);
// Promises of all suppliers, by day.
document::Document commitments_page(const std::vector<OneSupplier>& all, const PageSetting& setting);

std::string trust_in_words(const suppliers::Return& returned, const PageSetting& setting);
// What else is to be known of the file: each a sentence.
std::vector<std::string> notes_in_words(const suppliers::Return& returned, const PageSetting& setting);
// What is said when an answer was kept: how much was answered, what could not be read, how far it can be believed and why not.
std::string reception_in_words(const SupplierView& view, const suppliers::Return& returned, const PageSetting& setting);
std::string contradiction_in_words(const suppliers::Contradiction& contradiction, const PageSetting& setting);
std::string commitment_in_words(const suppliers::Commitment& commitment, const PageSetting& setting);

// What was asked, as a quotation: "you" in it is the supplier.
std::string question_quoted(const suppliers::Question& question, const PageSetting& setting);
// What a computer showed, as the check says it; empty where that names things that only the look itself knew.
std::string seen_in_words(const knowledge::Check& check, const PageSetting& setting);
document::StatusLine commitment_line(const suppliers::Commitment& commitment, const PageSetting& setting);

}  // namespace asepsie::application
