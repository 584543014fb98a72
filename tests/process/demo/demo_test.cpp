// The demo practice: made as packaging/run.sh --demo makes it, and looked at as anybody would.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "core/crypto/device_secret.h"
#include "core/seal/sodium_random.h"
#include "core/vault/health/health.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using nlohmann::json;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

tests::Ran makeDemo(const Practice& practice, const Path& program, const Path& out) {
  auto environment = practice.environment();
  environment.push_back("TZ=UTC");
  return tests::runProgram(program, {"--out", out.string()}, environment, practice.root() / "captures");
}

/// Nothing that anybody would have to do: whoever opens the demo meets no warning.
void checkHealth(const Practice& practice, const Path& out) {
  REQUIRE(seal::startSodium());
  SystemClock clock;
  seal::SodiumRandom random;
  const auto files = store::systemFiles();
  const auto password = crypto::SecretBytes::copyOf(tests::readFile(out / "demo-password.txt"));
  const auto device = crypto::loadOrMakeDeviceSecret(practice.home() / "config" / "safelight" / "device-secret", random);
  auto open = vault::Vault::open({clock, random, *files}, out / "Harbour Dental.safelight", vault::Credentials{"okafor", *password, *device});
  REQUIRE(open);
  auto facts = *vault::healthFacts(*open);
  facts.swap = vault::SwapProtection::NoSwap;  // whatever this computer has
  CHECK(vault::planHealth(facts).level == vault::HealthLevel::Green);
}

std::set<std::string> namesIn(const Path& folder) {
  std::set<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) names.insert(entry.path().filename().string());
  return names;
}

}  // namespace

TEST_CASE("the demo practice has worked for years, is whole, and is saved", "[demo]") {
  const Practice practice;
  const Path out = practice.outside() / "demo";
  const auto made = makeDemo(practice, tests::builtProgram("safelight-demo"), out);
  INFO(made.err);
  REQUIRE(made.status == 0);
  CHECK(namesIn(out) == std::set<std::string>{"Harbour Dental.safelight", "Harbour Dental backup", "demo-password.txt"});

  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, (out / "Harbour Dental.safelight").string());
    arguments.insert(arguments.end(), {"--login", "okafor", "--password-file", (out / "demo-password.txt").string(), "--json"});
    const auto ran = practice.run(arguments);
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return tests::linesOf(ran.out);
  };
  const auto images = ask({"images"});
  CHECK(images.size() == 58);
  std::set<std::string> years, days;
  for (const json& image : images) {
    // Filed on the day they were taken, photographs too, which do not say when that was.
    const std::string filed = image.at("importedAt").get<std::string>().substr(0, 10);
    CHECK(image.at("capturedAt").get<std::string>().substr(0, 10) == filed);
    years.insert(filed.substr(0, 4));
    days.insert(filed);
  }
  CHECK(years.size() >= 4);
  CHECK(days.size() >= 15);
  const auto patients = ask({"patients"});
  CHECK(patients.size() == 12);
  std::set<std::string> seen;
  for (const json& patient : patients) seen.insert(patient.at("lastActivity").get<std::string>().substr(0, 10));
  CHECK(seen.size() >= 5);
  CHECK(ask({"people"}).size() == 3);
  ask({"verify", "--deep"});
  checkHealth(practice, out);

  // A second one over it is refused, and the first stays.
  CHECK(makeDemo(practice, tests::builtProgram("safelight-demo"), out).status == 1);
  CHECK(ask({"images"}).size() == 58);
}

TEST_CASE("a demo that cannot be made says so and leaves nothing", "[demo]") {
  const Practice practice;
  // Without its decoder.
  const Path alone = practice.outside() / "alone";
  fs::create_directories(alone);
  fs::copy_file(tests::builtProgram("safelight-demo"), alone / "safelight-demo");
  const Path out = practice.outside() / "demo";
  const auto made = makeDemo(practice, alone / "safelight-demo", out);
  CHECK(made.status == 1);
  CHECK(made.err.find("could not be made") != std::string::npos);
  CHECK(namesIn(out).empty());
}
