#include "tests/process/cli/practice.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/imaging/jpeg_writer.h"
#include "tests/process/cli/dicom_sample.h"

namespace safelight::tests {

namespace {

/// A photograph: a coloured ramp.
Bytes photo() {
  imaging::Rendered picture;
  picture.width = 120;
  picture.height = 80;
  picture.colour = true;
  picture.pixels.resize(120 * 80 * 4);
  auto* words = reinterpret_cast<std::uint32_t*>(picture.pixels.data());
  for (std::uint32_t i = 0; i < 120 * 80; ++i) words[i] = 0xff000000u | (i % 120) << 17 | (i / 120) << 9 | 0x40;
  return imaging::writeJpeg(picture, 90, imaging::ChromaSampling::Full).value();
}

}  // namespace

Practice::Practice() : m_folder(std::make_unique<TemporaryFolder>()) {
  for (const char* name : {"home", "tmp", "vault", "outside", "captures"}) std::filesystem::create_directory(root() / name);
  file("password", std::string(kOwnerPassword) + "\n");
}

Practice Practice::copyOf(const Practice& other) {
  Practice copy;
  for (const char* name : {"home", "vault", "outside"}) {
    std::filesystem::remove_all(copy.root() / name);
    std::filesystem::copy(other.root() / name, copy.root() / name, std::filesystem::copy_options::recursive);
  }
  return copy;
}

Practice Practice::madeWithVault() {
  Practice practice;
  const Ran made = practice.owner({"init", "--practice", "Lindenhof Dental", "--login", kLogin, "--name", "Dr Maria Okafor", "--recovery-out",
                                   practice.kit().string()});
  INFO(made.err);
  REQUIRE(made.status == 0);
  return practice;
}

Practice Practice::madeWithImages() {
  Practice practice = withVault();
  const std::string first = practice.file("first.dcm", makeDicom({}));
  const Ran imported = practice.owner({"import", first, "--new-patients"});
  INFO(imported.err);
  REQUIRE(imported.status == 0);
  const std::string picture = practice.file("smile.jpg", photo());
  REQUIRE(practice.owner({"import", picture, "--patient", "P-48151623"}).status == 0);
  DicomSample stranger;
  stranger.name = "STRANGER^OTTO";
  stranger.number = "X-1";
  stranger.instance = "2";
  stranger.pixelText = "another picture";
  REQUIRE(practice.owner({"import", practice.file("stranger.dcm", makeDicom(stranger))}).status == 0);
  return practice;
}

// Made once a run and copied: every opening of a vault costs what it costs an attacker.
Practice Practice::withVault() {
  static const Practice original = madeWithVault();
  return copyOf(original);
}

Practice Practice::withImages() {
  static const Practice original = madeWithImages();
  return copyOf(original);
}

std::string Practice::file(const std::string& name, ByteView bytes) const {
  const Path path = outside() / name;
  writeFile(path, bytes);
  return path.string();
}

std::vector<std::string> Practice::environment() const {
  return {"HOME=" + home().string(),          "XDG_CONFIG_HOME=" + (home() / "config").string(), "XDG_CACHE_HOME=" + (home() / "cache").string(),
          "XDG_DATA_HOME=" + (home() / "data").string(), "TMPDIR=" + (root() / "tmp").string(), "PATH=/usr/bin:/bin", "LANG=C.UTF-8"};
}

Ran Practice::run(std::vector<std::string> arguments) const {
  return runProgram(builtProgram("safelightctl"), arguments, environment(), root() / "captures");
}

Ran Practice::owner(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin() + 1, vault().string());
  arguments.insert(arguments.end(), {"--password-file", passwordFile().string()});
  return run(std::move(arguments));
}

std::vector<nlohmann::json> Practice::json(std::vector<std::string> arguments, int expected) const {
  arguments.push_back("--json");
  const Ran ran = owner(std::move(arguments));
  INFO(ran.err);
  REQUIRE(ran.status == expected);
  return linesOf(ran.out);
}

std::vector<nlohmann::json> linesOf(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

}  // namespace safelight::tests
