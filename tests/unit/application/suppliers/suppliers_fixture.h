// A practice's notebook with one supplier that maintains, on the spot and from afar; and a worker that was told what a file says.
#pragma once

#include "application/practice/practice_changes.h"
#include "application/practice/practice_pages.h"
#include "application/suppliers/supplier_work.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

namespace asepsie::application {

namespace fs = std::filesystem;
using suppliers::Trust;
using suppliers::Verdict;

inline const Moment noon = *parse_moment("2026-11-25T12:00:00Z");
inline const Date today = date_of(noon);

// A worker that was told what the file says.
class Told : public worker::Asking {
public:
    ReadAnswers answers;
    [[nodiscard]] Result<std::vector<std::string>> ask(std::string_view, const std::vector<std::string>&) const override { return to_parts(answers); }
};

// All that a page says in its paragraphs, lines and steps.
inline std::string read_in(const document::Document& page)
{
    std::string all;
    for (const document::Block& block : page.blocks) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&block)) {
            all += document::plain(paragraph->text) + "\n";
        } else if (const auto* line = std::get_if<document::StatusLine>(&block)) {
            all += document::plain(line->text + " " + line->aside + " " + line->below) + "\n";
        } else if (const auto* steps = std::get_if<document::Steps>(&block)) {
            for (const std::string& step : steps->items) {
                all += document::plain(step) + "\n";
            }
        }
    }
    return all;
}

class Suppliers : public testing::Test {
protected:
    Suppliers()
        : folder((fs::temp_directory_path() / ("asepsie-suppliers-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name())).string())
        , file(std::move(PracticeFile::create(storage::this_disk(), cleared(folder), crypto::Secret::copy_of("sept mots au hasard"), crypto::least_cost, noon)).value().file)
        , book(file)
    {
        supplier = *file.put_entry({0, Register::supplier, "it", "Martin Informatique", "02 40 00 00 00", "contact@martin.example", "", {}, {}}, noon);
        suppliers::Supplier card;
        card.entry = supplier;
        card.activities = {knowledge::Activity::maintains, knowledge::Activity::maintains_remotely};
        EXPECT_TRUE(book.put_supplier(card, noon).ok());
        EXPECT_TRUE(book.accept_signer(supplier, "Paul Martin", "Autorité reconnue", "Claire", noon).ok());
    }
    ~Suppliers() override { fs::remove_all(folder); }

    static std::string cleared(const std::string& path)
    {
        fs::remove_all(path);
        return path;
    }

    suppliers::Request asked() { return std::move(ask_supplier(book, catalogue, supplier, plus_days(today, 30), noon)).value(); }

    // What the worker says of a file; changed: what it says otherwise.
    Incoming incoming(const suppliers::Request& request, Trust trust, std::map<std::string, std::string, std::less<>> fields, const std::function<void(ReadAnswers&)>& changed = nullptr)
    {
        Told told;
        told.answers.trust = trust;
        if (trust == Trust::signed_vouched) {
            told.answers.form = suppliers::Form::pdf;
            told.answers.signer = "Paul Martin";
            told.answers.vouched_by = "Autorité reconnue";
        }
        told.answers.code = trust == Trust::not_signed ? "" : "7KQ2-M9XT-04AB";
        told.answers.fields = std::move(fields);
        told.answers.fields["asepsie.request"] = request.id;
        told.answers.fields["asepsie.version"] = request.version;
        told.answers.fields["signer.name"] = "Paul Martin";
        told.answers.fields["signer.accepts"] = "yes";
        if (changed) {
            changed(told.answers);
        }
        return std::move(read_incoming("reponse.html", "<html>", catalogue, told, {"an authority"}, noon)).value();
    }

    Received received(const Incoming& answer)
    {
        const auto reception = receive_answers(book, catalogue, answer, supplier, noon);
        EXPECT_TRUE(reception.ok());
        return std::get<Received>(*reception);
    }

    Refusal refused(const Incoming& answer, std::optional<std::int64_t> whose)
    {
        const auto reception = receive_answers(book, catalogue, answer, whose, noon);
        EXPECT_TRUE(reception.ok());
        return std::get<Refused>(*reception).why;
    }

    [[nodiscard]] OneSupplier view() const { return std::move(supplier_view(book, catalogue, supplier, today)).value(); }
    [[nodiscard]] PageSetting setting() const { return {catalogue, knowledge::Language::french, today}; }
    [[nodiscard]] std::size_t signed_pieces() const
    {
        const auto kept = file.evidence().value();
        return static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), [](const KeptEvidence& piece) { return piece.evidence.kind == checklist::Kind::signed_by_supplier; }));
    }

    const knowledge::Catalogue& catalogue = knowledge::embedded_catalogue();
    std::string folder;
    PracticeFile file;
    SupplierBook book;
    std::int64_t supplier = 0;
};

}  // namespace asepsie::application
