// A practice's folder that tests change by hand, and manifests of it.
#pragma once

#include "application/manifest/take_manifest.h"
#include "domain/manifest/judgement.h"
#include "foundation/crypto/seal.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>

namespace asepsie::application {

namespace fs = std::filesystem;
using manifest::SealedManifest;

inline const std::vector<std::string> note_names{"*restore-files*"};

inline crypto::Signer signer_of(char letter) { return crypto::Signer(crypto::Secret::copy_of(std::string(crypto::signing_seed_bytes, letter))); }

class ManifestTest : public testing::Test {
protected:
    ManifestTest()
    {
        std::string pattern = testing::TempDir() + "manifest-XXXXXX";
        m_base = ::mkdtemp(pattern.data());
        m_folder = m_base + "/practice";
        fs::create_directory(m_folder);
    }
    ~ManifestTest() override
    {
        ::chmod((m_folder + "/closed").c_str(), 0700);
        fs::remove_all(m_base);
    }

    void put(const std::string& path, std::string_view content) const
    {
        fs::create_directories(fs::path(m_folder + "/" + path).parent_path());
        std::ofstream(m_folder + "/" + path, std::ios::binary) << content;
    }
    std::string chance(std::size_t bytes)
    {
        std::string content(bytes, '\0');
        for (char& c : content) {
            c = static_cast<char>(m_generator() & 0xFFU);
        }
        return content;
    }
    // What a practice keeps, one file of each kind a hundred times.
    void furnish()
    {
        for (int n = 0; n < 40; ++n) {
            const std::string number = std::to_string(n);
            std::string text;
            for (int line = 0; line < 60; ++line) {
                text += "Madame Martin, vue ce jour pour la consultation " + number + "." + std::to_string(line) + "\n";
            }
            put("courriers/" + std::to_string(n % 8) + "/" + number + ".txt", text);
            put("scans/" + number + ".pdf", "%PDF-1.7\n" + text + chance(6'000));
            put("photos/" + number + ".jpg", "\xFF\xD8\xFF\xE0" + chance(12'000));
        }
    }
    // As if the clock stood a minute later: what was just written counts as settled then.
    static Moment later(int minutes = 1) { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::minutes(minutes); }

    [[nodiscard]] TakenManifest taken(const SealedManifest* previous = nullptr, Reading reading = Reading::new_and_changed) const
    {
        return *take_manifest(m_folder, previous, {reading, tree::Mounts::left_out, 2}, later(), {}, {});
    }
    [[nodiscard]] static SealedManifest sealed(const TakenManifest& taken, char key = 'a') { return *manifest::read_manifest(manifest::write_manifest(taken.manifest, signer_of(key))->bytes); }
    [[nodiscard]] manifest::Verdict verdict_since(const SealedManifest& before) const
    {
        const TakenManifest now = taken(&before);
        return manifest::judge(before.manifest, now.manifest, manifest::compare(before.manifest, now.manifest), note_names).verdict;
    }

    std::string m_base;
    std::string m_folder;
    std::mt19937 m_generator{7};
};

}  // namespace asepsie::application
