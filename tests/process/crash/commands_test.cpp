// safelightctl is killed at random moments of everything else that writes: exports, backups, restores, new keys. The vault stays whole, what lies
// under its final name is whole, and asking once more ends what was begun.

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <set>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"
#include "tests/process/crash/hunting.h"
#include "tests/process/crash/rounds.h"
#include "tests/support/fixed_random.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr int kOriginals = 12;

/// A practice with some images, and everything that is asked of it.
class Attacked {
 public:
  Attacked() : practice(Practice::withVault()) {
    const Path folder = practice.outside() / "card";
    std::filesystem::create_directory(folder);
    for (int i = 0; i < kOriginals; ++i) {
      DicomSample sample;
      sample.instance = std::to_string(500 + i);
      sample.side = static_cast<std::uint16_t>(64 + 40 * i);
      m_originals.insert(makeDicom(sample));
      writeFile(folder / (std::to_string(i) + ".dcm"), makeDicom(sample));
    }
    REQUIRE(practice.owner({"import", folder.string(), "--new-patients"}).status == 0);
  }

  /// Runs it whole the first time, to learn how long that takes; from then on it is killed on the way. True when it was.
  bool kill(const std::vector<std::string>& arguments, Random& random) {
    std::vector<std::string> all = arguments;
    if (arguments.front() != "restore") all.insert(all.end(), {"--password-file", practice.passwordFile().string()});
    const auto started = std::chrono::steady_clock::now();
    RunningProgram program(builtProgram("safelightctl"), all, practice.environment());
    auto& whole = m_whole[arguments.front()];
    if (whole.count() > 0) {
      pass(whole * (30 + upTo(random, 70)) / 100);
      program.signal(SIGKILL);
    }
    const int status = program.wait();
    if (whole.count() == 0) {
      CHECK(status == 0);
      whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    }
    return status == 128 + SIGKILL;
  }

  void checkVault() {
    CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
    CHECK(std::filesystem::is_empty(practice.vault() / "tmp"));
    CHECK(practice.json({"images"}).size() == kOriginals);
  }

  /// On a computer that never saw this vault: it is older than this one knows, and shall not take its place here.
  Ran verifyElsewhere(const Path& vault) const {
    const Path config = practice.outside() / ("elsewhere" + vault.filename().string()) / "safelight";
    std::filesystem::create_directories(config);
    std::filesystem::copy_file(practice.home() / "config" / "safelight" / "device-secret", config / "device-secret");
    std::vector<std::string> environment = practice.environment();
    for (std::string& variable : environment)
      if (variable.starts_with("XDG_CONFIG_HOME=")) variable = "XDG_CONFIG_HOME=" + config.parent_path().string();
    return runProgram(builtProgram("safelightctl"), {"verify", vault.string(), "--deep", "--json", "--password-file", practice.passwordFile().string()}, environment,
                      practice.root() / "captures");
  }

  /// Every image that has its name in a folder is whole.
  std::size_t wholeIn(const Path& folder) const {
    std::size_t whole = 0;
    if (!std::filesystem::exists(folder)) return 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".dcm") continue;
      INFO(entry.path().string());
      CHECK(m_originals.contains(readFile(entry.path())));
      ++whole;
    }
    return whole;
  }

  Practice practice;

 private:
  std::set<Bytes> m_originals;
  std::map<std::string, std::chrono::microseconds> m_whole;
};

}  // namespace

TEST_CASE("exports, backups, restores and rotations that are killed leave the vault whole and end when they are asked for again", "[crash]") {
  Attacked attacked;
  const Practice& practice = attacked.practice;
  FixedRandom random(crashSeed());
  std::map<std::string, int> killed;
  const Path place = practice.outside() / "place";
  const int rounds = roundsOr(4);
  const std::string vault = practice.vault().string();
  int number = 0;
  const auto fresh = [&](const char* name) { return practice.outside() / (name + std::to_string(++number)); };

  const std::vector<std::pair<const char*, std::function<void()>>> all = {
      {"backup", [&] {
         killed["backup"] += attacked.kill({"backup", vault, place.string()}, random);
         CHECK(practice.owner({"backup", place.string()}).status == 0);
       }},
      {"export", [&] {
         const Path out = fresh("out");
         killed["export"] += attacked.kill({"export", vault, "--all", "--out", out.string()}, random);
         attacked.wholeIn(out);
         const Path again = fresh("out");
         CHECK(practice.owner({"export", "--all", "--out", again.string()}).status == 0);
         CHECK(attacked.wholeIn(again) == kOriginals);
       }},
      {"restore", [&] {
         const Path to = fresh("restored");
         const bool was = attacked.kill({"restore", place.string(), to.string()}, random);
         killed["restore"] += was;
         if (was) CHECK((practice.run({"restore", place.string(), to.string()}).status == 0 || std::filesystem::exists(to / "head")));
         const auto report = attacked.verifyElsewhere(to);
         INFO(report.out << report.err);
         CHECK(report.status == 0);
         CHECK(linesOf(report.out).at(0)["objects"] == kOriginals);
       }},
      {"rotate", [&] { killed["rotate"] += attacked.kill({"rotate", vault}, random); }},
  };
  for (const auto& [name, command] : all) command();  // whole, once
  for (int round = 0; round < rounds; ++round) {
    const auto& [name, command] = all[static_cast<std::size_t>(round) % all.size()];
    INFO("round " << round << " of seed " << crashSeed() << ": " << name);
    command();
    attacked.checkVault();
  }
  for (const auto& [name, times] : killed) std::printf("safelightctl %s: killed %d times\n", name.c_str(), times);
  std::printf("%d images, none lost\n", kOriginals);
}
