// pdf_signatures make FOLDER: forms to sign and signed ones. pdf_signatures judge FILE MOMENT [ANCHOR]: what Asepsie says of it, a line each.
#include "foundation/pdf/reading/pdf_form.h"
#include "foundation/pdf/reading/pdf_signature.h"

#include "support/signed_pdf.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace {

using namespace asepsie;

std::string read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

int make(const std::string& folder)
{
    const tests::Authority authority("Autorité d'essai");
    const tests::Identity signer = authority.issue({.name = "Marie Durand", .key = tests::KeyKind::rsa_2048});
    const tests::Identity clock = authority.issue({.name = "Horodatage d'essai", .extended_usage = "critical,timeStamping"});
    write_file(folder + "/form.pdf", tests::sample_form().bytes());
    tests::PdfFile file = tests::sample_form();
    tests::sign(file, signer);
    write_file(folder + "/ours.pdf", file.bytes());
    std::string flipped = file.bytes();
    flipped.replace(flipped.find("Tilleuls"), 8, "Platanes");
    write_file(folder + "/ours-flipped.pdf", flipped);
    tests::PdfFile stamped = tests::sample_form();
    tests::sign(stamped, signer, {.cms = {.claimed = std::nullopt, .clock = &clock}});
    write_file(folder + "/ours-stamped.pdf", stamped.bytes());
    file.update({{7, file.with(7, "Cabinet des Tilleuls", "Mallory")}});
    write_file(folder + "/ours-updated.pdf", file.bytes());
    return 0;
}

int judge(const std::string& path, Moment now, const std::vector<std::string>& certificates)
{
    constexpr const char* states[] = {"not_signed", "broken", "altered_after_signing", "signed_unverified", "signed_vouched_for"};
    const std::string bytes = read_file(path);
    const auto anchors = crypto::TrustAnchors::create(certificates);
    if (!anchors.ok()) {
        return 1;
    }
    const auto found = pdf::read_pdf_signatures(bytes, *anchors, now);
    if (!found.ok()) {
        return 1;
    }
    std::printf("state %s\n", states[static_cast<std::size_t>(found->state)]);
    std::printf("whole %s\n", found->answers_length == bytes.size() ? "yes" : "no");
    for (const auto& signature : found->signatures) {
        std::printf("signer %s\n", signature.report ? signature.report->signer.name.c_str() : "");
    }
    const auto form = pdf::read_pdf_form(std::string_view(bytes).substr(0, found->answers_length == 0 ? bytes.size() : found->answers_length));
    if (form.ok()) {
        for (const auto& [name, value] : form->values) {
            std::printf("value %s=%s\n", name.c_str(), value.c_str());
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 2 && words[0] == "make") {
        return make(words[1]);
    }
    const auto now = words.size() >= 3 ? parse_moment(words[2]) : std::nullopt;
    if (now && words[0] == "judge") {
        return judge(words[1], *now, words.size() > 3 ? std::vector<std::string>{read_file(words[3])} : std::vector<std::string>{});
    }
    return 2;
}
