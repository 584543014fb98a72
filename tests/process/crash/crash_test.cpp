// safelightctl is killed without warning at random moments of imports, again and again in the same vault. Whatever it had said was in
// is in and comes out bit for bit, and every byte of the vault still proves itself.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <thread>

#include "core/imaging/jpeg_writer.h"
#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"
#include "tests/process/crash/hunting.h"
#include "tests/process/crash/rounds.h"
#include "tests/support/fixed_random.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr int kFilesARound = 24;

Bytes dicomFile(int number, Random& random) {
  DicomSample sample;
  sample.instance = std::to_string(1000 + number);
  sample.side = static_cast<std::uint16_t>(16 + upTo(random, 200));
  sample.pixelText = "picture " + std::to_string(number) + " ";
  if (number % 3 == 0) sample.number = "X-" + std::to_string(number);
  return makeDicom(sample);
}

Bytes jpegFile(int number, Random& random) {
  imaging::Rendered picture;
  picture.width = 40 + upTo(random, 60);
  picture.height = 40;
  picture.colour = true;
  picture.pixels.assign(static_cast<std::size_t>(picture.width) * picture.height * 4, static_cast<std::uint8_t>(number));
  for (std::size_t i = 0; i < 16; ++i) picture.pixels[i] = static_cast<std::uint8_t>(number >> (i % 4 * 8));
  for (std::size_t i = 3; i < picture.pixels.size(); i += 4) picture.pixels[i] = 255;
  return imaging::writeJpeg(picture, 95, imaging::ChromaSampling::Full).value();
}

/// A folder of originals that no earlier round had.
std::string makeFolder(const Practice& practice, int round, Random& random) {
  const Path folder = practice.outside() / ("card" + std::to_string(round));
  std::filesystem::create_directory(folder);
  for (int i = 0; i < kFilesARound; ++i) {
    const int number = round * kFilesARound + i;
    const bool photo = i % 4 == 3;
    writeFile(folder / (std::to_string(number) + (photo ? ".jpg" : ".dcm")), photo ? jpegFile(number, random) : dicomFile(number, random));
  }
  return folder.string();
}

/// Image id -> where the original lies. Written line by line, so a line that is whole was said by the program.
using Acknowledged = std::map<std::string, std::string>;

void note(const std::string& line, Acknowledged& acknowledged) {
  if (line.empty() || line.back() != '}') return;  // a killed program may leave half a line
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (json.is_object() && json.contains("image") && json["image"].is_string()) acknowledged[json["image"]] = json["path"];
}

/// When a round's import is killed: never, at a moment of the time that a whole import took here, or after some of its lines.
struct Moment {
  enum class Kind { Never, AfterTime, AfterLines } kind = Kind::Never;
  std::chrono::microseconds whole{};  // what an import takes on this machine now
};

bool importAndKill(const Practice& practice, const std::string& folder, const Moment& moment, Random& random, Acknowledged& acknowledged) {
  RunningProgram program(builtProgram("safelightctl"),
                         {"import", practice.vault().string(), folder, "--new-patients", "--jobs", std::to_string(1 + upTo(random, 3)), "--password-file",
                          practice.passwordFile().string(), "--json"},
                         practice.environment());
  const std::uint32_t lines = moment.kind == Moment::Kind::AfterLines ? upTo(random, kFilesARound) : 0;
  for (std::uint32_t i = 0; i < lines; ++i) {
    const auto line = program.line();
    if (!line) break;
    note(*line, acknowledged);
  }
  // The moment of the kill is what is varied: from the unlocking on, which takes most of the time, to the end.
  if (moment.kind == Moment::Kind::AfterTime) std::this_thread::sleep_for(moment.whole * (30 + upTo(random, 65)) / 100);
  if (moment.kind != Moment::Kind::Never) program.signal(SIGKILL);
  while (const auto line = program.line()) note(*line, acknowledged);
  return program.wait() == 128 + SIGKILL;
}

void checkExports(const Practice& practice, const Acknowledged& acknowledged, int round) {
  if (acknowledged.empty()) return;
  const Path out = practice.outside() / ("out" + std::to_string(round));
  std::size_t same = 0;
  for (const auto& json : practice.json({"export", "--all", "--out", out.string()})) {
    if (!json.contains("image") || !json.contains("path")) continue;
    const auto known = acknowledged.find(json["image"]);
    if (known == acknowledged.end()) continue;  // adopted, or killed between its commit and its line
    INFO(known->second);
    CHECK(readFile(Path(json["path"].get<std::string>())) == readFile(known->second));
    ++same;
  }
  CHECK(same == acknowledged.size());
  std::filesystem::remove_all(out);
}

}  // namespace

TEST_CASE("a vault whose program is killed again and again loses nothing it acknowledged", "[crash]") {
  const auto practice = Practice::withVault();
  const int rounds = roundsOr(15);
  const std::uint64_t seed = crashSeed();
  FixedRandom random(seed);
  Acknowledged everything;
  int killed = 0;
  std::chrono::microseconds whole{};
  for (int round = 0; round < rounds; ++round) {
    Acknowledged acknowledged;
    const std::string folder = makeFolder(practice, round, random);
    Moment moment{round == 0 ? Moment::Kind::Never : round % 3 == 0 ? Moment::Kind::AfterLines : Moment::Kind::AfterTime, whole};
    const auto started = std::chrono::steady_clock::now();
    killed += importAndKill(practice, folder, moment, random, acknowledged);
    if (round == 0) whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    INFO("round " << round << " of seed " << seed << ", " << acknowledged.size() << " acknowledged");
    const auto report = practice.json({"verify", "--deep"});
    REQUIRE(report.at(0)["ok"] == true);
    CHECK(std::filesystem::is_empty(practice.vault() / "tmp"));
    std::map<std::string, nlohmann::json> listed;
    for (const auto& image : practice.json({"images"})) listed[image["id"]] = image;
    everything.merge(acknowledged);
    for (const auto& [id, path] : everything) {
      INFO(path);
      REQUIRE(listed.contains(id));
      CHECK(listed[id]["bytes"].get<std::uint64_t>() == std::filesystem::file_size(path));
    }
    // Nothing twice: an original that was adopted is the one that was imported.
    std::map<std::string, int> hashes;
    for (const auto& [id, image] : listed) CHECK(++hashes[image["blake2b"]] == 1);
    if (round % 5 == 4 || round + 1 == rounds) checkExports(practice, everything, round);
  }
  std::printf("safelightctl import: killed %d times; %zu images that it had said are in, none lost\n", killed, everything.size());
  INFO(killed << " of " << rounds << " were killed");
  CHECK(killed > rounds / 4);  // a busy machine may let some imports end before their kill
  CHECK_FALSE(everything.empty());
}
