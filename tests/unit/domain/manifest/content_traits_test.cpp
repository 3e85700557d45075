#include "domain/manifest/content_traits.h"

#include <gtest/gtest.h>

#include <random>

namespace asepsie::manifest {
namespace {

using namespace std::string_view_literals;

std::string chance(std::size_t bytes, unsigned seed = 1)
{
    std::mt19937 generator(seed);
    std::string content(bytes, '\0');
    for (char& c : content) {
        c = static_cast<char>(generator() & 0xFFU);
    }
    return content;
}

TEST(ContentTraits, tell_kinds_by_their_first_bytes)
{
    EXPECT_EQ(kind_of(""), ContentKind::empty);
    EXPECT_EQ(kind_of("%PDF-1.7\n"), ContentKind::pdf);
    EXPECT_EQ(kind_of("SQLite format 3\0"sv), ContentKind::sqlite);
    EXPECT_EQ(kind_of("\xFF\xD8\xFF\xE0"), ContentKind::jpeg);
    EXPECT_EQ(kind_of("PK\x03\x04" + std::string(26, '\0') + "[Content_Types].xml"), ContentKind::office);
    EXPECT_EQ(kind_of("PK\x03\x04" + std::string(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.text"), ContentKind::office);
    EXPECT_EQ(kind_of("PK\x03\x04" + std::string(26, '\0') + "photo.jpg"), ContentKind::zip);
    EXPECT_EQ(kind_of("PK\x03\x04"), ContentKind::zip);
    EXPECT_EQ(kind_of("\x1F\x8B\x08\0"sv), ContentKind::gzip);
    EXPECT_EQ(kind_of(std::string(128, '\0') + "DICM"), ContentKind::dicom);
    EXPECT_EQ(kind_of("Compte rendu de la s\xC3\xA9"), ContentKind::text);
    EXPECT_EQ(kind_of("s\xE9" "ance \xE9tendue, en Latin-1 comme autrefois"), ContentKind::text);
    EXPECT_EQ(kind_of("\xFF\xFEh\0i\0"sv), ContentKind::text);
    EXPECT_EQ(kind_of("Здравствуйте, cut\xD0"), ContentKind::text);
    for (unsigned seed = 1; seed < 200; ++seed) {
        EXPECT_EQ(kind_of("\x80" + chance(4'095, seed)), ContentKind::unknown);
    }
}

TEST(ContentTraits, count_entropy_in_sixteenths_of_a_bit)
{
    EXPECT_EQ(entropy_of(""), 0);
    EXPECT_EQ(entropy_of(std::string(4'096, 'x')), 0);
    EXPECT_EQ(entropy_of("abababab"), 16);
    std::string all;
    for (int i = 0; i < 4'096; ++i) {
        all += static_cast<char>(i);
    }
    EXPECT_EQ(entropy_of(all), 128);
}

TEST(ContentTraits, know_chance_from_text_at_any_size)
{
    for (const std::size_t bytes : {256U, 300U, 511U, 512U, 1'000U, 4'096U}) {
        for (unsigned seed = 1; seed < 100; ++seed) {
            EXPECT_TRUE(looks_random(entropy_of(chance(bytes, seed)), static_cast<std::int64_t>(bytes))) << bytes;
        }
        std::string letters = chance(bytes);  // base 64: six bits a byte
        for (char& c : letters) {
            c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[static_cast<unsigned char>(c) & 63U];
        }
        EXPECT_FALSE(looks_random(entropy_of(letters), static_cast<std::int64_t>(bytes))) << bytes;
    }
    EXPECT_FALSE(looks_random(128, 255));
}

TEST(ContentTraits, sample_beginning_and_middle_however_the_pieces_fall)
{
    const std::string content = "%PDF-" + std::string(50'000, 'a') + chance(8'192) + std::string(50'000, 'b');
    ContentSampler whole(static_cast<std::int64_t>(content.size()));
    whole.add(content);
    EXPECT_EQ(whole.traits().kind, ContentKind::pdf);
    EXPECT_LT(whole.traits().head_entropy, 4);
    EXPECT_GT(whole.traits().middle_entropy, 80);
    for (const std::size_t step : {1U, 7U, 4'095U, 4'096U, 60'000U}) {
        ContentSampler sampler(static_cast<std::int64_t>(content.size()));
        for (std::size_t at = 0; at < content.size(); at += step) {
            sampler.add(std::string_view(content).substr(at, step));
        }
        EXPECT_EQ(sampler.traits(), whole.traits()) << step;
    }
    ContentSampler small(3);
    small.add("abc");
    EXPECT_EQ(small.traits().middle_entropy, small.traits().head_entropy);
}

}  // namespace
}  // namespace asepsie::manifest
