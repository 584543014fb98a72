// An import that is stopped, politely or not: what was acknowledged is there, and nothing is half there.

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <set>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

namespace {

constexpr int kFiles = 250;

std::string makeFolder(const Practice& practice) {
  const Path folder = practice.outside() / "card";
  std::filesystem::create_directory(folder);
  for (int i = 0; i < kFiles; ++i) {
    tests::DicomSample sample;
    sample.instance = std::to_string(100 + i);
    sample.pixelText = "picture number " + std::to_string(i) + " ";
    sample.side = 128;
    tests::writeFile(folder / (std::to_string(i) + ".dcm"), tests::makeDicom(sample));
  }
  return folder.string();
}

struct Stopped {
  std::set<std::string> acknowledged;
  int status = 0;
};

/// Imports the folder and sends a signal after the first acknowledged lines.
Stopped importAndSignal(const Practice& practice, const std::string& folder, int signal) {
  tests::RunningProgram program(tests::builtProgram("safelightctl"),
                                {"import", practice.vault().string(), folder, "--password-file", practice.passwordFile().string(), "--json"},
                                practice.environment());
  Stopped stopped;
  const auto note = [&](const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    if (json.contains("image") && json["image"].is_string()) stopped.acknowledged.insert(json["image"]);
  };
  for (int i = 0; i < 5; ++i) note(program.line().value());
  program.signal(signal);
  while (const auto line = program.line()) {
    if (!line->empty() && line->back() == '}') note(*line);  // a killed program may leave half a line
  }
  stopped.status = program.wait();
  return stopped;
}

std::set<std::string> storedImages(const Practice& practice) {
  std::set<std::string> ids;
  for (const auto& image : practice.json({"images"})) ids.insert(image["id"]);
  return ids;
}

}  // namespace

TEST_CASE("Ctrl+C ends an import between two files; what was said to be in is in", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string folder = makeFolder(practice);
  const Stopped stopped = importAndSignal(practice, folder, SIGINT);
  // A very quick import may have finished before the signal arrived; both ends are sound.
  CHECK((stopped.status == 1 || stopped.acknowledged.size() == kFiles));
  CHECK(storedImages(practice) == stopped.acknowledged);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
}

TEST_CASE("an import that is killed loses nothing it acknowledged, and the next one takes in the rest", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string folder = makeFolder(practice);
  const Stopped stopped = importAndSignal(practice, folder, SIGKILL);
  CHECK(stopped.status == 128 + SIGKILL);
  const auto stored = storedImages(practice);
  for (const std::string& id : stopped.acknowledged) CHECK(stored.contains(id));
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  CHECK(std::filesystem::is_empty(practice.vault() / "tmp"));

  const auto rest = practice.json({"import", folder}).back()["summary"];
  CHECK(rest["duplicate"].get<std::size_t>() == stored.size());
  CHECK(rest["duplicate"].get<int>() + rest["quarantined"].get<int>() == kFiles);
  CHECK(storedImages(practice).size() == kFiles);
}
