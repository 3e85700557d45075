#include "domain/watch/content.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace asepsie::watch {
namespace {

std::string even_bytes(std::size_t bytes)
{
    static std::mt19937_64 draw(11);
    std::string out(bytes, '\0');
    for (char& c : out) {
        c = static_cast<char>(draw());
    }
    return out;
}

Content content_of_bytes(const std::string& bytes)
{
    const auto size = static_cast<std::int64_t>(bytes.size());
    const std::string middle = size >= manifest::middle_sampled_from ? bytes.substr(bytes.size() / 2, manifest::sample_bytes) : "";
    return content_of_samples(bytes.substr(0, manifest::sample_bytes), middle, bytes.substr(bytes.size() - static_cast<std::size_t>(tail_bytes(size))), size);
}

std::string but_for_512(const std::string& content) { return content.substr(0, 512) + even_bytes(content.size() - 512); }

std::string letter(std::size_t bytes)
{
    std::string out;
    while (out.size() < bytes) {
        out += "La tension est stable, le traitement est poursuivi sans changement. ";
    }
    return out;
}

const std::string pdf = "%PDF-1.4\n" + even_bytes(3'000) + "\n%%EOF\n";
const std::string office = std::string("PK\x03\x04", 4) + std::string(26, '\0') + "[Content_Types].xml" + even_bytes(5'000) + std::string("PK\x05\x06", 4) + std::string(18, '\0');
const std::string jpeg = "\xFF\xD8\xFF\xE0" + even_bytes(20'000) + "\xFF\xD9";
const std::string png = "\x89PNG\r\n\x1A\n" + even_bytes(2'000) + "IEND\xAE\x42\x60\x82";

TEST(Content, ABeginningThatIsKeptDoesNotHideTheRest)
{
    for (const std::string& content : {pdf, office, jpeg, png, letter(1'500), letter(20'000)}) {
        EXPECT_TRUE(became_unreadable(content_of_bytes(content), content_of_bytes(but_for_512(content)))) << manifest::name_of(content_of_bytes(content).traits.kind) << content.size();
        EXPECT_FALSE(became_unreadable(content_of_bytes(content), content_of_bytes(content)));
    }
}

TEST(Content, OneReadWhileItIsWrittenIsNotLost)
{
    for (const std::string& content : {pdf, office, jpeg, png}) {
        EXPECT_FALSE(became_unreadable(content_of_bytes(content), content_of_bytes(content.substr(0, content.size() - 600))));
    }
}

TEST(Content, AnotherDocumentInItsPlaceIsNoLoss)
{
    EXPECT_FALSE(became_unreadable(content_of_bytes(letter(1'500)), content_of_bytes(pdf)));
    EXPECT_FALSE(became_unreadable(content_of_bytes(letter(1'500)), content_of_bytes("\x1F\x8B\x08" + even_bytes(5'000))));
    EXPECT_FALSE(became_unreadable(content_of_bytes(pdf), content_of_bytes(jpeg)));
    EXPECT_FALSE(became_unreadable(content_of_bytes(pdf), content_of_bytes("%PDF-1.7\n" + even_bytes(9'000) + "%%EOF\n")));
    EXPECT_FALSE(became_unreadable(content_of_bytes(letter(1'500)), content_of_bytes(letter(9'000))));
}

TEST(Content, ATextThatHeldRandomBytesBeforeSaysNothing)
{
    const std::string mixed = letter(9'000) + even_bytes(9'000);
    EXPECT_FALSE(became_unreadable(content_of_bytes(mixed), content_of_bytes(letter(5'000) + even_bytes(14'000))));
    EXPECT_TRUE(became_unreadable(content_of_bytes(letter(18'000)), content_of_bytes(letter(5'000) + even_bytes(14'000))));
}

TEST(Content, AFileWithoutTheEndOfItsKindIsNotHeldToIt)
{
    const std::string open_ended = "%PDF-1.4\n" + even_bytes(3'000);
    EXPECT_FALSE(became_unreadable(content_of_bytes(open_ended), content_of_bytes(but_for_512(open_ended))));
}

TEST(Content, ShortFilesAreNotMeasured)
{
    EXPECT_FALSE(became_unreadable(content_of_bytes(letter(200)), content_of_bytes(even_bytes(200))));
    EXPECT_FALSE(became_unreadable(content_of_bytes("x"), content_of_bytes("")));
}

}  // namespace
}  // namespace asepsie::watch
