// The real guard, the real workspace and the real decoder are killed at random moments of a person's day. What the window had said was in is in,
// bit for bit; a guard that lost its workspace waits locked with a new one; and the next day begins as if nothing had been.

#include <signal.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <map>

#include "core/seal/hash.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/process/canary/workday.h"
#include "tests/process/cli/dicom_sample.h"
#include "tests/process/crash/hunting.h"
#include "tests/process/crash/rounds.h"
#include "tests/support/fixed_random.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr const char* kSteps[] = {"begins: imports", "begins: sees that it is in", "done: sees that it is in", "done: opens the patient", "done: opens the image",
                                  "begins: sees the header"};

/// Everything that the window had said is in.
class Said {
 public:
  void add(const Bytes& original) { m_hashes[seal::hash(original)] = original; }

  void check(Workday& day) const {
    auto open = day.open();
    // A process that was killed lets go of its files when its last thread has ended, which may be after its first one has.
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!open && open.error().code == ErrorCode::VaultInUse && std::chrono::steady_clock::now() < limit) {
      pass(std::chrono::milliseconds(5));
      open = day.open();
    }
    INFO((open ? "" : std::string(errorName(open.error().code)) + " " + open.error().detail));
    REQUIRE(open);
    CHECK(std::filesystem::is_empty(day.vaultPath() / "tmp"));
    const auto report = vault::verifyVault(*open, vault::Depth::Deep);
    REQUIRE(report);
    for (const auto& finding : report->findings) FAIL_CHECK(finding.where << ": " << errorName(finding.error.code));
    const auto images = vault::searchImages(*open, {});
    REQUIRE(images);
    std::map<seal::Hash, int> there;
    for (const model::Image& image : *images) {
      CHECK(++there[image.blake2b] == 1);  // nothing twice
      const auto original = vault::readOriginal(*open, image.id);
      REQUIRE(original);
      const auto known = m_hashes.find(image.blake2b);
      if (known != m_hashes.end()) CHECK(*original == known->second);
    }
    for (const auto& [hash, original] : m_hashes) CHECK(there.contains(hash));
  }
  std::size_t size() const { return m_hashes.size(); }

 private:
  std::map<seal::Hash, Bytes> m_hashes;
};

Path pictureOf(const Workday& day, int round, Bytes& original) {
  DicomSample sample;
  sample.instance = std::to_string(7000 + round);
  sample.pixelText = "round " + std::to_string(round) + " ";
  original = makeDicom(sample);
  const Path file = day.root() / "outside" / ("round" + std::to_string(round) + ".dcm");
  writeFile(file, original);
  return file;
}

/// Kills one of these, at the moment that it is found; false when none runs now.
bool killOne(const std::vector<int>& processes) { return !processes.empty() && ::kill(processes.front(), SIGKILL) == 0; }

/// A guard that lost its workspace has another one soon, which waits for somebody to sign in.
void checkGuardWaits(Workday& day, int lost) {
  const int next = day.waitForAnother("begins: sees the window", lost);
  CHECK(next > 0);
  CHECK(day.guard().isRunning());
  auto open = day.open();  // nobody has the vault
  CHECK(open);
}

}  // namespace

TEST_CASE("guard, workspace and decoder are killed at random moments of a day, and what the window said stays true", "[crash]") {
  Workday day;
  Said said;
  FixedRandom random(crashSeed());
  std::map<std::string, int> killed;
  const int rounds = roundsOr(3);
  for (int round = 0; round < rounds; ++round) {
    Bytes original;
    day.giveToImport(pictureOf(day, round, original));
    day.start();
    const char* step = kSteps[upTo(random, std::size(kSteps))];
    const int workspace = day.waitFor(step);
    INFO("round " << round << " of seed " << crashSeed() << ", " << step << "\n" << day.log());
    REQUIRE(workspace > 0);
    pass(std::chrono::microseconds(upTo(random, 60'000)));
    const int guard = day.guard().id();
    std::vector<int> family = descendants(guard, "safelight-workspace");
    family.push_back(workspace);
    const auto decoders = descendants(guard, "safelight-decoder");
    family.insert(family.end(), decoders.begin(), decoders.end());
    switch (round % 3) {
      case 0: killed["workspace"] += killOne({workspace}); break;
      case 1: killed["guard"] += killOne({guard}); break;
      default: killed["decoder"] += killOne(decoders); break;
    }
    if (day.log().find("done: sees that it is in") != std::string::npos) said.add(original);
    if (round % 3 == 0) checkGuardWaits(day, workspace);
    for (const int one : descendants(guard, "safelight-workspace")) family.push_back(one);
    day.end();
    REQUIRE(areGone(family));  // they go with their guard
    said.check(day);
  }
  std::printf("killed: workspace %d, guard %d, decoder %d times; %zu images that the window had said are in, none lost\n", killed["workspace"], killed["guard"],
              killed["decoder"], said.size());
  CHECK(killed["workspace"] + killed["guard"] > rounds / 3);
}
